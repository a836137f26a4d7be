"""Studies beside SFI, and advice on starting a business. Raises `Refused` where rules stop an entry."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.reckoning.remarks import Remarks, accepted
from reception.work.models import BusinessAdvice, Study
from reception.work.operations.files import noted
from reception.work.rules.entries import AdviceEntry, StudyEntry, check_advice, check_study
from reception.work.terms.jobs import StudyEnd

_CHECKED: Final = ("started_on", "planned_end_on", "ended_on", "ended_as")


def add_study(person: Person, **entered: Any) -> tuple[Study, Remarks]:
    """Note studies. `entered`: columns of `Study`."""
    remarks = _checked_study(person, entered)
    return noted(person, Study, "work-study.added", **entered), remarks


def change_study(row: Study, **entered: Any) -> Remarks:
    """Correct what is noted, or note more."""
    remarks = _checked_study(row.work_file.person, _with(row, entered))
    record("work-study.changed", row, fields=sorted(write_anew(row, entered)))
    return remarks


def end_study(row: Study, *, ended_on: date, ended_as: StudyEnd) -> Remarks:
    """They have ended."""
    values = {"ended_on": ended_on, "ended_as": ended_as}
    remarks = _checked_study(row.work_file.person, _with(row, values))
    write_anew(row, values)
    record("work-study.ended", row, ended_as=ended_as.value)
    return remarks


def reopen_study(row: Study) -> None:
    """That they ended was a slip: they go on."""
    write_anew(row, {"ended_on": None, "ended_as": None})
    record("work-study.reopened", row)


def remove_study(row: Study) -> None:
    """They were noted by mistake, and go. The log keeps that they were there."""
    person_id, level = row.work_file.person_id, row.level
    db.session.delete(row)
    db.session.flush()
    record("work-study.removed", people=(person_id,), level=level.value)


def add_advice(person: Person, **entered: Any) -> tuple[BusinessAdvice, Remarks]:
    """Note advice on a business. `entered`: columns of `BusinessAdvice`."""
    remarks = _checked_advice(person, entered)
    return noted(person, BusinessAdvice, "business-advice.added", **entered), remarks


def change_advice(row: BusinessAdvice, **entered: Any) -> Remarks:
    """Correct what is noted, or note more."""
    remarks = _checked_advice(row.work_file.person, entered)
    record("business-advice.changed", row, fields=sorted(write_anew(row, entered)))
    return remarks


def remove_advice(row: BusinessAdvice) -> None:
    """It was noted by mistake, and goes. The log keeps that it was there."""
    person_id, result = row.work_file.person_id, row.result
    db.session.delete(row)
    db.session.flush()
    record("business-advice.removed", people=(person_id,), result=result.value)


def _with(row: Study, entered: Mapping[str, Any]) -> dict[str, Any]:
    """What studies say once this is entered."""
    return {name: entered.get(name, getattr(row, name)) for name in _CHECKED}


def _checked_study(person: Person, told: Mapping[str, Any]) -> Remarks:
    facts: dict[str, Any] = {name: told.get(name) for name in _CHECKED}
    return accepted(check_study(StudyEntry(**facts, birth=person.birth), today()))


def _checked_advice(person: Person, told: Mapping[str, Any]) -> Remarks:
    names = ("advised_on", "result", "started_on")
    entry = AdviceEntry(**{name: told[name] for name in names}, birth=person.birth)
    return accepted(check_advice(entry, today()))
