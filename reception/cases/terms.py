"""The words of cases and tasks."""

from reception.i18n.markers import N_, Term


class CaseState(Term):
    """Whether a case is worked with."""

    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Closed")


class TaskState(Term):
    """Where a task stands."""

    OPEN = "open", N_("To do")
    DONE = "done", N_("Done")
    CANCELLED = "cancelled", N_("Cancelled")
