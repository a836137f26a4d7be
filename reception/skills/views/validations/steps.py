"""The steps of a validation: taken, answered, corrected, left out or taken back, and the documents that go along."""

from typing import TYPE_CHECKING, Any

from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.skills import permits
from reception.skills.forms.validations import (
    AnswerForm,
    DocumentsForm,
    LeaveOutForm,
    PapersForm,
    StepForm,
    TakeBackForm,
)
from reception.skills.operations import validations as operations
from reception.skills.queries import validations as queries
from reception.skills.rules.bodies import bodies, natural_bodies
from reception.skills.rules.validation import next_step
from reception.skills.terms import Step
from reception.skills.views.validations.room import ONE, anew, back_to, form_page, room, to_change
from reception.web.blueprint import one_of
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.people.models import Document
    from reception.skills.models import Validation, ValidationStep

STEP = f"{ONE}/steps/{one_of(Step, 'step_code')}"
_COLUMNS = (
    "body", "organisation_id", "reference", "asked_on", "more_asked_on", "more_sent_on", "answered_on", "outcome",
    "recognition", "result",
)  # fmt: skip


def _row(one: "Validation", step: Step) -> "ValidationStep":
    """The step that was taken. Raises OutOfReach."""
    row = queries.row_of(one, step)
    if row is None or row.asked_on is None:
        raise OutOfReach
    return row


def _facts(one: "Validation", step: Step) -> dict[str, Any]:
    row = queries.row_of(one, step)
    facts = {name: getattr(row, name) for name in _COLUMNS} if row else {}
    return {**facts, "version": one.version}


@room.route(STEP, methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def step(number: str, validation_number: str, step_code: str) -> ResponseReturnValue:
    """Take a step, or correct one: who was asked, when, and the answer where it is there already."""
    profile, one = to_change(number, validation_number)
    which = Step(step_code)
    form = _step_form(one, which)
    is_latest = form.validate_on_submit() and not form.is_outdated(
        one, lambda: _step_form(anew(one), which, formdata=None)
    )
    if is_latest and saved(form, lambda: warn(operations.write_step(one, which, **form.entered))):
        return back_to(one, _("The step is noted."))
    row = queries.row_of(one, which)
    is_new = row is None or row.asked_on is None
    title = _("Take the step: %(step)s", step=label(which))
    natural = natural_bodies(queries.brought(one.qualification), which)
    return form_page(
        profile,
        form,
        title if is_new else _("Correct the step: %(step)s", step=label(which)),
        one,
        template="skills/validations/step.html",
        is_new=is_new,
        natural=[bodies()[body] for body in natural],
        others=[facts for body, facts in bodies().items() if body not in natural],
    )


def _step_form(one: "Validation", which: Step, **options: None) -> StepForm:
    row = queries.row_of(one, which)
    facts = _facts(one, which)
    if row is None or row.asked_on is None:
        natural = natural_bodies(queries.brought(one.qualification), which)
        facts |= {"body": natural[0] if natural else None, "asked_on": today()}
    organisations = queries.organisations_to_choose(row.organisation_id if row else None)
    return StepForm(step=which, organisations=organisations, data=facts, **options)


@room.route(f"{STEP}/answer", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def answer(number: str, validation_number: str, step_code: str) -> ResponseReturnValue:
    """What the body answered, and when."""
    profile, one = to_change(number, validation_number)
    which = Step(step_code)
    _row(one, which)
    form = _answer_form(one, which)
    is_latest = form.validate_on_submit() and not form.is_outdated(
        one, lambda: _answer_form(anew(one), which, formdata=None)
    )
    if is_latest and saved(form, lambda: warn(operations.write_step(one, which, **form.entered))):
        return back_to(one, _("The answer is noted."))
    return form_page(profile, form, _("The answer: %(step)s", step=label(which)), one, hint=_asked_in_words(one, which))


def _answer_form(one: "Validation", which: Step, **options: None) -> AnswerForm:
    facts = _facts(one, which)
    return AnswerForm(step=which, data={**facts, "answered_on": facts["answered_on"] or today()}, **options)


def _asked_in_words(one: "Validation", which: Step) -> str:
    row = _row(one, which)
    day = row.asked_on.isoformat() if row.asked_on else ""
    return _("%(body)s. Asked, or begun, %(day)s.", body=label(row.body) if row.body else "", day=day)


@room.route(f"{STEP}/papers", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def papers(number: str, validation_number: str, step_code: str) -> ResponseReturnValue:
    """The body asked for more papers, or got them."""
    profile, one = to_change(number, validation_number)
    which = Step(step_code)
    _row(one, which)
    form = PapersForm(data=_facts(one, which))
    is_latest = form.validate_on_submit() and not form.is_outdated(
        one, lambda: PapersForm(data=_facts(anew(one), which), formdata=None)
    )
    if is_latest and saved(form, lambda: warn(operations.write_step(one, which, **form.values))):
        return back_to(one, _("The papers are noted."))
    return form_page(
        profile, form, _("More papers: %(step)s", step=label(which)), one,
        hint=_("Until the papers are sent, the validation waits on the person. Those days are counted apart."),
    )  # fmt: skip


@room.route(f"{ONE}/leave-out", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def leave_out(number: str, validation_number: str) -> ResponseReturnValue:
    """The next step is not taken, or several that follow each other are not."""
    profile, one = to_change(number, validation_number)
    first = next_step(queries.steps_of(one))
    if first is None:
        raise OutOfReach
    form = LeaveOutForm(version=one.version)
    ahead = list(Step)[list(Step).index(first) :]
    form.offer(ahead)
    # First whether somebody was here before: what she left out or took is not among the choices any more.
    is_latest = form.is_submitted() and not form.is_outdated(one)
    if (
        is_latest
        and form.validate_on_submit()
        and saved(form, lambda: operations.leave_out(one, _through(ahead, form), form.reason))
    ):
        return back_to(one, _("What is left out is noted, with the reason."))
    return form_page(profile, form, _("Leave out"), one)


def _through(ahead: list[Step], form: LeaveOutForm) -> list[Step]:
    return ahead[: ahead.index(Step(form.through.data)) + 1]


@room.route(f"{STEP}/take-back", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def take_back(number: str, validation_number: str, step_code: str) -> ResponseReturnValue:
    """The last step was entered by mistake."""
    profile, one = to_change(number, validation_number)
    which = Step(step_code)
    if queries.row_of(one, which) is None:
        raise OutOfReach
    form = TakeBackForm(version=one.version)
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: operations.take_back(one, which)):
        return back_to(one, _("The step is taken back."))
    return form_page(
        profile, form, _("Take back: %(step)s", step=label(which)), one, submit=_("Take it back"), danger=True,
        hint=_("What is entered of this step goes. The documents stay among the person's documents."),
    )  # fmt: skip


@room.route(f"{STEP}/documents", methods=["GET", "POST"], permit=permits.WRITE_VALIDATIONS)
def documents(number: str, validation_number: str, step_code: str) -> ResponseReturnValue:
    """Choose among the person's documents those that were sent with a step, or came back."""
    profile, one = to_change(number, validation_number)
    which = Step(step_code)
    _row(one, which)
    reached = queries.documents_reached(profile.person)
    form = _documents_form(one, which, reached)
    is_latest = form.validate_on_submit() and not form.is_outdated(
        one, lambda: _documents_form(anew(one), which, reached, formdata=None)
    )
    if is_latest and saved(form, lambda: operations.choose_documents(one, which, form.chosen, reached)):
        return back_to(one, _("The documents are chosen."))
    return form_page(
        profile,
        form,
        _("Documents: %(step)s", step=label(which)),
        one,
        template="skills/validations/documents.html",
        has_choice=bool(form.documents.choices),
    )


def _documents_form(one: "Validation", which: Step, reached: "dict[int, Document]", **options: None) -> DocumentsForm:
    attached = {paper.document_id for paper in _row(one, which).papers}
    offered = [
        (str(key), _called(document))
        for key, document in reached.items()
        if document.removed_at is None or key in attached
    ]
    chosen = sorted(attached & set(reached))
    return DocumentsForm(offered=offered, data={"documents": chosen, "version": one.version}, **options)


def _called(document: "Document") -> str:
    """What a document is, with its title and its day."""
    parts = (label(document.kind), document.title, document.issued_on and document.issued_on.isoformat())
    return ", ".join(str(part) for part in parts if part)
