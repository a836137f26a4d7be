"""What somebody needs help with: the latest conversation with what each answer leads to, a new one, a correction."""

from typing import TYPE_CHECKING, Any

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.routing import BuildError

from reception.access.actor import staff
from reception.access.guard import permit_of
from reception.access.permit import OutOfReach
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people.tabs import person_tabs
from reception.plans import permits
from reception.plans.forms.needs import NeedsForm, needs_form
from reception.plans.operations import needs as work
from reception.plans.queries import needs as queries
from reception.plans.rules.needs import Feed, Need, needs
from reception.plans.terms import NeedAnswer
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.plans.models import NeedsAssessment

room = Room("needs", __name__, url_prefix="/people/<number:number>/needs")


@room.route("", permit=permits.NEEDS)
def of_person(number: str) -> ResponseReturnValue:
    """What is needed now, why it was asked and what it leads to, and what was said earlier."""
    page = queries.needs_page(number)
    return render_template(
        "plans/needs.html",
        page=page,
        case=page.case,
        person=page.case.person,
        tabs_of_person=person_tabs(page.case.person, "needs"),
        lines=[_lines(one) for one in page.assessments],
        ways=_Ways(page.case),
        today=today(),
        Answer=NeedAnswer,
    )


def _lines(assessment: "NeedsAssessment") -> list[tuple[Need, Any]]:
    """The questions that were answered, in their order, each with what was answered."""
    by_code = {line.question: line for line in assessment.answers}
    return [(need, by_code[need.code]) for need in needs().answered(by_code)]


@room.route("/new", methods=["GET", "POST"], permit=permits.WRITE_NEEDS)
def new(number: str) -> ResponseReturnValue:
    """Ask anew, beginning from what was answered last."""
    page = queries.needs_page(number)
    if not page.is_open:
        flash(_("The case is closed. Open it again before you ask about needs."), "late")
        return redirect(url_for(".of_person", number=number), 303)
    last = page.latest.answers if page.latest else ()
    form = needs_form(answers=_triples(last), data={"on_day": today()})
    if form.validate_on_submit():
        work.assess_needs(page.case, _said(form))
        answers.done(_("It is saved. Beside each need stands what it leads to."))
        return redirect(url_for(".of_person", number=number), 303)
    return _form_page(form, page.case, begins_from=page.latest)


@room.route("/<int:assessment_id>", methods=["GET", "POST"], permit=permits.WRITE_NEEDS)
def correct(number: str, assessment_id: int) -> ResponseReturnValue:
    """Put right what was written of a conversation; a new conversation is asked anew."""
    page = queries.needs_page(number)
    if not page.is_open or assessment_id not in {one.id for one in page.assessments if one.case_id == page.case.id}:
        raise OutOfReach
    row = queries.assessment(page.case, assessment_id, permits.WRITE_NEEDS)
    form = _filled(row)
    if form.validate_on_submit() and not form.is_outdated(row, lambda: _filled(_anew(row), formdata=None)):
        work.correct_needs(row, _said(form))
        answers.done(_("It is put right."))
        return redirect(url_for(".of_person", number=number), 303)
    return _form_page(form, page.case, assessment=row)


def _anew(row: "NeedsAssessment") -> "NeedsAssessment":
    return queries.assessment(row.case, row.id, permits.WRITE_NEEDS)


def _filled(row: "NeedsAssessment", **options: Any) -> NeedsForm:
    data = {
        "on_day": row.on_day,
        "with_interpreter": "yes" if row.with_interpreter else "no",
        "note": row.note,
        "version": str(row.version),
    }
    codes = {line.question for line in row.answers}
    return needs_form(codes, answers=_triples(row.answers), data=data, **options)


def _triples(lines: Any) -> list[tuple[str, NeedAnswer, str | None]]:
    return [(line.question, line.answer, line.note) for line in lines]


def _said(form: NeedsForm) -> work.Conversation:
    return work.Conversation(
        on_day=form.on_day.data or today(),
        with_interpreter=form.with_interpreter.data == "yes",
        answers={code: work.Answered(answer, note) for code, (answer, note) in form.answered.items()},
        note=form.note.data or None,
    )


def _form_page(form: NeedsForm, case: "Case", **more: Any) -> str:
    cancel_url = url_for(".of_person", number=case.person.number)
    return render_template(
        "plans/needs_form.html", form=form, case=case, person=case.person, cancel_url=cancel_url, **more
    )


class _Ways:
    """The pages on which needs are seen to, as far as the reader may open them."""

    def __init__(self, case: "Case") -> None:
        person, file = case.person.number, case.number
        self._is_open = case.closed_on is None
        task = ("tasks.new", file, _("Set a next step"))
        #: The first that the reader may open counts.
        self._ways: dict[Feed, tuple[tuple[str, str, str], ...]] = {
            Feed.INTERPRETER: (("people.interpreter", person, _("Note the interpreter")), task),
            Feed.APPOINTMENT: (("appointments.new", file, _("Plan an appointment")), task),
            Feed.TASK: (task,),
            Feed.REFERRAL: (("referrals.new", person, _("Make a referral")), task),
            Feed.HOME: (("home_needs.new", person, _("Note what home is needed")), task),
            Feed.PLAN: (("plans.plan", person, _("Write it in the plan")), task),
        }

    def to(self, need: Need) -> tuple[str, str] | None:
        """The (label, address) of the page; None for a closed case."""
        ways = self._ways[need.feeds] if self._is_open else ()
        return next(((words, url) for endpoint, number, words in ways if (url := _url(endpoint, number, need))), None)


def _url(endpoint: str, number: str, need: Need) -> str | None:
    permit = permit_of(current_app, endpoint) if endpoint in current_app.view_functions else None
    if permit is None or not permit.held_by(staff()):
        return None
    try:
        return url_for(endpoint, number=number, purpose=need.purpose)
    except BuildError:
        return None
