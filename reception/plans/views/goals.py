"""The goals of the version that is being written."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.cases.terms import Phase
from reception.i18n.text import _
from reception.plans import operations, permits, queries
from reception.plans.forms import ChangeGoalForm, GoalForm
from reception.plans.views.room import back_to_draft, is_gone, no_draft, room, saved, show
from reception.web import answers

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.plans.models import Goal

UP, DOWN = -1, 1


@room.route("/goals/new", methods=["GET", "POST"], permit=permits.WRITE)
def new_goal(number: str) -> ResponseReturnValue:
    """Add a goal, and the first actions towards it. `?phase=` says which sentences come first."""
    case = cases.open_case_about(number)
    draft = queries.draft_of(case)
    if is_gone(draft):
        return no_draft(number)
    asked = request.args.get("phase", type=Phase)
    form = GoalForm(phase=asked).offer(asked)
    if form.validate_on_submit() and saved(
        form, draft, lambda plan: operations.add_goal(plan, **form.facts, actions=form.actions)
    ):
        answers.done(_("The goal is added."))
        return _onwards(number, form.chosen_phase)
    return show("plans/goal.html", case, form=form, goal=None)


def _onwards(number: str, phase: Phase | None) -> ResponseReturnValue:
    if "again" in request.form:
        return answers.go_back(url_for("plans.new_goal", number=number, phase=phase))
    return back_to_draft(number)


@room.route("/goals/<int:goal_id>", methods=["GET", "POST"], permit=permits.WRITE)
def edit_goal(number: str, goal_id: int) -> ResponseReturnValue:
    """Change what a goal says."""
    case, goal = _found(number, goal_id)
    if is_gone(goal.plan):
        return no_draft(number)
    form = _change_form(goal)
    is_valid = form.validate_on_submit()
    is_latest = is_valid and not form.is_outdated(goal, lambda: _change_form(goal, formdata=None))
    if is_latest and saved(form, goal.plan, lambda _plan: operations.change_goal(goal, **form.facts)):
        answers.done(_("The goal is changed."))
        return back_to_draft(number, goal_id)
    return show("plans/goal.html", case, form=form, goal=goal)


def _change_form(goal: "Goal", **options: Any) -> ChangeGoalForm:
    form: ChangeGoalForm = ChangeGoalForm(obj=goal, **options).offer(goal.phase, goal.sentence)
    return form


@room.route("/goals/<int:goal_id>/remove", methods=["GET", "POST"], permit=permits.WRITE)
def remove_goal(number: str, goal_id: int) -> ResponseReturnValue:
    """Take a goal out with its actions; one that has any is asked about first."""
    case, goal = _found(number, goal_id)
    if goal.plan.agreed_on is not None:
        return no_draft(number)
    if request.method == "GET":
        return show("plans/remove_goal.html", case, goal=goal)
    return _written(number, lambda: operations.remove_goal(goal), _("The goal is removed."))


@room.route("/goals/<int:goal_id>/<any(up, down):way>", methods=["POST"], permit=permits.WRITE)
def move_goal(number: str, goal_id: int, way: str) -> ResponseReturnValue:
    """Let a goal stand one place higher or lower in its phase."""
    _case, goal = _found(number, goal_id)
    return _written(number, lambda: operations.move_goal(goal, UP if way == "up" else DOWN), None, goal_id)


def _written(number: str, work: Any, words: str | None, goal_id: int | None = None) -> ResponseReturnValue:
    try:
        work()
    except operations.NotDraft:
        return no_draft(number)
    if words:
        answers.done(words)
    return back_to_draft(number, goal_id)


def _found(number: str, goal_id: int) -> tuple["Case", "Goal"]:
    case = cases.open_case_about(number)
    return case, queries.goal(case, goal_id)
