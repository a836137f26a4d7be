"""Which number a version of a plan has, in which order goals stand, and what the next version takes over. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, Protocol, TypeVar

from reception.cases.terms import Phase
from reception.plans.terms import ActionState, GoalState, PlanState

#: A plan that nobody set a day for is looked at again after so many days. The project's proposal; the municipality's
#: own routine goes before it, and the day can be changed each time.
REVIEW_AFTER_DAYS: Final = 90

#: What an earlier version leaves behind: the next one holds what is still ahead, and what was done on the way there.
TAKEN_OVER: Final = frozenset({GoalState.UNDER_WAY})
LEFT_OUT: Final = frozenset({ActionState.DROPPED})


class Versioned(Protocol):
    """As much as is needed of a plan."""

    id: int
    state: PlanState
    agreed_on: date | None


class Placed(Protocol):
    """As much as is needed of a goal."""

    id: int
    phase: Phase
    position: int


Plan = TypeVar("Plan", bound=Versioned)
Goal = TypeVar("Goal", bound=Placed)


def in_order(plans: Iterable[Plan]) -> list[Plan]:
    """The versions of one case's plan, the first agreed first, a draft last."""
    return sorted(plans, key=lambda plan: (plan.agreed_on is None, plan.agreed_on or date.max, plan.id))


def numbers(plans: Iterable[Plan]) -> dict[int, int]:
    """{id of the plan: number of its version, from 1} within one case."""
    return {plan.id: number for number, plan in enumerate(in_order(plans), 1)}


def agreed(plans: Iterable[Plan]) -> Plan | None:
    """The version that stands: the last of those that are agreed (two, where two records became one), or None."""
    standing = [plan for plan in in_order(plans) if plan.state is PlanState.AGREED]
    return standing[-1] if standing else None


def draft(plans: Iterable[Plan]) -> Plan | None:
    """The version that is being written, or None."""
    return next((plan for plan in plans if plan.state is PlanState.DRAFT), None)


def by_phase(goals: Iterable[Goal]) -> list[tuple[Phase, list[Goal]]]:
    """The goals of each phase that has any, the phases in their own order."""
    ordered = sorted(goals, key=lambda goal: (goal.position, goal.id))
    grouped = [(phase, [goal for goal in ordered if goal.phase is phase]) for phase in Phase]
    return [(phase, found) for phase, found in grouped if found]


def moved(goals: Sequence[Goal], goal: Goal, by: int) -> list[Goal]:
    """The goals of a plan as they stand once `goal` has gone one place up (-1) or down (1) within its phase."""
    ordered = [each for _phase, found in by_phase(goals) for each in found]
    place = ordered.index(goal)
    other = place + by
    if 0 <= other < len(ordered) and ordered[other].phase is goal.phase:
        ordered[place], ordered[other] = ordered[other], ordered[place]
    return ordered
