"""The words of rules."""

from reception.i18n.markers import N_, Term


class Gravity(Term):
    """What a remark does: a refusal stops the entry, a warning is shown and the entry is taken."""

    REFUSAL = "refusal", N_("Not possible")
    WARNING = "warning", N_("Please note")


class Footing(Term):
    """Whether a rule was read in the source's wording of today."""

    READ = "read", N_("Read in the source")
    TO_CONFIRM = "to-confirm", N_("To be confirmed")
