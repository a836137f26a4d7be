"""The words of matching people and places: what is compared, and what comes of it."""

from reception.i18n.markers import N_, Term


class Aspect(Term):
    """What is compared, in the order in which it is shown. Nothing else is ever compared, see `rules.matching`."""

    WORKED = "worked", N_("What the person has worked with")
    STUDIED = "studied", N_("What the person is educated for")
    SOON = "soon", N_("What the person wants to work with soon")
    LATER = "later", N_("What the person wants to work with in the long run")
    KIND = "kind", N_("Placement or job")
    SWEDISH = "swedish", N_("Swedish at work")
    LANGUAGES = "languages", N_("Languages of use there")
    LICENCE = "licence", N_("Driving licence")
    EXTENT = "extent", N_("Hours")
    ODD_HOURS = "odd-hours", N_("Evenings, nights and weekends")
    START = "start", N_("First day")


class Fit(Term):
    """What comes of a comparison. What is not known is asked for: it speaks against nobody."""

    MET = "met", N_("Fits")
    NOT_MET = "not-met", N_("Does not fit")
    ASK = "ask", N_("Ask about it")


class Able(Term):
    """Whether somebody can or has something, as far as it is known."""

    YES = "yes", N_("Yes")
    PERHAPS = "perhaps", N_("Perhaps")
    NO = "no", N_("No")
