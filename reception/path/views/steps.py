"""One step: why it is there, when it is due, and ticking it by hand."""

from typing import TYPE_CHECKING

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.cases import queries as cases
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.path import operations, permits, queries
from reception.path.forms import TickForm
from reception.path.queries.by_hand import mark_history, standing_mark, step_codes
from reception.path.terms import MilestoneState
from reception.path.views.bounds import first_day
from reception.path.views.room import page, path_url, room
from reception.path.views.ticking import ticked
from reception.web import answers

if TYPE_CHECKING:
    from reception.cases.models import Case


@room.route("/steps/<string:code>", methods=["GET", "POST"], permit=permits.WRITE_MARKS)
def step(number: str, code: str) -> ResponseReturnValue:
    """The step, fully explained, with the form that ticks it or sets it aside."""
    case = queries.case_about(number)
    if code not in step_codes(case):
        raise OutOfReach
    form = TickForm(state=MilestoneState.FULFILLED, on=today())
    form.earliest = first_day(case.person)
    if form.validate_on_submit() and ticked(case, code, form):
        answers.done(_said(form.state.data), undo_url=url_for(".withdraw", number=number, code=code))
        return answers.go_back(path_url(number))
    return _step_page(case, code, form)


def _step_page(case: "Case", code: str, form: TickForm) -> str:
    look, number = queries.look(case), case.person.number
    milestone = look.milestone(code)
    if milestone is None:
        raise OutOfReach
    form.next.data = form.next.data or answers.way_back(path_url(number))
    return page(
        "path/step.html",
        look,
        milestone=milestone,
        form=form,
        mark=look.marks.get(code),
        history=mark_history(case, code),
        cancel_url=answers.way_back(path_url(number, f"step-{code}")),
    )


@room.route("/steps/<string:code>/withdraw", methods=["POST"], permit=permits.WRITE_MARKS)
def withdraw(number: str, code: str) -> ResponseReturnValue:
    """Take back what was ticked: the step stands as the facts say."""
    case = cases.open_case_about(number)
    try:
        operations.withdraw(standing_mark(case, code, permits.WRITE_MARKS))
    except (operations.AlreadyWithdrawn, OutOfReach):
        flash(_("It was taken back already."), "info")
    else:
        answers.done(_("It is taken back. The step stands as the facts say."))
    return answers.go_back(path_url(number, f"step-{code}"))


def _said(state: MilestoneState) -> str:
    return _("The step is ticked.") if state is MilestoneState.FULFILLED else _("The step is set aside.")
