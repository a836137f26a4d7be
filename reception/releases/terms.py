"""The words of releases."""

from reception.i18n.markers import N_, Term


class Answer(Term):
    """What a published number is the number of."""

    COUNTED = "counted", N_("Counted")
    YES = "yes", N_("Reached it")
    NO = "no", N_("Did not")
    UNKNOWN = "unknown", N_("Cannot be counted")


class Detail(Term):
    """How finely a figure is split by a breakdown."""

    WITH_SEX = "with-sex", N_("Split, and by sex as well")
    ALONE = "alone", N_("Split by this alone")
    OUT = "out", N_("Not split by this")


class DraftState(Term):
    """How far a draft is."""

    NEW = "new", N_("Not built yet")
    BUILDING = "building", N_("Being built")
    BUILT = "built", N_("Built")
    FAILED = "failed", N_("Could not be built")
    PUBLISHING = "publishing", N_("Being published")
