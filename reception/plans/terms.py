"""The words of the individual plan."""

from reception.i18n.markers import N_, Term


class PlanState(Term):
    """Where a version of a plan stands. One that was agreed is never rewritten: changing it begins the next."""

    DRAFT = "draft", N_("Being written")
    AGREED = "agreed", N_("Agreed")
    REPLACED = "replaced", N_("Replaced by a later version")


class GoalState(Term):
    """Where a goal stands."""

    UNDER_WAY = "under_way", N_("Under way")
    REACHED = "reached", N_("Reached")
    DROPPED = "dropped", N_("Given up")


class ActionState(Term):
    """Where an action stands."""

    PLANNED = "planned", N_("Planned")
    DONE = "done", N_("Done")
    DROPPED = "dropped", N_("Not to be done")


class NeedAnswer(Term):
    """What somebody answers when asked about a need. Nobody has to answer."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    NOT_SAID = "not-said", N_("Does not wish to say")
