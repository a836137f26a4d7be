"""What the list of pupils may be narrowed to."""

from reception.i18n.markers import N_, Term


class Shown(Term):
    """Whom the list of pupils shows."""

    NOW = "now", N_("Studies, waits or is new")
    ALL = "all", N_("All who have not left")
    WAITING = "waiting", N_("Waits for a place")
    STUDIES = "studies", N_("Studies SFI")
    PAUSED = "paused", N_("Pauses")
    ENDED = "ended", N_("Has ended SFI")
    RIGHT_ENDS = "right-ends", N_("The right ends soon")
    WITHOUT_PLAN = "without-plan", N_("Studies without a study plan")
    TO_REVIEW = "to-review", N_("The study plan is to be reviewed")
    LEFT = "left", N_("Has left the school")
