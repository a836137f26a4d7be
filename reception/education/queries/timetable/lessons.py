"""Lessons as the timetable has carried them out."""

from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach, Permit
from reception.education import permits
from reception.education.models import Lesson, StudyGroup
from reception.education.rules import timetable
from reception.education.rules.timetable.sittings import Sitting
from reception.education.terms.lessons import LessonState


def lesson_on(group: StudyGroup, day: date, lesson_id: int | None = None, permit: Permit = permits.LESSONS) -> Lesson:
    """A lesson of the group on a day: the one asked for, or the first that is held (a cancelled one if there is none).

    Raises OutOfReach.
    """
    of_day = lessons_of_day(group.id, day, permit)
    wanted = [one for one in of_day if lesson_id is None or one.id == lesson_id]
    if not wanted:
        raise OutOfReach
    return next((one for one in wanted if one.state is not LessonState.CANCELLED), wanted[0])


def lessons_of_day(group_id: int, day: date, permit: Permit = permits.LESSONS) -> Sequence[Lesson]:
    """The lessons of a group on a day, the cancelled too, by their times."""
    return lessons_between([group_id], day, day, permit)


def lessons_between(
    group_ids: Collection[int], first: date, last: date, permit: Permit = permits.LESSONS
) -> Sequence[Lesson]:
    """The lessons of groups from a day to a day, the cancelled too, with their groups, by day and time."""
    query = sa.select(Lesson).where(Lesson.group_id.in_(set(group_ids)), Lesson.on >= first, Lesson.on <= last)
    return permit.all(query.options(joinedload(Lesson.group)).order_by(Lesson.on, Lesson.starts, Lesson.id))


def lesson(lesson_id: int, group_id: int, permit: Permit = permits.LESSONS) -> Lesson:
    """One lesson of a group. Raises OutOfReach."""
    return permit.one(sa.select(Lesson).where(Lesson.id == lesson_id, Lesson.group_id == group_id))


def next_lessons(group_id: int, day: date, count: int = 5, permit: Permit = permits.LESSONS) -> Sequence[Lesson]:
    """The next lessons of a group from a day on, the cancelled too."""
    query = sa.select(Lesson).where(Lesson.group_id == group_id, Lesson.on >= day)
    return permit.all(query.order_by(Lesson.on, Lesson.starts, Lesson.id).limit(count))


def as_rule(lesson: Lesson) -> timetable.Lesson:
    """A lesson as the rules know it."""
    sitting = Sitting(lesson.on, lesson.starts, lesson.ends, lesson.room)
    return timetable.Lesson(lesson.pattern_id, lesson.pattern_day, sitting, lesson.state)
