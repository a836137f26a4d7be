"""The plan that was agreed with her: goals and actions, as plain facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.access.actor import newcomer
from reception.cases.terms import Owner, Phase
from reception.plans.models import Action, Goal, Plan
from reception.plans.rules import versions
from reception.plans.rules.library import sentence
from reception.plans.terms import ActionState, GoalState
from reception.portal import permits


@dataclass(frozen=True)
class Words:
    """What a goal or an action says: a sentence of the library (a msgid), free words of staff in Swedish, or both."""

    sentence: str | None
    text: str | None


@dataclass(frozen=True)
class OwnAction:
    """Who does what, and by when."""

    words: Words
    owner: Owner
    due_on: date | None
    state: ActionState


@dataclass(frozen=True)
class OwnGoal:
    """What she wants to reach."""

    words: Words
    state: GoalState
    actions: tuple[OwnAction, ...]


@dataclass(frozen=True)
class OwnPlan:
    """The version that stands. `wish` is in her own words, as they were written down."""

    number: int
    agreed_on: date
    review_on: date | None
    wish: str | None
    phases: tuple[tuple[Phase, tuple[OwnGoal, ...]], ...]


def own_plan() -> OwnPlan | None:
    """The plan that was agreed with her last; None before one is. What is being written is not shown."""
    plan, number = agreed_plan() or (None, 0)
    if plan is None or plan.agreed_on is None:
        return None
    return OwnPlan(number, plan.agreed_on, plan.review_on, plan.own_wish, _phases(plan.goals))


def agreed_plan() -> tuple[Plan, int] | None:
    """The row of the plan that was agreed with her last, with its goals and actions, and the number of its version;
    None before one is."""
    plans = permits.PLAN.all(sa.select(Plan).where(Plan.case_id == newcomer().case_id))
    plan = versions.agreed(plans)
    if plan is None:
        return None
    content = selectinload(Plan.goals).selectinload(Goal.actions)
    permits.PLAN.one(sa.select(Plan).where(Plan.id == plan.id).options(content))
    return plan, versions.numbers(plans)[plan.id]


def _phases(goals: Iterable[Goal]) -> tuple[tuple[Phase, tuple[OwnGoal, ...]], ...]:
    """What was given up is left out."""
    wanted = [goal for goal in goals if goal.state is not GoalState.DROPPED]
    return tuple((phase, tuple(_goal(goal) for goal in found)) for phase, found in versions.by_phase(wanted))


def _goal(goal: Goal) -> OwnGoal:
    actions = (_action(one) for one in goal.actions if one.state is not ActionState.DROPPED)
    return OwnGoal(_words(goal), goal.state, tuple(actions))


def _action(action: Action) -> OwnAction:
    return OwnAction(_words(action), action.owner, action.due_on, action.state)


def _words(row: Goal | Action) -> Words:
    """A code that the library does not know stands as it is where nothing else is said."""
    found = sentence(row.sentence)
    return Words(found.text if found else None, row.text or (None if found else row.sentence))
