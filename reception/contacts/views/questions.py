"""Questions to authorities: asked, answered, withdrawn, and all that one waits for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.cases import permits as case_permits
from reception.cases import queries as cases
from reception.contacts import operations, permits, queries
from reception.contacts.forms.questions import AnswerForm, QuestionForm
from reception.contacts.terms import QuestionKind, QuestionState
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people.tabs import person_url
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.converters import row_key
from reception.web.paging import page_of, window

if TYPE_CHECKING:
    from reception.cases.models import Case

room = Room("questions", __name__)
ON_CASE = "/cases/<number:number>/questions"


@room.route("/questions", permit=permits.READ_QUESTIONS)
def waiting() -> ResponseReturnValue:
    """What one waits for from others, for whoever one stands in for too, or one's units do; of one authority or all."""
    actor, whole_unit = staff(), request.args.get("whose") == "unit"
    organisation_id = request.args.get("organisation", type=row_key)
    absent = cases.stood_in_for(actor.user_id, today())
    rows = queries.waiting_for(
        actor, organisation_id=organisation_id, whole_unit=whole_unit, standing_in=absent, window=window()
    )
    return render_template(
        "contacts/waiting.html",
        page=page_of(rows),
        sums=queries.waiting_by_organisation(actor, whole_unit=whole_unit, standing_in=absent),
        organisation_id=organisation_id,
        whole_unit=whole_unit,
    )


@room.route(f"{ON_CASE}/new", methods=["GET", "POST"], permit=permits.WRITE_QUESTIONS)
def new(number: str) -> ResponseReturnValue:
    """Put a question to an authority."""
    case = cases.case(number, case_permits.WRITE)
    form = QuestionForm(asked_on=today(), **_begun())
    form.organisation_id.choices = [("", _("Choose")), *((row.id, row.name) for row in queries.authorities())]
    if form.validate_on_submit():
        operations.ask(case, **form.values, author_id=staff().user_id)
        answers.done(_("The question is saved. It is on your list until the answer comes."))
        return answers.go_back(person_url(case.person))
    return render_template(
        "contacts/question.html", form=form, case=case, cancel_url=answers.way_back(person_url(case.person))
    )


def _begun() -> dict[str, Any]:
    """Whom the page one comes from would ask, and about what."""
    asked = {"organisation_id": request.args.get("organisation", type=row_key)}
    return {**asked, "kind": request.args.get("kind", type=QuestionKind)}


@room.route(f"{ON_CASE}/<int:question_id>/answer", methods=["GET", "POST"], permit=permits.WRITE_QUESTIONS)
def answer(number: str, question_id: int) -> ResponseReturnValue:
    """Write down what the authority answered."""
    case = cases.case(number, case_permits.WRITE)
    question = queries.question(case, question_id, permits.WRITE_QUESTIONS)
    form = AnswerForm(answered_on=today(), version=question.version)
    form.asked_on = question.asked_on
    is_valid = form.validate_on_submit()
    is_outdated = form.is_submitted() and form.is_outdated(question)
    is_waiting = question.state is QuestionState.WAITING
    if is_valid and is_waiting and not is_outdated:
        return _ended(case, lambda: operations.answer(question, **form.values), _("The answer is saved."))
    if is_valid and not is_waiting and "add" in request.form:
        operations.add_to_answer(question, **form.values)
        answers.done(_("Your text is added to the answer."))
        return answers.go_back(person_url(case.person))
    if not is_waiting:
        form.form_errors.clear()  # the page itself says what happened
    page, cancel_url = "answer" if is_waiting else "answered", answers.way_back(person_url(case.person))
    return render_template(f"contacts/{page}.html", form=form, case=case, question=question, cancel_url=cancel_url)


@room.route(f"{ON_CASE}/<int:question_id>/withdraw", methods=["GET", "POST"], permit=permits.WRITE_QUESTIONS)
def withdraw(number: str, question_id: int) -> ResponseReturnValue:
    """Wait for the answer no longer."""
    case = cases.case(number, case_permits.WRITE)
    question = queries.question(case, question_id, permits.WRITE_QUESTIONS)
    if request.method == "POST":
        return _ended(case, lambda: operations.withdraw_question(question), _("The question is withdrawn."))
    return render_template(
        "contacts/withdraw.html", case=case, question=question, cancel_url=answers.way_back(person_url(case.person))
    )


def _ended(case: "Case", end: Callable[[], None], words: str) -> ResponseReturnValue:
    try:
        end()
        answers.done(words)
    except operations.NotWaiting:
        flash(_("The question had been answered or withdrawn already."), "info")
    return answers.go_back(person_url(case.person))
