"""Results outside the grid: one of a pupil without a group, and the correction of a signed one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.education.models import Pupil, Result
from reception.education.queries.studies.histories import histories
from reception.education.rules.results import Value, grade_or_reason
from reception.education.rules.studies.courses import Result as Decided
from reception.education.rules.studies.courses import remarks_on_result, remarks_on_test
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import NoGrade, SfiCourse
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.remarks import Refused, Remark, Remarks, accepted, refusal

#: What the rules speak about, as the fields of a result by itself are called.
_PLACES = {"grade": "value", "test": "course"}


class NotCorrectable(Exception):
    """It is not signed, or was corrected already: what stands is another row."""


@dataclass(frozen=True)
class Entry:
    """A result outside a group, or what a correction says. `value`: a grade, or why there is none."""

    course: SfiCourse
    part: ResultPart
    value: Value
    on: date
    by_examination: bool = False


def enter_alone(pupil: Pupil, entry: Entry, *, by_id: int) -> tuple[Result, Remarks]:
    """Enter a result outside a group, such as of an examination (prövning): signed as it is entered.

    Answers the warnings beside it. Raises Refused.
    """
    hold(pupil)
    found = accepted(_on_entry(pupil, entry))
    row = _alone(pupil.id, entry, by_id)
    row.pupil = pupil
    db.session.add(row)
    db.session.flush()
    record("result.entered", row, course=entry.course, part=entry.part, by_examination=entry.by_examination)
    return row, found


def correct(result: Result, entry: Entry, *, reason: str, by_id: int) -> tuple[Result, Remarks]:
    """Write what should have been signed as a new row that is signed at once. The old one stays as it was.

    Answers the warnings beside it. Raises NotCorrectable, Refused.
    """
    hold(result.pupil)
    hold(result)
    if result.signed_at is None or result.replaced_at is not None:
        raise NotCorrectable
    if entry.value == (result.grade or result.no_grade) and entry.on == result.on:
        raise Refused((refusal("same-result", "value", N_("This is what stands already.")),))
    found = accepted(_on_entry(result.pupil, entry))
    result.replaced_at = now()
    db.session.flush()
    row = _alone(result.pupil_id, entry, by_id)
    row.pupil, row.group_id, row.replaces_id, row.reason = result.pupil, result.group_id, result.id, reason
    db.session.add(row)
    db.session.flush()
    record("result.corrected", row, course=entry.course, part=entry.part, replaces=result.id)
    return row, found


def _alone(pupil_id: int, entry: Entry, by_id: int) -> Result:
    grade, no_grade = grade_or_reason(entry.value)
    return Result(
        pupil_id=pupil_id, course=entry.course, part=entry.part, on=entry.on, grade=grade, no_grade=no_grade,
        by_examination=entry.by_examination, signed_at=now(), signed_by_id=by_id, made_at=now(), made_by_id=by_id,
    )  # fmt: skip


def _on_entry(pupil: Pupil, entry: Entry) -> Iterator[Remark]:
    """What speaks against a result that is entered by itself."""
    for remark in _found(pupil, entry):
        yield replace(remark, about=_PLACES.get(remark.about, remark.about))


def _found(pupil: Pupil, entry: Entry) -> Iterator[Remark]:
    if entry.part is not ResultPart.GRADE:
        if entry.part is ResultPart.TEST:
            yield from remarks_on_test(entry.course, entry.on, today())
        if entry.on > today():
            yield refusal("result-later", "on", N_("A result is entered when it has been decided."))
        if isinstance(entry.value, NoGrade):
            says = N_("Only the grade of a course can be left out with a reason.")
            yield refusal("only-grades-lack", "value", says)
        return
    grade, no_grade = grade_or_reason(entry.value)
    studied = [one.days for one in histories([pupil.id])[pupil.id].of(entry.course)]
    decided = Decided(entry.course, entry.on, grade, no_grade, by_examination=entry.by_examination, tested=True)
    yield from remarks_on_result(decided, studied, today())
