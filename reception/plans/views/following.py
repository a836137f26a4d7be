"""Following up the version that stands: what is done, what is reached, what is not to be."""

from collections.abc import Callable
from typing import Final, TypeVar

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.i18n.formats import today
from reception.i18n.markers import N_, Term
from reception.i18n.text import _
from reception.plans import operations, permits, queries
from reception.plans.terms import ActionState, GoalState
from reception.plans.views.room import back_to_plan, room
from reception.web import answers

State = TypeVar("State", bound=Term)

#: What is said on the next page.
SAID: Final = {
    GoalState.REACHED: N_("The goal is reached."),
    GoalState.DROPPED: N_("The goal is given up."),
    GoalState.UNDER_WAY: N_("The goal is under way again."),
    ActionState.DONE: N_("The action is done."),
    ActionState.DROPPED: N_("The action is not to be done."),
    ActionState.PLANNED: N_("The action is planned again."),
}


@room.route("/goals/<int:goal_id>/state", methods=["POST"], permit=permits.WRITE)
def goal_state(number: str, goal_id: int) -> ResponseReturnValue:
    """Say where a goal stands: `state` is a code of GoalState."""
    goal = queries.goal(cases.open_case_about(number), goal_id)
    state = _asked(GoalState)
    undo_url = url_for("plans.goal_state", number=number, goal_id=goal_id, state=goal.state)
    return _followed(number, goal_id, state, lambda: operations.set_goal_state(goal, state, today()), undo_url)


@room.route("/actions/<int:action_id>/state", methods=["POST"], permit=permits.WRITE)
def action_state(number: str, action_id: int) -> ResponseReturnValue:
    """Say where an action stands: `state` is a code of ActionState."""
    action = queries.action(cases.open_case_about(number), action_id)
    state = _asked(ActionState)
    undo_url = url_for("plans.action_state", number=number, action_id=action_id, state=action.state)
    return _followed(
        number, action.goal_id, state, lambda: operations.set_action_state(action, state, today()), undo_url
    )


def _followed(number: str, goal_id: int, state: Term, work: Callable[[], None], undo_url: str) -> ResponseReturnValue:
    try:
        work()
    except operations.NotAgreed:
        flash(_("Another version of the plan stands now. Look at it, and try again there."), "info")
    else:
        answers.done(_(SAID[state]), undo_url=undo_url)
    return back_to_plan(number, f"goal-{goal_id}")


def _asked(states: type[State]) -> State:
    """The state that was sent, or that the address of an Undo names; anything else is a request that cannot be read."""
    try:
        return states(request.values.get("state", ""))
    except ValueError:
        abort(400)
