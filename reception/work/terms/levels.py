"""How a job compares with what somebody has done before."""

from reception.i18n.markers import N_, Term


class JobLevel(Term):
    """A job beside the occupations somebody was mapped in, by SSYK 2012 and its levels of skill (figure I22)."""

    SAME = "same", N_("The same occupation")
    NEAR = "near", N_("A closely related occupation")
    SAME_LEVEL = "same-level", N_("Another occupation at the same level")
    HIGHER = "higher", N_("Another occupation at a higher level")
    LOWER = "lower", N_("A lower level than before")
    UNKNOWN = "unknown", N_("Cannot be compared")
