"""The registers of a group: the sheets round a day, who stands on one, its marks and corrections; what is unreported.

Few statements, whatever the size of the group and the length of its history.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.db.session import db
from reception.education.models import (
    AbsenceAnnouncement,
    AttendanceMark,
    Lesson,
    Place,
    Pupil,
    Register,
    RegisterCorrection,
    Roster,
)
from reception.education.permits import CORRECTIONS, LESSONS, MARKS, PUPILS
from reception.education.queries.registers.attendance import row_of
from reception.education.rules.register import Announcement, Row, from_text
from reception.education.rules.register import Register as Marks
from reception.education.rules.timetable import Lesson as Planned
from reception.education.rules.timetable.sittings import Sitting
from reception.education.terms.lessons import LessonState
from reception.reckoning.periods import Period


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lesson, its register if it was taken, and the places that stood on it."""

    lesson: Lesson
    register: Register | None
    listed: tuple[int, ...]

    @property
    def planned(self) -> Planned:
        """The lesson as the rules know it."""
        one = self.lesson
        sitting = Sitting(one.on, one.starts, one.ends, one.room)
        return Planned(one.pattern_id, one.pattern_day, sitting, one.state)

    @property
    def is_taken(self) -> bool:
        """Whether its register was taken."""
        return self.register is not None


@dataclass(frozen=True, slots=True)
class Listed:
    """A place that stands on a register, or could: `has_place` on the day of the lesson."""

    place_id: int
    pupil_id: int
    pupil_number: str
    person_id: int
    has_place: bool


def sheets_around(group_id: int, day: date) -> list[Sheet]:
    """The sheets of the day, of the nearest days with lessons before and after, and the latest taken one before.

    In order of time. One statement.
    """
    of_group = Lesson.group_id == group_id
    before = sa.select(sa.func.max(Lesson.on)).where(of_group, Lesson.on < day).scalar_subquery()
    after = sa.select(sa.func.min(Lesson.on)).where(of_group, Lesson.on > day).scalar_subquery()
    latest = (
        sa.select(Lesson.id)
        .join(Register, Register.lesson_id == Lesson.id)
        .where(of_group, Lesson.on < day)
        .order_by(Lesson.on.desc(), Lesson.starts.desc())
        .limit(1)
        .scalar_subquery()
    )
    wanted = sa.or_(Lesson.on.in_([day, before, after]), Lesson.id == latest)
    return _sheets(sa.and_(of_group, wanted))


def sheet_of(lesson_id: int) -> Sheet | None:
    """The sheet of one lesson, as it stands now."""
    found = _sheets(Lesson.id == lesson_id, anew=True)
    return found[0] if found else None


def sheets_of(lesson_ids: Collection[int]) -> list[Sheet]:
    """The sheets of these lessons, as they stand now, in order of time."""
    return _sheets(Lesson.id.in_(lesson_ids), anew=True)


def _sheets(which: sa.ColumnElement[bool], *, anew: bool = False) -> list[Sheet]:
    statement = (
        sa.select(Lesson, Register, Roster.listed)
        .outerjoin(Register, Register.lesson_id == Lesson.id)
        .outerjoin(Roster, Roster.id == Register.roster_id)
        .where(which)
        .order_by(Lesson.on, Lesson.starts, Lesson.id)
        .execution_options(populate_existing=anew)
    )
    rows = db.session.execute(LESSONS.within(statement))
    return [Sheet(lesson, register, listed_in(text)) for lesson, register, text in rows]


def listed_in(text: str | None) -> tuple[int, ...]:
    """The places of a roster as it is stored."""
    return tuple(from_text(text)) if text else ()


def places_for(sheet: Sheet, also: Collection[int] = ()) -> list[Listed]:
    """Who stands on a sheet, and whose place covers the day without standing on it; `also` these. One statement."""
    lesson = sheet.lesson
    covers = sa.and_(
        Place.group_id == lesson.group_id,
        Place.first_on <= lesson.on,
        sa.or_(Place.last_on.is_(None), Place.last_on >= lesson.on),
    )
    statement = (
        sa.select(Place.id, Place.pupil_id, Pupil.number, Pupil.person_id, covers)
        .join(Pupil, Pupil.id == Place.pupil_id)
        .where(Place.group_id == lesson.group_id, sa.or_(covers, Place.id.in_({*sheet.listed, *also})))
        .order_by(Place.id)
    )
    return [Listed(*row[:4], has_place=bool(row[4])) for row in db.session.execute(PUPILS.within(statement))]


def marks_of(lesson_ids: Collection[int]) -> dict[int, list[Row]]:
    """The exceptions of registers, by lesson. One statement."""
    found: defaultdict[int, list[Row]] = defaultdict(list)
    statement = sa.select(AttendanceMark).where(AttendanceMark.lesson_id.in_(lesson_ids))
    statement = statement.execution_options(populate_existing=True)
    for mark in MARKS.all(statement.order_by(AttendanceMark.place_id)):
        found[mark.lesson_id].append(row_of(mark))
    return dict(found)


def announced(pupil_ids: Collection[int], sitting: Sitting) -> dict[int, list[AbsenceAnnouncement]]:
    """What was announced beforehand of these pupils and meets the lesson, by pupil. One statement."""
    statement = (
        sa.select(AbsenceAnnouncement)
        .join(Pupil, Pupil.id == AbsenceAnnouncement.pupil_id)
        .where(
            AbsenceAnnouncement.pupil_id.in_(pupil_ids),
            AbsenceAnnouncement.withdrawn_at.is_(None),
            AbsenceAnnouncement.since < sitting.finishes_at,
            AbsenceAnnouncement.until > sitting.begins_at,
        )
        .order_by(AbsenceAnnouncement.since)
    )
    found: defaultdict[int, list[AbsenceAnnouncement]] = defaultdict(list)
    for one in PUPILS.all(statement):
        found[one.pupil_id].append(one)
    return dict(found)


def as_rules(told: Sequence[AbsenceAnnouncement]) -> list[Announcement]:
    """Announcements as the rules know them."""
    return [Announcement(one.since, one.until) for one in told]


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction with what differed, by place: before and after."""

    row: RegisterCorrection
    before: Marks
    after: Marks

    @property
    def changed(self) -> list[int]:
        """The places whose mark it changed."""
        both = sorted({*self.before, *self.after})
        return [one for one in both if self.before.get(one) != self.after.get(one)]


def corrections_of(lesson_id: int) -> list[Correction]:
    """What was corrected in a register afterwards: the latest first."""
    statement = sa.select(RegisterCorrection).where(RegisterCorrection.lesson_id == lesson_id)
    statement = statement.options(joinedload(RegisterCorrection.made_by)).order_by(RegisterCorrection.id.desc())
    rows = CORRECTIONS.all(statement)
    return [Correction(row, from_text(row.before), from_text(row.after)) for row in rows]


def unreported(group_ids: Collection[int], now: datetime, days: Period | None = None) -> list[Lesson]:
    """The lessons of groups that are over, were held, and have no register: the earliest first. One statement."""
    within: list[Any] = [] if days is None else [Lesson.on >= days.first, Lesson.on <= days.end]
    statement = (
        sa.select(Lesson)
        .outerjoin(Register, Register.lesson_id == Lesson.id)
        .where(
            Lesson.group_id.in_(group_ids),
            Register.id.is_(None),
            Lesson.state != LessonState.CANCELLED,
            Lesson.on <= now.date(),
            *within,
        )
        .order_by(Lesson.on, Lesson.starts, Lesson.id)
    )
    lessons = LESSONS.all(statement)
    return [one for one in lessons if Sitting(one.on, one.starts, one.ends).finishes_at <= now]
