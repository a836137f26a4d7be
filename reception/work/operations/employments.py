"""Jobs: noted, changed, ended, taken up again, removed, and asked about. Raises `Refused` where rules stop an entry."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy.orm.attributes import flag_modified

from reception.access.actor import current
from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people.models import Person
from reception.reckoning.remarks import Remarks, accepted
from reception.work.models import Employment, EmploymentCheck, Opening, Placement
from reception.work.operations.files import noted
from reception.work.queries.jobs import other_jobs
from reception.work.rules.answers import AnswerEntry, check_answer, check_extent
from reception.work.rules.jobs import JobEntry, check_job
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import CheckAnswer

_CHECKED: Final = (
    "started_on", "contract", "subsidy", "extent", "subsidy_until", "planned_end_on", "ended_on", "ended_by"
)  # fmt: skip


def add_employment(
    person: Person, *, opening: Opening | None = None, placement: Placement | None = None, **entered: Any
) -> tuple[Employment, Remarks]:
    """Note a job. `entered`: columns of `Employment`. `opening`, `placement`: what it came of."""
    remarks = _checked(person, entered)
    if opening is not None and opening.organisation_id == entered["organisation_id"]:
        entered["opening_id"] = opening.id
    if placement is not None:
        entered["placement_id"] = placement.id
    made = noted(person, Employment, "employment.added", **entered)
    return made, remarks


def change_employment(row: Employment, **entered: Any) -> Remarks:
    """Correct what is noted, or note more."""
    remarks = _checked(row.work_file.person, _with(row, entered), row)
    if entered.get("organisation_id", row.organisation_id) != row.organisation_id:
        entered["opening_id"] = None
    record("employment.changed", row, fields=sorted(write_anew(row, entered)))
    return remarks


def end_employment(row: Employment, *, ended_on: date, ended_by: EndedBy, note: str | None) -> Remarks:
    """It has ended."""
    values = {"ended_on": ended_on, "ended_by": ended_by, "note": note}
    remarks = _checked(row.work_file.person, _with(row, values), row)
    write_anew(row, values)
    record("employment.ended", row, ended_by=ended_by.value)
    return remarks


def reopen_employment(row: Employment) -> None:
    """That it ended was a slip: it goes on."""
    write_anew(row, {"ended_on": None, "ended_by": None})
    record("employment.reopened", row)


def remove_employment(row: Employment) -> None:
    """It was noted by mistake, and goes with what was asked about it. The log keeps that it was there."""
    person_id, contract = row.work_file.person_id, row.contract
    for check in list(row.checks):
        db.session.delete(check)
    db.session.delete(row)
    db.session.flush()
    record("employment.removed", people=(person_id,), contract=contract.value)


def answer_check(
    row: Employment,
    months: int,
    *,
    ended_on: date | None = None,
    ended_by: EndedBy | None = None,
    **entered: Any,
) -> Remarks:
    """Note, or correct, what was found so many months after the first day. `entered`: columns of `EmploymentCheck`.

    `ended_on`, `ended_by`: of a job that went on until now; it ends with the answer.
    """
    remarks = accepted(
        check_answer(
            AnswerEntry(months, entered["answer"], entered["asked_on"], row.started_on, row.ended_on or ended_on)
        )
    )
    ends = entered["answer"] is CheckAnswer.ENDED and row.ended_on is None
    if ends and ended_on is not None and ended_by is not None:
        remarks += end_employment(row, ended_on=ended_on, ended_by=ended_by, note=row.note)
    _write_check(row, months, entered)
    flag_modified(row, "note")  # the answers count under the version of their job
    db.session.flush()
    return remarks


def _write_check(row: Employment, months: int, entered: Mapping[str, Any]) -> None:
    check = next((one for one in row.checks if one.months == months), None)
    if check is not None:
        record("employment-check.changed", check, months=months, fields=sorted(write_anew(check, entered)))
        return
    made = EmploymentCheck(
        work_file=row.work_file, months=months, made_at=now(), made_by_id=current().user_id, **entered
    )  # fmt: skip
    row.checks.append(made)
    db.session.flush()
    record("employment-check.added", made, months=months, answer=made.answer.value)


def remove_check(row: Employment, months: int) -> None:
    """The answer was noted by mistake, and goes; a job that ended with it has ended all the same."""
    for check in [one for one in row.checks if one.months == months]:
        row.checks.remove(check)
        db.session.delete(check)
        record("employment-check.removed", row, months=months)
    flag_modified(row, "note")
    db.session.flush()


def _with(row: Employment, entered: Mapping[str, Any]) -> dict[str, Any]:
    """What a job says once this is entered."""
    return {name: entered.get(name, getattr(row, name)) for name in _CHECKED}


def _checked(person: Person, told: Mapping[str, Any], row: Employment | None = None) -> Remarks:
    """What the rules say of it; `row`: the one that is changed, which is not compared with itself."""
    facts: dict[str, Any] = {name: told.get(name) for name in _CHECKED}
    entry = JobEntry(**facts, birth=person.birth)
    remarks = check_job(entry, today(), other_jobs(person, but=row.id if row else None))
    return accepted((*remarks, *check_extent(entry.contract, entry.extent)))
