"""Entering results in a group's grid, signing and correcting them, and entering one outside a group.

The group is held meanwhile: of two teachers who save at the same moment, the second meets what the first wrote.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.audit.log import must_record, record
from reception.db.bulk import insert_many
from reception.db.locking import hold, hold_in_order
from reception.db.session import db
from reception.education.models import Pupil, Result, StudyGroup
from reception.education.operations.studies.events import tell
from reception.education.queries.results.grid import Grid, grid, histories_of, sheet_of
from reception.education.rules import results as rules
from reception.education.rules.results import Key, Sheet, Value, Written, grade_or_reason
from reception.education.rules.studies.periods import Event
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import EnrolmentEvent
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.remarks import Refused, Remark, Remarks, accepted, refusal


class Clash(Exception):
    """Somebody else wrote in the same cells meanwhile. `cells`: what stands in them now; None: nothing."""

    def __init__(self, cells: Mapping[Key, Written | None]) -> None:
        self.cells = cells
        super().__init__(f"{len(cells)} cells")


def enter(group: StudyGroup, shown: Sheet, mine: Sheet, *, by_id: int | None) -> tuple[int, Remarks]:
    """Write what somebody changed since the grid was shown. Answers how many cells, and the warnings.

    Raises Clash where somebody else changed the same cells, Refused where a rule stops one (`about`: the cell's name).
    """
    hold(group)
    made = grid(group, today())
    locked = {(row.pupil_id, part) for row in made.rows for part, one in row.cells.items() if one.signed_at}
    stands = {**made.sheet, **sheet_of(one for row in made.rows for one in row.cells.values() if one.signed_at)}
    # A cell that was signed meanwhile is a clash unless it says the same; one of nobody's row is none of the grid.
    known = {key: written for key, written in mine.items() if key[0] in made.of}
    merged = rules.merged(shown, known, stands)
    clashes = {**merged.clashes, **{key: stands.get(key) for key in merged.changed if key in locked}}
    if clashes:
        raise Clash(clashes)
    warnings = accepted(_remarks(made, merged.changed))
    _write(made, merged.changed, by_id)
    return len(merged.changed), warnings


def _remarks(made: Grid, changed: Mapping[Key, Written | None]) -> Iterator[Remark]:
    studied = histories_of(made) if any(part is ResultPart.GRADE for _pupil, part in changed) else {}
    for (pupil_id, part), written in changed.items():
        if written is None:
            continue
        key = (pupil_id, part)
        if part not in rules.parts_of(made.course) and part is not ResultPart.TEST:
            continue
        days = [one.days for one in studied[pupil_id].of(made.course)] if pupil_id in studied else []
        tested = ResultPart.TEST in made.of[pupil_id].cells or changed.get((pupil_id, ResultPart.TEST)) is not None
        yield from rules.remarks_on_cell(key, made.course, written, days, today(), tested=tested)


def _write(made: Grid, changed: Mapping[Key, Written | None], by_id: int | None) -> None:
    """Write the cells: a few statements, however many there are."""
    if not changed:
        return
    must_record(Result)
    stands = {key: made.of[key[0]].cells.get(key[1]) for key in changed}
    new = [
        _values(made, key, written, by_id)
        for key, written in changed.items()
        if written is not None and not stands[key]
    ]
    insert_many(Result, new)
    _empty([one.id for key, one in stands.items() if one is not None and changed[key] is None])
    _change([(one, written) for key, one in stands.items() if one and (written := changed[key])], by_id)
    people = tuple(sorted({made.of[pupil_id].name.person_id for pupil_id, _part in changed}))
    record("results.entered", made.group, people=people, cells=len(changed))


def _values(made: Grid, key: Key, written: Written, by_id: int | None) -> dict[str, Any]:
    grade, no_grade = grade_or_reason(written.value)
    return {
        "pupil_id": key[0], "course": made.course, "part": key[1], "group_id": made.group.id,
        "on": written.on or today(), "grade": grade, "no_grade": no_grade, "by_examination": False,
        "made_at": now(), "made_by_id": by_id, "version": 1,
    }  # fmt: skip


def _empty(result_ids: Collection[int]) -> None:
    if result_ids:
        db.session.execute(sa.delete(Result).where(Result.id.in_(result_ids), Result.signed_at.is_(None)))


def _change(cells: Iterable[tuple[Result, Written]], by_id: int | None) -> None:
    """A statement for each value with its day: a group has few."""
    alike: defaultdict[tuple[Value, date | None], list[int]] = defaultdict(list)
    for one, written in cells:
        alike[written.value, written.on].append(one.id)
    for (value, on), result_ids in alike.items():
        grade, no_grade = grade_or_reason(value)
        values = {"grade": grade, "no_grade": no_grade, **({"on": on} if on else {})}
        _update(result_ids, **values, made_at=now(), made_by_id=by_id)


def _update(result_ids: Collection[int], **values: Any) -> None:
    query = sa.update(Result).where(Result.id.in_(result_ids), Result.signed_at.is_(None))
    db.session.execute(query.values(**values, version=Result.version + 1))


def sign(
    group: StudyGroup, pupil_ids: Collection[int], shown: Sheet, *, completes: Collection[int], by_id: int
) -> tuple[int, Remarks]:
    """Sign all that is entered of these pupils, as the confirmation `shown` listed it. Answers how many cells.

    `completes`: of whom the course is completed on the day of the grade. Raises Clash where something else stands
    there now, Refused where a rule stops it.
    """
    hold_in_order(Pupil, completes)  # whoever ends or begins studies holds the pupil before the group
    hold(group)
    made = grid(group, today())
    rows = [made.of[pupil_id] for pupil_id in sorted(set(pupil_ids)) if pupil_id in made.of]
    cells = [one for row in rows for one in row.unsigned]
    _as_listed(sheet_of(cells), {key: written for key, written in shown.items() if key[0] in set(pupil_ids)})
    if not cells or not all(row.is_complete for row in rows):
        raise Refused((refusal("nothing-to-sign", "pupils", N_("Choose whose results are signed.")),))
    grades = {(row.pupil_id, ResultPart.GRADE): row.grade for row in rows if row.grade is not None}
    accepted(_remarks(made, sheet_of(one for one in grades.values() if one.signed_at is None)))
    ended = [(one.pupil, one.on) for (pupil_id, _part), one in grades.items() if pupil_id in completes]
    must_record(Result)
    _update([one.id for one in cells], signed_at=now(), signed_by_id=by_id)
    record("results.signed", group, people=tuple(sorted(row.name.person_id for row in rows)), cells=len(cells))
    return len(cells), _complete(made, ended, by_id)


def _as_listed(stands: Sheet, listed: Sheet) -> None:
    """Raises Clash where something else stands than was listed."""
    changed = {key: stands.get(key) for key in {**listed, **stands} if listed.get(key) != stands.get(key)}
    if changed:
        raise Clash(changed)


def _complete(made: Grid, ended: Iterable[tuple[Pupil, date]], by_id: int) -> Remarks:
    """The course is completed, of each on a day. Raises Refused."""
    found: list[Remark] = []
    for pupil, on in ended:
        event = Event(EnrolmentEvent.COMPLETE, made.course, on)
        found += tell(pupil, event, group=made.group, by_id=by_id)
    return accepted(found)
