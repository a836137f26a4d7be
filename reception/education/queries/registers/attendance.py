"""How much of the teaching pupils took part in: sums that the database makes, whatever the number of lessons.

One sum over registers and one over exceptions answer for any number of pupils (see `rules.register.shares.whole`).
Registers are found by who stood on them, never by whose place is open today.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.db.session import db
from reception.education.models import AttendanceMark, Lesson, Place, Pupil, Register, RosterPlace, StudyGroup
from reception.education.permits import GROUPS, PUPILS
from reception.education.queries.registers.merged_files import counts, is_first
from reception.education.rules.orientation import Meeting
from reception.education.rules.register import NONE, Attendance, Mark, Row, whole
from reception.education.terms.lessons import MarkKind
from reception.education.terms.pupils import Programme
from reception.reckoning.periods import Period

_FIELDS = {
    MarkKind.EXCUSED: ("excused", "excused_minutes"),
    MarkKind.UNEXCUSED: ("unexcused", "unexcused_minutes"),
    MarkKind.LATE: ("late", "partial_minutes"),
    MarkKind.LEFT_EARLY: ("left_early", "partial_minutes"),
}


@dataclass(frozen=True, slots=True)
class GroupShare:
    """What a group attended: `lessons` reported, `listed` pupils in them together, those who `came`; and minutes."""

    lessons: int
    listed: int
    came: int
    minutes: int
    attended: int

    @property
    def share(self) -> Fraction | None:
        """Of the minutes, from 0 to 1; None when no lesson was reported."""
        return Fraction(self.attended, self.minutes) if self.minutes else None


@dataclass(frozen=True, slots=True)
class MissedLesson:
    """One exception of a pupil, with the lesson that it was in."""

    on: date
    starts: time
    group_number: str
    group_name: str
    mark: Row
    lesson_id: int

    @property
    def as_mark(self) -> Mark:
        """The mark, for the words of it."""
        return Mark(self.mark.kind, self.mark.late, self.mark.early, self.mark.announced)


@dataclass(frozen=True, slots=True)
class Part:
    """What a pupil attended in one group in one month."""

    group_id: int
    group_name: str
    year: int
    month: int
    attendance: Attendance


def attendance_in(
    pupil_ids: Collection[int], periods: Sequence[Period], *, permit: Permit = PUPILS
) -> list[Attendance]:
    """What these pupils attended together in each of the periods, which may overlap.

    Two statements, whatever the number of pupils and periods. `permit`: one whose scope is about `Pupil`.
    """
    span = Period(min(one.first for one in periods), max(one.end for one in periods))
    whose = Place.pupil_id.in_(pupil_ids)
    days = _together(
        permit, _listed(_by_day(Register.on), span, whose), _marked(_by_day(AttendanceMark.on), span, whose)
    )
    return [sum((one for key, one in days.items() if period.covers(date(*key))), Attendance()) for period in periods]


def attendance_of_group(group_id: int, days: Period | None = None, permit: Permit = PUPILS) -> dict[int, Attendance]:
    """What each pupil attended in one group, by pupil. Two statements."""
    listed = _listed(Place.pupil_id, days, Place.group_id == group_id)
    marked = _marked(Place.pupil_id, days, Place.group_id == group_id)
    return {key[0]: total for key, total in _together(permit, listed, marked).items()}


def shares_of_groups(group_ids: Collection[int], days: Period | None = None) -> dict[int, GroupShare]:
    """What groups within reach attended as a whole: from the sums of their registers alone, in one statement."""
    came = Register.listed - Register.excused - Register.unexcused
    sums = (sa.func.sum(one) for one in (Register.listed, came, Register.minutes * Register.listed, Register.attended))
    statement = (
        sa.select(Lesson.group_id, sa.func.count(Register.id), *sums)
        .join(Register, Register.lesson_id == Lesson.id)
        .join(StudyGroup, StudyGroup.id == Lesson.group_id)
        .where(Lesson.group_id.in_(group_ids), *_on(Register.on, days))
        .group_by(Lesson.group_id)
    )
    return {row[0]: GroupShare(*map(int, row[1:])) for row in db.session.execute(GROUPS.within(statement))}


def attendance_by_month(pupil_id: int, days: Period | None = None, permit: Permit = PUPILS) -> list[Part]:
    """What a pupil attended, by group and month: the latest month first. Three statements."""
    parts = _together(
        permit,
        _listed(_by_month(Register.on), days, Place.pupil_id == pupil_id),
        _marked(_by_month(AttendanceMark.on), days, Place.pupil_id == pupil_id),
    )
    names = _group_names({key[0] for key in parts})
    found = [Part(group, names.get(group, ""), year, month, one) for (group, year, month), one in parts.items()]
    return sorted(found, key=lambda part: (-part.year, -part.month, part.group_name))


def exceptions_of(pupil_id: int, window: tuple[int, int], permit: Permit = PUPILS) -> list[MissedLesson]:
    """The exceptions of a pupil, the latest first. `window`: how many are skipped, and how many are read."""
    skipped, most = window
    statement = (
        sa.select(AttendanceMark, Lesson.starts, StudyGroup.number, StudyGroup.name)
        .join(Place, Place.id == AttendanceMark.place_id)
        .join(Pupil, Pupil.id == Place.pupil_id)
        .join(Lesson, Lesson.id == AttendanceMark.lesson_id)
        .join(StudyGroup, StudyGroup.id == Lesson.group_id)
        .where(Place.pupil_id == pupil_id, counts())
        .order_by(AttendanceMark.on.desc(), Lesson.starts.desc(), AttendanceMark.id.desc())
        .offset(skipped)
        .limit(most)
    )
    rows = db.session.execute(permit.within(statement))
    return [
        MissedLesson(mark.on, starts, number, name, row_of(mark), mark.lesson_id) for mark, starts, number, name in rows
    ]


def orientation_meetings(pupil_ids: Collection[int], permit: Permit = PUPILS) -> dict[int, list[Meeting]]:
    """What each pupil attended of civic orientation: a meeting for each lesson, in order of time. One statement."""
    missed = sa.func.min(sa.func.coalesce(AttendanceMark.missed, 0))
    statement = (
        sa.select(Place.pupil_id, Register.on, Register.minutes - missed, Register.part)
        .join_from(Place, Pupil, Pupil.id == Place.pupil_id)
        .join(StudyGroup, sa.and_(StudyGroup.id == Place.group_id, StudyGroup.programme == Programme.ORIENTATION))
        .join(RosterPlace, RosterPlace.place_id == Place.id)
        .join(Register, Register.roster_id == RosterPlace.roster_id)
        .outerjoin(
            AttendanceMark,
            sa.and_(AttendanceMark.lesson_id == Register.lesson_id, AttendanceMark.place_id == Place.id),
        )
        .where(Place.pupil_id.in_(pupil_ids))
        .group_by(Place.pupil_id, Register.id, Register.on, Register.minutes, Register.part)
        .order_by(Place.pupil_id, Register.on, Register.id)
    )
    found: defaultdict[int, list[Meeting]] = defaultdict(list)
    for pupil_id, on, minutes, part in db.session.execute(permit.within(statement)):
        found[pupil_id].append(Meeting(on, int(minutes), part))
    return dict(found)


def row_of(mark: AttendanceMark) -> Row:
    """An exception as the rules know it, by the place."""
    return Row(mark.place_id, mark.kind, mark.late, mark.early, mark.missed, mark.announced)


def _listed(by: Any, days: Period | None, whose: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Lessons and minutes that pupils were listed for."""
    keys = by if isinstance(by, tuple) else (by,)
    return (
        sa.select(*keys, sa.func.count(Register.id), sa.func.sum(Register.minutes))
        .join_from(Place, Pupil, Pupil.id == Place.pupil_id)
        .join(RosterPlace, RosterPlace.place_id == Place.id)
        .join(Register, Register.roster_id == RosterPlace.roster_id)
        .where(whose, is_first(), *_on(Register.on, days))
        .group_by(*keys)
    )


def _marked(by: Any, days: Period | None, whose: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Exceptions by kind, and the minutes missed by them."""
    keys = (*(by if isinstance(by, tuple) else (by,)), AttendanceMark.kind)
    return (
        sa.select(*keys, sa.func.count(AttendanceMark.id), sa.func.sum(AttendanceMark.missed))
        .join_from(Place, Pupil, Pupil.id == Place.pupil_id)
        .join(AttendanceMark, AttendanceMark.place_id == Place.id)
        .where(whose, counts(), *_on(AttendanceMark.on, days))
        .group_by(*keys)
    )


def _on(column: Any, days: Period | None) -> Sequence[sa.ColumnElement[bool]]:
    return () if days is None else (column >= days.first, column <= days.end)


def _by_day(on: Any) -> tuple[Any, ...]:
    return sa.extract("year", on), sa.extract("month", on), sa.extract("day", on)


def _by_month(on: Any) -> tuple[Any, ...]:
    return Place.group_id, sa.extract("year", on), sa.extract("month", on)


def _together(permit: Permit, listed: sa.Select[Any], marked: sa.Select[Any]) -> dict[tuple[int, ...], Attendance]:
    missed: defaultdict[tuple[int, ...], Attendance] = defaultdict(Attendance)
    for *key, kind, lessons, minutes in db.session.execute(permit.within(marked)):
        names = _FIELDS[kind]
        missed[_whole_numbers(key)] += Attendance(**{names[0]: int(lessons), names[1]: int(minutes)})
    rows = [(_whole_numbers(key), a, b) for *key, a, b in db.session.execute(permit.within(listed))]
    return {key: whole(int(lessons), int(minutes), missed.get(key, NONE)) for key, lessons, minutes in rows}


def _whole_numbers(key: Sequence[Any]) -> tuple[int, ...]:
    """PostgreSQL answers the year of a day as a decimal."""
    return tuple(int(part) for part in key)


def _group_names(group_ids: Collection[int]) -> dict[int, str]:
    statement = sa.select(StudyGroup.id, StudyGroup.name).where(StudyGroup.id.in_(group_ids))
    return {group_id: name for group_id, name in db.session.execute(statement)}  # noqa: C416 - rows are no pairs to mypy
