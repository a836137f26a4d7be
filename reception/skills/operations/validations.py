"""What may happen to a validation. Raises `Refused` where rules stop an entry. Its steps stand under its version."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, NoReturn

from sqlalchemy.orm.attributes import flag_modified

from reception.access.actor import current
from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.remarks import Refused, Remark, Remarks, accepted, refusal
from reception.skills.models import Qualification, Validation, ValidationPaper, ValidationStep
from reception.skills.permits import NUMBERS
from reception.skills.queries.validations import has_open, row_of, steps_of
from reception.skills.rules.validation import StepFacts, Steps, by_step, last_entered
from reception.skills.rules.validation_checks import (
    check_end,
    check_left_out,
    check_next,
    check_start,
    check_step,
)
from reception.skills.terms import Recognition, Step, ValidationEnd, WaitsOn
from reception.web.free_number import free_number

#: The columns of a step that the rules look at.
_RULED: Final = frozenset(
    ("body", "asked_on", "more_asked_on", "more_sent_on", "answered_on", "outcome", "recognition")
)


def start(qualification: Qualification, *, aims_at: Recognition, started_on: date) -> Validation:
    """Begin a validation of something that somebody brings."""
    accepted(check_start(started_on, {}, today()))
    _none_is_open(qualification)
    made = Validation(
        number=free_number(Validation, NUMBERS), qualification=qualification, aims_at=aims_at, started_on=started_on,
        made_at=now(), made_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("validation.started", made, aims_at=aims_at.value)
    return made


def _none_is_open(qualification: Qualification) -> None:
    if has_open(qualification):
        _refuse(refusal("open-already", "aims_at", N_("A validation of this goes on already.")))


def change(validation: Validation, *, aims_at: Recognition, started_on: date) -> None:
    """What it is to lead to, and when it began, were another."""
    _goes_on(validation)
    accepted(check_start(started_on, steps_of(validation), today()))
    record("validation.changed", validation, fields=_written(validation, aims_at=aims_at, started_on=started_on))


def write_step(validation: Validation, step: Step, **entered: Any) -> Remarks:
    """A step is taken, answered or corrected. `entered`: columns of `ValidationStep`; what is not passed stays.

    One that was left out is taken after all.
    """
    _goes_on(validation)
    row = row_of(validation, step)
    steps = steps_of(validation)
    remarks = accepted(check_step(_known(step, steps, entered), steps, started_on=validation.started_on, today=today()))
    if row is None:
        row = _new(validation, step)
    changed = _write(row, {**entered, "left_out_because": None})
    _touch(validation)
    record("validation-step.written", row, step=step.value, fields=changed)
    return remarks


def _known(step: Step, steps: Steps, entered: Mapping[str, Any]) -> StepFacts:
    known = replace(steps.get(step, StepFacts(step)), left_out_because=None)
    return replace(known, **{name: value for name, value in entered.items() if name in _RULED})


def _new(validation: Validation, step: Step) -> ValidationStep:
    row = ValidationStep(step=step, made_at=now(), made_by_id=current().user_id)
    validation.steps.append(row)
    return row


def _write(row: ValidationStep, entered: Mapping[str, Any]) -> list[str]:
    changed = sorted(name for name, value in entered.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, entered[name])
    return changed


def leave_out(validation: Validation, wanted: Collection[Step], reason: str) -> None:
    """These steps are not taken, for a reason: such as all before the one for which a body is asked straight."""
    _goes_on(validation)
    steps = dict(steps_of(validation))
    for step in (one for one in Step if one in wanted):
        accepted(check_left_out(step, reason, steps))
        steps = by_step([*steps.values(), StepFacts(step, left_out_because=reason)])
    for step in (one for one in Step if one in wanted):
        row = row_of(validation, step) or _new(validation, step)
        row.left_out_because = reason
    _touch(validation)
    record("validation.steps-left-out", validation, steps=sorted(step.value for step in wanted))


def take_back(validation: Validation, step: Step) -> None:
    """A step was entered by mistake: it goes, with what hangs on it. The last one alone; the log keeps that it was."""
    _goes_on(validation)
    row = row_of(validation, step)
    if row is None or last_entered(steps_of(validation)) is not step:
        _refuse(refusal("not-last", "step", N_("A later step is entered. Take that one back first.")))
    validation.steps.remove(row)
    for paper in row.papers:
        db.session.delete(paper)
    db.session.delete(row)
    _touch(validation)
    record("validation-step.taken-back", validation, step=step.value)


def choose_documents(validation: Validation, step: Step, chosen: Collection[int], reached: Collection[int]) -> None:
    """These documents were sent with a step or came back with its answer; those outside `reached` stay as they are."""
    row = row_of(validation, step)
    if row is None or row.asked_on is None:
        _refuse(refusal("not-taken", "documents", N_("The step has not been taken.")))
    present = {paper.document_id: paper for paper in row.papers}
    for document_id in (set(present) - set(chosen)) & set(reached):
        row.papers.remove(present[document_id])
        db.session.delete(present[document_id])
    for document_id in sorted((set(chosen) & set(reached)) - set(present)):
        row.papers.append(ValidationPaper(document_id=document_id))
    _touch(validation)
    record("validation-step.documents", row, step=step.value, documents=len(row.papers))


def plan_next(validation: Validation, *, next_step: str | None, next_on: date | None, next_by: WaitsOn | None) -> None:
    """What is to be done next, by when and by whom; nothing at all takes it away."""
    _goes_on(validation)
    accepted(check_next(next_step, next_on, next_by, today=today(), kept=validation.next_on))
    changed = _written(validation, next_step=next_step or None, next_on=next_on, next_by=next_by)
    record("validation.next-step", validation, fields=changed)


def end(validation: Validation, *, ended_on: date, ended_as: ValidationEnd) -> None:
    """It goes on no longer; what was to be done next is not to be done."""
    _goes_on(validation)
    steps = steps_of(validation)
    accepted(check_end(ended_on, ended_as, steps, started_on=validation.started_on, today=today()))
    _written(validation, ended_on=ended_on, ended_as=ended_as, next_step=None, next_on=None, next_by=None)
    record("validation.ended", validation, ended_as=ended_as.value)


def reopen(validation: Validation) -> None:
    """It goes on after all."""
    if validation.ended_on is None:
        return
    _none_is_open(validation.qualification)
    _written(validation, ended_on=None, ended_as=None)
    record("validation.reopened", validation)


def _written(validation: Validation, **values: Any) -> list[str]:
    return sorted(write_anew(validation, values))


def _goes_on(validation: Validation) -> None:
    if validation.ended_on is not None:
        _refuse(refusal("ended", "step", N_("The validation has ended. Open it again to change it.")))


def _touch(validation: Validation) -> None:
    """The steps count under the version of their validation."""
    flag_modified(validation, "next_step")
    db.session.flush()


def _refuse(remark: Remark) -> NoReturn:
    raise Refused((remark,))
