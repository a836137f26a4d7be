"""The words of figures on work: why somebody stands in neither number."""

from reception.i18n.markers import N_, Term


class Uncounted(Term):
    """Why it cannot be said of somebody whether she counts."""

    BIRTH_UNKNOWN = "birth-unknown", N_("Whether it is a person of the ages asked about is not known")
    NOT_YET = "not-yet", N_("The time that is asked about has not passed")
    STATUS_UNKNOWN = "status-unknown", N_("Where the person stood on that day is not known")
    SUPPORT_UNKNOWN = "support-unknown", N_("What the person lives by is not known")
    LEVEL_UNKNOWN = "level-unknown", N_("The job, or what was mapped, has no occupation to compare")
    LEFT = "left", N_("Moved away")
    DECEASED = "deceased", N_("Deceased")
