"""The actions of the version that is being written."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.i18n.text import _
from reception.plans import operations, permits, queries
from reception.plans.forms import ActionForm, ChangeActionForm
from reception.plans.views.room import back_to_draft, is_gone, no_draft, room, saved, show
from reception.web import answers

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.plans.models import Action


@room.route("/goals/<int:goal_id>/actions/new", methods=["GET", "POST"], permit=permits.WRITE)
def new_action(number: str, goal_id: int) -> ResponseReturnValue:
    """Add an action towards a goal."""
    case = cases.open_case_about(number)
    goal = queries.goal(case, goal_id)
    if is_gone(goal.plan):
        return no_draft(number)
    form = ActionForm().offer(goal.phase)
    if form.validate_on_submit() and saved(form, goal.plan, lambda _plan: operations.add_action(goal, **form.facts)):
        answers.done(_("The action is added."))
        return _onwards(number, goal_id)
    return show("plans/action.html", case, form=form, goal=goal, action=None)


def _onwards(number: str, goal_id: int) -> ResponseReturnValue:
    if "again" in request.form:
        return answers.go_back(url_for("plans.new_action", number=number, goal_id=goal_id))
    return back_to_draft(number, goal_id)


@room.route("/actions/<int:action_id>", methods=["GET", "POST"], permit=permits.WRITE)
def edit_action(number: str, action_id: int) -> ResponseReturnValue:
    """Change what is to be done, by whom, or by when."""
    case, action = _found(number, action_id)
    goal = action.goal
    if is_gone(goal.plan):
        return no_draft(number)
    form = _change_form(action)
    is_valid = form.validate_on_submit()
    is_latest = is_valid and not form.is_outdated(action, lambda: _change_form(action, formdata=None))
    if is_latest and saved(form, goal.plan, lambda _plan: operations.change_action(action, **form.facts)):
        answers.done(_("The action is changed."))
        return back_to_draft(number, goal.id)
    return show("plans/action.html", case, form=form, goal=goal, action=action)


def _change_form(action: "Action", **options: Any) -> ChangeActionForm:
    form = ChangeActionForm(obj=action, **options)
    form.offer(action.goal.phase, action.sentence)
    return form


@room.route("/actions/<int:action_id>/remove", methods=["POST"], permit=permits.WRITE)
def remove_action(number: str, action_id: int) -> ResponseReturnValue:
    """Take an action out."""
    _case, action = _found(number, action_id)
    goal_id = action.goal_id
    try:
        operations.remove_action(action)
    except operations.NotDraft:
        return no_draft(number)
    answers.done(_("The action is removed."))
    return back_to_draft(number, goal_id)


def _found(number: str, action_id: int) -> tuple["Case", "Action"]:
    case = cases.open_case_about(number)
    return case, queries.action(case, action_id)
