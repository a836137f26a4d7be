"""The grid of a group's results: a row for each pupil who is or was in the group, and what stands in its cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.audit.reading import saw
from reception.db.session import db
from reception.education.models import Place, Pupil, Result, StudyGroup
from reception.education.permits import PUPILS
from reception.education.queries.pupils.names import PupilName, called
from reception.education.queries.results import Passed, passed
from reception.education.queries.studies.histories import histories
from reception.education.rules.results import Sheet, Value, Written
from reception.education.rules.studies.periods import History
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import SfiCourse


@dataclass(frozen=True)
class Row:
    """A pupil of the group. `left_on`: her last day in it, when it has been; `cells`: what was entered, by column."""

    pupil_id: int
    name: PupilName
    left_on: date | None
    cells: Mapping[ResultPart, Result]
    passed: Passed

    @property
    def number(self) -> str:
        """The pupil's own number."""
        return self.name.pupil_number

    @property
    def grade(self) -> Result | None:
        """Her grade in the group, or why there is none."""
        return self.cells.get(ResultPart.GRADE)

    @property
    def unsigned(self) -> list[Result]:
        """What is entered and not signed, in the order of the columns."""
        return [self.cells[part] for part in ResultPart if part in self.cells and self.cells[part].signed_at is None]

    @property
    def is_complete(self) -> bool:
        """Whether there is something to sign, and a grade or why there is none."""
        return bool(self.unsigned) and self.grade is not None


@dataclass(frozen=True)
class Grid:
    """A group with its rows, in order of the names that are shown."""

    group: StudyGroup
    course: SfiCourse
    rows: Sequence[Row]

    @cached_property
    def of(self) -> Mapping[int, Row]:
        """The rows by pupil."""
        return {row.pupil_id: row for row in self.rows}

    @property
    def sheet(self) -> Sheet:
        """What stands in the cells that are not signed."""
        return sheet_of(one for row in self.rows for one in row.cells.values() if one.signed_at is None)

    @property
    def locked(self) -> Mapping[tuple[int, str], Value]:
        """What is signed."""
        return {
            (row.pupil_id, str(part)): value_of(one)
            for row in self.rows
            for part, one in row.cells.items()
            if one.signed_at is not None
        }


def sheet_of(results: Iterable[Result]) -> Sheet:
    """These results as cells."""
    return {
        (one.pupil_id, one.part): Written(value_of(one), one.on if one.part is ResultPart.GRADE else None)
        for one in results
    }


def value_of(result: Result) -> Value:
    """A grade, or why there is none."""
    value = result.grade or result.no_grade
    if value is None:
        raise ValueError("result-without-value")
    return value


def grid(group: StudyGroup, today: date) -> Grid:
    """The grid of a group of SFI; the page shows its pupils. Four statements. ValueError: the group has no course."""
    if group.course is None:
        raise ValueError("group-without-course")
    days = _last_days(group)
    names, cells, before = called(days.keys()), _cells(group), passed(days.keys())
    saw(name.person_id for name in names.values())
    rows = [
        Row(pupil_id, name, _gone(days[pupil_id], today), cells.get(pupil_id, {}), before.get(pupil_id, ()))
        for pupil_id, name in names.items()
    ]
    return Grid(group, group.course, sorted(rows, key=lambda row: (row.name.sort_key, row.pupil_id)))


def _gone(last_on: date, today: date) -> date | None:
    return last_on if last_on < today else None


def _last_days(group: StudyGroup) -> dict[int, date]:
    """The pupils of the group, each with her last day in it."""
    last = sa.func.max(sa.func.coalesce(Place.last_on, date.max))
    query = (
        sa.select(Place.pupil_id, last)
        .join(Pupil, Pupil.id == Place.pupil_id)
        .where(Place.group_id == group.id)
        .group_by(Place.pupil_id)
    )
    return {row[0]: row[1] for row in db.session.execute(PUPILS.within(query))}


def _cells(group: StudyGroup) -> dict[int, dict[ResultPart, Result]]:
    found: dict[int, dict[ResultPart, Result]] = {}
    for one in current_results(group):
        found.setdefault(one.pupil_id, {})[one.part] = one
    return found


def current_results(group: StudyGroup) -> Sequence[Result]:
    """What stands in the group's cells: no row that was corrected since."""
    query = (
        sa.select(Result)
        .join(Pupil, Pupil.id == Result.pupil_id)
        .where(Result.group_id == group.id, Result.course == group.course, Result.replaced_at.is_(None))
        .options(joinedload(Result.signed_by), joinedload(Result.pupil))
        .order_by(Result.id)
    )
    return PUPILS.all(query)


def histories_of(made: Grid) -> dict[int, History]:
    """The studies of each pupil of the grid."""
    return histories(made.of.keys())
