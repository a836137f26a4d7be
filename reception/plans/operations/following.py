"""What becomes of the goals and actions of the version that stands. Their texts stay as they were agreed."""

from datetime import date

from reception.audit.log import record
from reception.cases.operations import active
from reception.db.locking import hold
from reception.db.session import db
from reception.plans import queries
from reception.plans.models import Action, Goal, Plan
from reception.plans.terms import ActionState, GoalState, PlanState


class NotAgreed(Exception):
    """The version does not stand: it is being written, or another has replaced it."""


def set_goal_state(goal: Goal, state: GoalState, on: date) -> None:
    """A goal is reached, given up, or under way after all. Raises NotAgreed."""
    _check_standing(goal.plan)
    twins = [twin for twin in _draft_goals(goal.plan) if _key(twin) == _key(goal)]
    for each in (goal, *twins):
        each.state, each.ended_on = state, None if state is GoalState.UNDER_WAY else on
    db.session.flush()
    active(goal.plan.case, on)
    record("goal.followed-up", goal, state=state)


def set_action_state(action: Action, state: ActionState, on: date) -> None:
    """An action is done, is not to be done, or is to be done after all. Raises NotAgreed."""
    goal = action.goal
    _check_standing(goal.plan)
    alike = [twin for twin in _draft_goals(goal.plan) if _key(twin) == _key(goal)]
    twins = [twin for other in alike for twin in other.actions if _key(twin) == _key(action)]
    for each in (action, *twins):
        each.state, each.ended_on = state, None if state is ActionState.PLANNED else on
    db.session.flush()
    active(goal.plan.case, on)
    record("action.followed-up", action, state=state)


def _check_standing(plan: Plan) -> None:
    hold(plan)
    if plan.state is not PlanState.AGREED:
        raise NotAgreed


def _draft_goals(plan: Plan) -> list[Goal]:
    """The goals of the next version, while it is being written: what was copied there follows along."""
    draft = queries.draft_of(plan.case)
    return list(draft.goals) if draft else []


def _key(row: Goal | Action) -> tuple[str | None, str | None]:
    return row.sentence, row.text
