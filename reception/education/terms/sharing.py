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
