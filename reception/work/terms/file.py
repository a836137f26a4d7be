"""The words of a file on work as a whole: what somebody looks for, and how staff came to know something."""

from reception.i18n.markers import N_, Term


class Seeks(Term):
    """What somebody looks for now."""

    NOT_NOW = "not-now", N_("Looks for nothing now")
    PLACEMENT = "placement", N_("Looks for a placement")
    JOB = "job", N_("Looks for a job")
    BOTH = "both", N_("Looks for a placement or a job")


class LearntThrough(Term):
    """How the unit came to know it. What an authority tells needs a ground (OSL 2009:400, 10 kap.)."""

    PERSON = "person", N_("The person told it")
    DOCUMENT = "document", N_("A decision, contract or pay slip")
    EMPLOYER = "employer", N_("The employer told it")
    AUTHORITY = "authority", N_("The authority told it, with consent or by law")
    OWN_UNIT = "own-unit", N_("The unit's own decision")


class EndedBy(Term):
    """Who ended it."""

    AS_PLANNED = "as-planned", N_("Ended as planned")
    PERSON = "person", N_("The person")
    EMPLOYER = "employer", N_("The employer")
    AUTHORITY = "authority", N_("Arbetsförmedlingen")
    MUNICIPALITY = "municipality", N_("The municipality")
    UNKNOWN = "unknown", N_("Not known")
