"""Pupils, groups, places and lessons, made directly so that a test about one thing does not depend on ten others."""

import random
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts.models import Unit, User
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Lesson, LessonPattern, Place, Pupil, SchoolHoliday, StudyGroup, Teaching
from reception.education.terms.lessons import LessonState
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import SfiCourse
from reception.people.models import Person
from reception.web import short_number
from tests.factories.municipality import make_user
from tests.factories.people import make_person

Row = TypeVar("Row")
SOURCE = random.Random(7)
#: The autumn term of the groups that tests make.
TERM = (date(2026, 8, 17), date(2026, 12, 18))
NOON = datetime(2026, 8, 17, 10, tzinfo=UTC)


def make_pupil(
    person: Person | None = None, *, unit: Unit, alias: str | None = None, name: str = "Amina Warsame", **facts: Any
) -> Pupil:
    """The study file of a person (a new one called `name` without) at a school unit. `facts` are columns of `Pupil`."""
    person = person or make_person(name=name)
    with system("test"):
        made = Pupil(
            number=short_number.make(SOURCE),
            person=person,
            unit_id=unit.id,
            alias=alias,
            **{"registered_on": TERM[0], **facts},
        )
        return _stored(made, "test.pupil-made")


def make_group(
    name: str = "C2",
    *,
    unit: Unit,
    course: SfiCourse | None = SfiCourse.C,
    programme: Programme = Programme.SFI,
    teacher: User | None = None,
    responsible: bool = True,
    **facts: Any,
) -> StudyGroup:
    """A group of the autumn term, with `teacher` as its responsible teacher. `facts` are columns of `StudyGroup`."""
    days = {"first_on": TERM[0], "last_on": TERM[1]}
    with system("test"):
        made = StudyGroup(
            number=short_number.make(SOURCE),
            unit_id=unit.id,
            name=name,
            programme=programme,
            course=course if programme is Programme.SFI else None,
            **{**days, **facts},
        )
        if teacher is not None:
            made.teachers = [Teaching(user_id=teacher.id, is_responsible=responsible, first_on=made.first_on)]
        return _stored(made, "test.group-made")


def make_place(group: StudyGroup, pupil: Pupil, first_on: date | None = None, last_on: date | None = None) -> Place:
    """The pupil in the group, from the group's first day unless said."""
    with system("test"):
        made = Place(group=group, pupil=pupil, first_on=first_on or group.first_on, last_on=last_on, made_at=NOON)
        return _stored(made, "test.place-given")


def make_pattern(
    group: StudyGroup,
    weekday: int = 0,
    starts: time = time(8, 30),
    ends: time = time(11, 30),
    *,
    room: str = "B12",
    **facts: Any,
) -> LessonPattern:
    """A lesson each week (0 is Monday); without a lesson of any day, see `make_lesson` or carry the timetable out."""
    with system("test"):
        made = LessonPattern(group=group, weekday=weekday, starts=starts, ends=ends, room=room, **facts)
        return _stored(made, "test.pattern-made")


def make_lesson(
    group: StudyGroup,
    on: date,
    starts: time = time(8, 30),
    ends: time = time(11, 30),
    *,
    room: str = "B12",
    state: LessonState = LessonState.PLANNED,
    pattern: LessonPattern | None = None,
) -> Lesson:
    """One lesson, of a pattern of its own (that day only) unless one is given. It has no register."""
    pattern = pattern or make_pattern(group, on.weekday(), starts, ends, room=room, first_on=on, last_on=on)
    with system("test"):
        made = Lesson(
            group=group, pattern_id=pattern.id, pattern_day=on, on=on, starts=starts, ends=ends, room=room, state=state
        )
        return _stored(made, "test.lesson-made")


def make_holiday(unit: Unit, first_on: date, last_on: date, name: str = "Höstlov") -> SchoolHoliday:
    """Days off of a school unit."""
    with system("test"):
        return _stored(
            SchoolHoliday(unit_id=unit.id, name=name, first_on=first_on, last_on=last_on), "test.holiday-made"
        )


def make_teacher(unit: Unit, name: str = "Tove Lärare", role: Role = Role.SFI_STAFF) -> User:
    """One more member of the school's staff."""
    with system("test"):
        made = make_user(name=name, role=role, unit=unit)
        record("test.teacher-made")
        db.session.commit()
    return made


def make_teaching(group: StudyGroup, user: User) -> Teaching:
    """The group's responsible teacher, from its first day."""
    with system("test"):
        made = Teaching(group_id=group.id, user_id=user.id, is_responsible=True, first_on=group.first_on)
        return _stored(made, "test.teaching-made")


def _stored(row: Row, action: str) -> Row:
    db.session.add(row)
    db.session.flush()
    record(action, row)
    db.session.commit()
    return row
