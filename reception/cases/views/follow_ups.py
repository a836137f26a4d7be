"""The questions after a closing: answered, tried in vain, looked after by the manager of the unit."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import operations, permits, queries
from reception.cases.forms.follow_ups import NOTHING_LEARNT, FollowUpForm, TriedForm
from reception.cases.rules import TRIED_AGAIN_AFTER_DAYS, has_come
from reception.cases.terms import FollowUpState
from reception.i18n.formats import today
from reception.i18n.text import _, ngettext
from reception.people.tabs import person_url
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

if TYPE_CHECKING:
    from reception.cases.models import FollowUp

room = Room("follow_ups", __name__)


@room.route("/follow-ups/<int:follow_up_id>", methods=["GET", "POST"], permit=permits.WRITE)
def follow_up(follow_up_id: int) -> ResponseReturnValue:
    """Write down what became of the person, or put it right."""
    found = queries.follow_up(follow_up_id, permits.WRITE)
    if not has_come(found.state, found.due_on, today()):
        return _page(found)
    form = _form(found)
    is_valid = form.validate_on_submit()
    if is_valid and not form.is_outdated(found, lambda: _form(found, formdata=None)):
        _save(found, form)
        answers.done(_("What became of the person is saved."))
        return answers.go_back(_person_of(found))
    return _page(found, form=form)


@room.route("/follow-ups/<int:follow_up_id>/tried", methods=["POST"], permit=permits.WRITE)
def tried(follow_up_id: int) -> ResponseReturnValue:
    """Nobody answered today; the question waits on."""
    found = queries.follow_up(follow_up_id, permits.WRITE)
    if TriedForm().is_outdated(found) or not _was_tried(found):
        flash(_("Somebody has changed the question meanwhile. Look at it before you go on."), "late")
        return redirect(url_for(".follow_up", follow_up_id=follow_up_id), 303)
    days = TRIED_AGAIN_AFTER_DAYS
    answers.done(
        ngettext(
            "The try is noted. The question comes back after %(num)s day.",
            "The try is noted. The question comes back after %(num)s days.",
            days,
        )
    )
    return answers.go_back(_person_of(found))


@room.route("/unit/follow-ups", permit=permits.FOLLOW_UPS)
def of_unit() -> ResponseReturnValue:
    """What is to be asked now in the manager's units; perhaps only where no caseworker sees it."""
    without_worker = request.args.get("whose") == "nobody"
    read = queries.due_without_worker if without_worker else queries.follow_ups_in_units
    return render_template(
        "cases/follow_ups.html", page=page_of(read(today(), window())), without_worker=without_worker, today=today()
    )


def _form(found: "FollowUp", **options: Any) -> FollowUpForm:
    """The form as the row fills it. A question that waits has no answer chosen, and today as its day."""
    outcome = NOTHING_LEARNT if found.state is FollowUpState.NOT_KNOWN else found.outcome
    form = FollowUpForm(
        outcome=outcome,
        source=found.source,
        ended_on=found.ended_on or today(),
        note=found.note,
        version=found.version,
        **options,
    )
    form.due_on = found.due_on
    return form


def _save(found: "FollowUp", form: FollowUpForm) -> None:
    facts: dict[str, Any] = {"on": form.ended_on.data, "note": form.note.data}
    if form.is_answer:
        operations.answer_follow_up(found, outcome=form.outcome.data, source=form.source.data, **facts)
    else:
        operations.give_up_follow_up(found, **facts)


def _was_tried(found: "FollowUp") -> bool:
    try:
        operations.try_follow_up(found)
    except (operations.NotToAnswer, operations.NotWaiting):
        return False
    return True


def _page(found: "FollowUp", **more: Any) -> str:
    return render_template(
        "cases/follow_up.html",
        **more,
        follow_up=found,
        case=found.case,
        is_waiting=found.state is FollowUpState.WAITING,
        cancel_url=answers.way_back(_person_of(found)),
    )


def _person_of(found: "FollowUp") -> str:
    return person_url(found.case.person)
