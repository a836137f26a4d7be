"""The words about how far a language is translated."""

from reception.i18n.markers import N_, Term


class Coverage(Term):
    """Where a message stands in a language."""

    REVIEWED = "reviewed", N_("Reviewed")
    TO_REVIEW = "to_review", N_("To be reviewed")
    OUTDATED = "outdated", N_("Outdated: the Swedish has changed")
    MISSING = "missing", N_("Missing")


class Part(Term):
    """Where newcomers meet a message."""

    PLAN = "plan", N_("The plan")
    PATH = "path", N_("The path and the rights")
    INTERVIEW = "interview", N_("The interview about skills")
    PAGES = "pages", N_("Pages, letters and papers")
