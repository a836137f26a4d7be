"""What becomes of every row of a list of results, beside what stands in the grids: for preview and import alike.

A row is taken as a whole or not at all. What stands in a grid, signed or not, is never written over.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reception.accounts.models import Unit
from reception.education.models import Result, StudyGroup
from reception.education.queries.results.grid import value_of
from reception.education.rules.results import Key, Written, remarks_on_cell
from reception.education.rules.studies.periods import History
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import NoGrade
from reception.i18n.formats import today
from reception.imports.operations.results.meaning import TEXTS, Meant, Register, meaning_of
from reception.imports.operations.school.asking import Asking
from reception.imports.queries import results as queries
from reception.imports.queries.school import groups_of_unit, places_here
from reception.imports.rules import messages as general
from reception.imports.rules.preview import Reason
from reception.imports.rules.records import Answers, Question
from reception.imports.rules.results import messages
from reception.imports.rules.results.plan import ResultsPlan
from reception.imports.rules.results.reading import ResultRow
from reception.imports.terms import RowOutcome
from reception.reckoning.remarks import Remark

#: A cell of a group's grid.
Place = tuple[int, Key]


@dataclass(frozen=True)
class ResultPlan:
    """What becomes of a row: `cells` are written into the grid of the group. `person_id`: whom it is about."""

    row: ResultRow
    outcome: RowOutcome
    reasons: tuple[Reason, ...] = ()
    group_id: int | None = None
    cells: Mapping[Key, Written] = field(default_factory=dict)
    person_id: int | None = None


@dataclass(frozen=True)
class Standing:
    """What is here beside the rows, and which other rows say something of the same cells."""

    cells: Mapping[int, Mapping[Key, Result]]
    studies: Mapping[int, History]
    rows: Mapping[Place, Sequence[tuple[Meant, Written]]]
    today: date


def planned(plan: ResultsPlan, unit: Unit, answers: Answers) -> tuple[list[ResultPlan], tuple[Question, ...]]:
    """What becomes of every row of a plan, in its order, and what is asked."""
    groups = groups_of_unit(unit)
    of_courses = [group for group in groups if group.course is not None]
    register = Register(of_courses, places_here([group.id for group in groups]))
    asking = Asking(answers, TEXTS)
    meant = [meaning_of(row, register, asking) for row in plan.rows]
    standing = _standing(meant)
    return [_planned(one, standing) for one in meant], asking.questions()


def _standing(meant: Sequence[Meant]) -> Standing:
    groups: dict[int, StudyGroup] = {one.group.id: one.group for one in meant if one.group is not None}
    rows: dict[Place, list[tuple[Meant, Written]]] = defaultdict(list)
    for one in meant:
        for place, written in _places(one):
            rows[place].append((one, written))
    pupils = {one.place.pupil_id for one in meant if one.place is not None}
    return Standing(queries.cells_here(groups.values()), queries.studies_of(pupils), rows, today())


def _places(meant: Meant) -> Iterator[tuple[Place, Written]]:
    if meant.group is not None and meant.place is not None:
        for part, written in meant.cells.items():
            yield (meant.group.id, (meant.place.pupil_id, part)), written


def _planned(meant: Meant, standing: Standing) -> ResultPlan:
    person_id = meant.place.person_id if meant.place else None
    if meant.outcome is not None or meant.group is None:
        return ResultPlan(meant.row, meant.outcome or RowOutcome.REJECTED, meant.reasons, person_id=person_id)
    found = [_cell(meant, place, written, standing) for place, written in _places(meant)]
    against = tuple(reason for one in found for reason in one.against)
    if against:
        return ResultPlan(meant.row, RowOutcome.REJECTED, against, person_id=person_id)
    cells = {one.key: one.written for one in found if one.is_new}
    warnings = tuple(reason for one in found if one.is_new for reason in one.warnings)
    repeats = tuple(reason for one in found for reason in one.repeats)[:1]
    outcome = RowOutcome.CREATED if cells else RowOutcome.UNCHANGED
    return ResultPlan(meant.row, outcome, (*warnings, *repeats), meant.group.id, cells, person_id)


@dataclass(frozen=True)
class _Cell:
    """A cell that a row fills: `is_new` when nothing says so yet."""

    key: Key
    written: Written
    is_new: bool = False
    against: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()
    repeats: tuple[Reason, ...] = ()


def _cell(meant: Meant, place: Place, written: Written, standing: Standing) -> _Cell:
    group_id, key = place
    column = meant.column_of(key[1])
    others = [(other.row.row, said) for other, said in standing.rows[place] if other is not meant]
    if (differs := next((row for row, said in others if not _is_same(key, said, written)), None)) is not None:
        return _Cell(key, written, against=(Reason(column, messages.TWICE, {"row": differs}),))
    stands = standing.cells[group_id].get(key)
    if stands is not None:
        return _Cell(key, written, against=_beside(stands, key, written, column))
    if standing.rows[place][0][0] is not meant:
        first = standing.rows[place][0][0].row.row
        return _Cell(key, written, repeats=(Reason(column, general.REPEATED, {"row": first}),))
    remarks = list(_remarks(meant, place, written, standing))
    return _Cell(
        key, written, is_new=True,
        against=(*_impossible(key, written, standing.today, column), *_reasons(remarks, column, stops=True)),
        warnings=tuple(_reasons(remarks, column, stops=False)),
    )  # fmt: skip


def _is_same(key: Key, one: Written, other: Written) -> bool:
    """Only a grade has a day of its own."""
    return one.value == other.value and (key[1] is not ResultPart.GRADE or one.on == other.on)


def _beside(stands: Result, key: Key, written: Written, column: str | None) -> tuple[Reason, ...]:
    """What stands in the way where the cell is filled already."""
    if _is_same(key, Written(value_of(stands), stands.on), written):
        return ()
    return (Reason(column, messages.SIGNED_OTHERWISE if stands.signed_at else messages.WRITTEN_OTHERWISE),)


def _impossible(key: Key, written: Written, day: date, column: str | None) -> Iterator[Reason]:
    """What the grid itself never offers, and so has no rule against; of tests and grades the rules speak."""
    part = key[1]
    if part not in {ResultPart.GRADE, ResultPart.TEST} and written.on is not None and written.on > day:
        yield Reason(column, messages.LATER)
    if part is not ResultPart.GRADE and isinstance(written.value, NoGrade):
        yield Reason(column, messages.ONLY_GRADES_LACK)


def _remarks(meant: Meant, place: Place, written: Written, standing: Standing) -> Iterator[Remark]:
    """What the rules of the grid say."""
    group_id, key = place
    if meant.group is None or meant.group.course is None:
        return
    test = key[0], ResultPart.TEST
    tested = test in standing.cells[group_id] or (group_id, test) in standing.rows
    days = [one.days for one in standing.studies[key[0]].of(meant.group.course)]
    yield from remarks_on_cell(key, meant.group.course, written, days, standing.today, tested=tested)


def _reasons(remarks: Sequence[Remark], column: str | None, *, stops: bool) -> Iterator[Reason]:
    for remark in remarks:
        if remark.stops is stops:
            values = {name: str(value) for name, value in remark.said.values.items()}
            yield Reason(column, remark.said.msgid, values)
