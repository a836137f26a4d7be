"""Pauses of a path: set, changed, ended, and taken away when they were a slip."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.cases import operations, permits, queries
from reception.cases.forms.pausing import ChangePauseForm, PauseActForm, PauseForm
from reception.cases.terms import CaseState
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people.tabs import person_url
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case, Pause

room = Room("pauses", __name__, url_prefix="/cases/<number:number>/pauses")


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE)
def new(number: str) -> ResponseReturnValue:
    """Let the path rest."""
    case = queries.case(number, permits.WRITE)
    if case.state is CaseState.CLOSED:
        flash(_("The case is closed. Open it again before you pause the path."), "late")
        return redirect(person_url(case.person), 303)
    form = PauseForm(starts_on=today())
    form.opened_on = case.opened_on
    if form.validate_on_submit() and _saved(form, lambda: operations.pause_path(case, **_facts(form))):
        answers.done(_("The path rests. Its dates have moved, and say so."))
        return answers.go_back(_path_of(case))
    return _page(form, case)


@room.route("/<int:pause_id>", methods=["GET", "POST"], permit=permits.WRITE)
def edit(number: str, pause_id: int) -> ResponseReturnValue:
    """Other days, or another reason."""
    case, pause = _found(number, pause_id)
    form = ChangePauseForm(obj=pause)
    form.opened_on = case.opened_on
    is_latest = form.validate_on_submit() and not form.is_outdated(pause)
    if is_latest and _saved(form, lambda: operations.change_pause(pause, **_facts(form))):
        answers.done(_("The pause is changed. The dates of the path follow."))
        return answers.go_back(_path_of(case))
    return _page(form, case, pause=pause)


@room.route("/<int:pause_id>/end", methods=["POST"], permit=permits.WRITE)
def end(number: str, pause_id: int) -> ResponseReturnValue:
    """Today is the last day."""
    return _acted(
        number,
        pause_id,
        lambda pause: operations.end_pause(pause, today()),
        _("The pause ends today. The path goes on tomorrow."),
    )


@room.route("/<int:pause_id>/remove", methods=["POST"], permit=permits.WRITE)
def remove(number: str, pause_id: int) -> ResponseReturnValue:
    """It was a slip: the path never rested."""
    return _acted(number, pause_id, operations.remove_pause, _("The pause is removed. The dates of the path follow."))


def _acted(number: str, pause_id: int, act: Callable[["Pause"], None], words: str) -> ResponseReturnValue:
    """Do it, unless somebody has changed the pause since it was shown: then show it again."""
    case, pause = _found(number, pause_id)
    form = PauseActForm()
    if form.is_outdated(pause):
        flash(_("Somebody has changed the pause meanwhile. Look at it before you go on."), "late")
        return redirect(url_for(".edit", number=number, pause_id=pause_id), 303)
    act(pause)
    answers.done(words)
    return answers.go_back(_path_of(case))


def _saved(form: PauseForm, work: Callable[[], object]) -> bool:
    try:
        work()
    except operations.PausedAlready as problem:
        form.refuse("starts_on", _days_taken(problem.other))
    return not form.failed


def _days_taken(other: "Pause") -> str:
    first = other.starts_on.isoformat()
    if other.ends_on is None:
        return _("The path rests from %(first)s until further notice. Change that pause instead.", first=first)
    return _(
        "The path rests from %(first)s to %(last)s already. Change that pause, or write other days.",
        first=first,
        last=other.ends_on.isoformat(),
    )


def _facts(form: PauseForm) -> dict[str, Any]:
    return {name: form.values[name] for name in ("reason", "starts_on", "ends_on", "note")}


def _found(number: str, pause_id: int) -> tuple["Case", "Pause"]:
    case = queries.case(number, permits.WRITE)
    return case, queries.pause(case, pause_id, permits.WRITE)


def _page(form: PauseForm, case: "Case", **more: object) -> str:
    cancel_url = answers.way_back(_path_of(case))
    return render_template("cases/pause.html", form=form, case=case, cancel_url=cancel_url, today=today(), **more)


def _path_of(case: "Case") -> str:
    return url_for("path.of_person", number=case.person.number)
