"""Referrals: sending somebody on to an organisation, and what became of it."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import permits
from reception.cases.forms.referrals import ExpectedForm, ReferralAnswerForm, UndoForm
from reception.cases.operations import referrals as work
from reception.cases.queries import referrals as queries
from reception.cases.rules import referrals as rules
from reception.cases.terms import ReferralState
from reception.cases.views.sending import send
from reception.i18n.formats import now, today
from reception.i18n.text import _, label
from reception.people.tabs import person_tabs
from reception.people.terms.papers import InformationGroup
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Referral
    from reception.web.forms import Form

room = Room("referrals", __name__)
OF_PERSON, ONE = "/people/<number:number>/referrals", "/referrals/<number:number>"


@room.route(OF_PERSON, permit=permits.REFERRALS)
def of_person(number: str) -> ResponseReturnValue:
    """To whom a person is sent on, and what became of it."""
    page = queries.referrals_page(number)
    return render_template(
        "cases/referrals.html",
        page=page,
        case=page.case,
        person=page.case.person,
        tabs_of_person=person_tabs(page.case.person, "referrals"),
        today=today(),
    )


@room.route(f"{OF_PERSON}/new", methods=["GET", "POST"], permit=permits.WRITE_REFERRALS)
def new(number: str) -> ResponseReturnValue:
    """Send the person on; `purpose` in the address chooses what for."""
    case = queries.referrals_page(number).case
    if case.closed_on is not None:
        flash(_("The case is closed. Open it again before you send the person on."), "late")
        return redirect(url_for(".of_person", number=number), 303)
    return send(case, _of_person(number))


@room.route(ONE, permit=permits.REFERRALS)
def referral(number: str) -> ResponseReturnValue:
    """What was asked, of whom, what was told with it, and every step since."""
    found = queries.referral(number)
    return render_template(
        "cases/referral.html",
        referral=found,
        case=found.case,
        steps=work.standing_steps(found),
        told=_told(found),
        is_late=rules.is_late(found.state, found.expected_on, today()),
        is_ended=rules.is_ended(found.state),
        is_of_health=found.purpose in rules.OF_HEALTH,
        today=today(),
    )


def _told(found: "Referral") -> list[str]:
    """The parts of the file that were told with it, in words."""
    codes = found.disclosure.scope.split() if found.disclosure else []
    return [label(InformationGroup(code)) for code in codes]


@room.route(f"{ONE}/answer", methods=["GET", "POST"], permit=permits.WRITE_REFERRALS)
def answer(number: str) -> ResponseReturnValue:
    """Write down what became of it."""
    found = queries.referral(number, permits.WRITE_REFERRALS)
    if request.method == "GET" and rules.is_ended(found.state):
        return _nothing_awaited(found)
    form = ReferralAnswerForm(
        states=rules.FOLLOWS[found.state],
        is_of_health=found.purpose in rules.OF_HEALTH,
        on=today(),
        version=found.version,
    )
    form.earliest = work.standing_steps(found)[-1].on_day
    if form.validate_on_submit() and not form.is_outdated(found) and _answered(found, form):
        answers.done(_said(found.state), undo_url=url_for(".undo", number=number))
        return answers.go_back(url_for(".referral", number=number))
    return _form_page("cases/referral_answer.html", form, found)


def _answered(found: "Referral", form: ReferralAnswerForm) -> bool:
    on, note = form["on"].data, form.words
    try:
        match form.state.data:
            case ReferralState.ACCEPTED:
                work.accept_referral(found, on, note)
            case ReferralState.REJECTED:
                work.reject_referral(found, on, form.rejection.data, note)
            case ReferralState.DONE:
                work.complete_referral(found, on, note)
            case _:
                work.take_back_referral(found, on, note)
    except work.CannotFollow:
        form.refuse(None, _("Somebody has written down meanwhile what became of it. Look at the referral first."))
    return not form.failed


def _said(state: ReferralState) -> str:
    return {
        ReferralState.ACCEPTED: _("It is written down that the organisation takes it on."),
        ReferralState.REJECTED: _("It is written down that the organisation does not take it."),
        ReferralState.DONE: _("It is written down as done."),
    }.get(state, _("The referral is taken back."))


def _nothing_awaited(found: "Referral") -> ResponseReturnValue:
    flash(_("Nothing is awaited of this referral any more. If its last step was a slip, correct that."), "info")
    return redirect(url_for(".referral", number=found.number), 303)


@room.route(f"{ONE}/expected", methods=["GET", "POST"], permit=permits.WRITE_REFERRALS)
def expected(number: str) -> ResponseReturnValue:
    """Another day by which an answer is awaited."""
    found = queries.referral(number, permits.WRITE_REFERRALS)
    if found.state is not ReferralState.SENT:
        return _nothing_awaited(found)
    form = ExpectedForm(obj=found)
    form.sent_on = found.sent_on
    if form.validate_on_submit() and not form.is_outdated(found):
        work.await_answer_by(found, form.expected_on.data)
        answers.done(_("The day is saved."))
        return answers.go_back(url_for(".referral", number=number))
    return _form_page("cases/referral_expected.html", form, found)


@room.route(f"{ONE}/undo", methods=["POST"], permit=permits.WRITE_REFERRALS)
def undo(number: str) -> ResponseReturnValue:
    """Take back at once what oneself just wrote; later, or of others, it is corrected with a reason."""
    found = queries.referral(number, permits.WRITE_REFERRALS)
    last = work.standing_steps(found)[-1]
    if last.made_by_id != staff().user_id or now() - last.made_at > rules.UNDONE_WITHIN:
        return redirect(url_for(".correct", number=number), 303)
    try:
        work.undo_last_step(found)
    except work.NothingToUndo:
        flash(_("It was taken back already."), "info")
    else:
        answers.done(_("It is taken back. The referral stands as before."))
    return redirect(url_for(".referral", number=number), 303)


@room.route(f"{ONE}/correct", methods=["GET", "POST"], permit=permits.WRITE_REFERRALS)
def correct(number: str) -> ResponseReturnValue:
    """The last step was a slip: take it back, with a reason that stays beside it."""
    found = queries.referral(number, permits.WRITE_REFERRALS)
    steps = work.standing_steps(found)
    if len(steps) < 2:
        flash(_("Nothing but the sending is written down. If that was a slip, take the referral back."), "info")
        return redirect(url_for(".referral", number=number), 303)
    form = UndoForm(version=found.version)
    if form.validate_on_submit() and not form.is_outdated(found) and _corrected(found, form):
        answers.done(_("It is taken back, and stays readable. Write down what became of it instead."))
        return answers.go_back(url_for(".referral", number=number))
    return _form_page("cases/referral_correct.html", form, found, step=steps[-1], before=steps[-2])


def _corrected(found: "Referral", form: UndoForm) -> bool:
    try:
        work.undo_last_step(found, form.because.data)
    except work.NothingToUndo:
        form.refuse(None, _("It was taken back already."))
    return not form.failed


def _form_page(template: str, form: "Form", found: "Referral", **more: Any) -> str:
    back = answers.way_back(url_for(".referral", number=found.number))
    form["next"].data = form["next"].data or back
    return render_template(template, form=form, referral=found, case=found.case, cancel_url=back, **more)


def _of_person(number: str) -> str:
    return url_for("referrals.of_person", number=number)
