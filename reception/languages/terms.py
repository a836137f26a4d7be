"""The words about how far a language is translated."""

from reception.i18n.markers import N_, Term


class Coverage(Term):
    """Where a message stands in a language."""

    REVIEWED = "reviewed", N_("Reviewed")
    TO_REVIEW = "to_review", N_("To be reviewed")
    OUTDATED = "outdated", N_("Outdated: the Swedish has changed")
    MISSING = "missing", N_("Missing")
