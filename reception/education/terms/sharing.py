"""The words of what the school's board lets another board know."""

from reception.i18n.markers import N_, Term


class SharedGroup(Term):
    """A group of facts about studies that may cross from one board to another."""

    STATUS = "status", N_("What somebody studies, and since when")
    ATTENDANCE = "attendance", N_("Share of lessons attended, and absence to act on")
    RESULTS = "results", N_("Courses passed, and grades")
    PLAN = "plan", N_("The individual study plan")


class SharingGround(Term):
    """Why the facts may cross."""

    CONSENT = "consent", N_("The pupil's consent")
    LAW = "law", N_("A duty in law")
    DECISION = "decision", N_("The boards' decision: the facts are not secret")


class ActsOn(Term):
    """Who is to act when a rule about absence is met."""

    TEACHER = "teacher", N_("The group's responsible teacher")
    CASEWORKER = "caseworker", N_("The caseworker")


class AgreementState(Term):
    """Where an agreement between boards stands on a day. It is reckoned, never stored."""

    HOLDS = "holds", N_("Holds")
    COMING = "coming", N_("Begins later")
    ENDED = "ended", N_("Ended")
    STRUCK = "struck", N_("Struck: entered wrongly")


class NotShared(Term):
    """Why a group of facts is not shown to another board. None of them says whether there is anything to show."""

    NOT_AGREED = "not-agreed", N_("The boards have not agreed that this may be told.")
    NO_CONSENT = "no-consent", N_("The pupil has not consented that this may be told, or the consent no longer holds.")
    NOTHING = "nothing", N_("Nothing of this is known here.")
