"""Closing a case, saying afterwards how it ended, and opening it again."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue

from reception.cases import operations, permits, queries
from reception.cases.forms.closing import ChangeEndingForm, CloseForm, EndingForm, ReopenForm
from reception.cases.rules import is_asked_after
from reception.cases.terms import CaseState
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people.tabs import person_url
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case, Closing

room = Room("closing", __name__, url_prefix="/cases/<number:number>")


@room.route("/close", methods=["GET", "POST"], permit=permits.WRITE)
def close(number: str) -> ResponseReturnValue:
    """Close a case with an outcome and a reason, knowing what it leaves undone."""
    case = queries.case(number, permits.WRITE)
    if case.state is CaseState.CLOSED:
        return _said(case, _("The case is closed already."))
    tasks, form = queries.open_tasks_of(case), CloseForm(on=today(), version=case.version)
    form.opened_on, form.active_on = case.opened_on, case.active_on
    if not tasks:
        del form.cancel_tasks
    if form.validate_on_submit() and not form.is_outdated(case):
        return _closed(case, form)
    left = queries.left_open(case)
    return render_template(
        "cases/close.html",
        form=form,
        case=case,
        tasks=tasks,
        left=left,
        cancel_url=answers.way_back(person_url(case.person)),
    )


def _closed(case: "Case", form: CloseForm) -> ResponseReturnValue:
    facts = {name: form.values[name] for name in ("on", "outcome", "reason", "note")}
    try:
        operations.close(case, **facts, cancel_tasks=bool(form.values.get("cancel_tasks")))
    except operations.AlreadyClosed:
        return _said(case, _("The case is closed already."))
    if is_asked_after(form.reason.data):
        answers.done(_("The case is closed. After 90 days it is asked what became of the person."))
    else:
        answers.done(_("The case is closed. Nobody is asked about it again."))
    return redirect(person_url(case.person), 303)


@room.route("/closing", methods=["GET", "POST"], permit=permits.WRITE)
def ending(number: str) -> ResponseReturnValue:
    """Put right how a case ended, or write it down for one that was closed without it."""
    case = queries.case(number, permits.WRITE)
    if case.state is CaseState.OPEN:
        return _said(case, _("The case is open."))
    closing = queries.ending_of(case, permits.WRITE).closing
    form = EndingForm() if closing is None else ChangeEndingForm(obj=closing)
    if form.validate_on_submit() and _is_latest(form, closing):
        return _described(case, closing, form)
    cancel_url = answers.way_back(person_url(case.person))
    return render_template("cases/closing.html", form=form, case=case, closing=closing, cancel_url=cancel_url)


def _is_latest(form: EndingForm, closing: "Closing | None") -> bool:
    return closing is None or not (isinstance(form, ChangeEndingForm) and form.is_outdated(closing))


def _described(case: "Case", closing: "Closing | None", form: EndingForm) -> ResponseReturnValue:
    facts: dict[str, Any] = {name: form.values[name] for name in ("outcome", "reason", "note")}
    try:
        if closing is None:
            operations.describe_ending(case, **facts)
        else:
            operations.change_closing(closing, **facts)
    except (operations.AlreadyDescribed, operations.NotClosed):
        return _said(case, _("Somebody else has changed how the case ended. Look at it before you go on."))
    answers.done(_("How the case ended is saved."))
    return answers.go_back(person_url(case.person))


@room.route("/reopen", methods=["GET", "POST"], permit=permits.WRITE)
def reopen(number: str) -> ResponseReturnValue:
    """Open a closed case again, under its number and with its history."""
    case = queries.case(number, permits.WRITE)
    if case.closed_on is None:
        return _said(case, _("The case is open."))
    form = ReopenForm(on=today(), version=case.version)
    form.closed_on = case.closed_on
    is_latest = form.validate_on_submit() and not form.is_outdated(case)
    if is_latest and _reopened(case, form):
        return redirect(person_url(case.person), 303)
    return render_template(
        "cases/reopen.html",
        form=form,
        case=case,
        ending=queries.ending_of(case, permits.WRITE),
        cancel_url=answers.way_back(person_url(case.person)),
    )


def _reopened(case: "Case", form: ReopenForm) -> bool:
    try:
        operations.reopen(case, on=form.on.data, because=str(form.because.data))
        answers.done(_("The case is open again."))
    except operations.NotClosed:
        flash(_("The case is open."), "info")
    except operations.AnotherOpen:
        form.refuse(
            None,
            _("Another case about this person is open in the unit. Work goes on there, and this one stays closed."),
        )
    return not form.failed


def _said(case: "Case", words: str) -> ResponseReturnValue:
    flash(words, "info")
    return redirect(person_url(case.person), 303)
