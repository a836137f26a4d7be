"""The words of cases and tasks."""

from reception.i18n.markers import N_, Term


class CaseState(Term):
    """Whether a case is worked with."""

    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Closed")


class Weight(Term):
    """How much work a case is, beside others of the unit. What each counts for stands in `rules`."""

    LIGHT = "light", N_("Lighter")
    ORDINARY = "ordinary", N_("Ordinary")
    DEMANDING = "demanding", N_("Demanding")


class GivenOutcome(Term):
    """What became of a case in a hand-over of many."""

    GIVEN = "given", N_("Handed over")
    ALREADY = "already", N_("Has this caseworker already")
    CLOSED = "closed", N_("The case is closed")
    NOT_NAMED = "not-named", N_("The person is protected, and the caseworker is not named for the file")
    OUTSIDE_UNIT = "outside-unit", N_("The caseworker does no casework in the case's unit")
    CHANGED = "changed", N_("Somebody else was given the case meanwhile")
    TAKEN_BACK = "taken-back", N_("Taken back")


class TaskState(Term):
    """Where a task stands."""

    OPEN = "open", N_("To do")
    DONE = "done", N_("Done")
    CANCELLED = "cancelled", N_("Cancelled")
