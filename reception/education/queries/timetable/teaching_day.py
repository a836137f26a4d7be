"""What a teacher begins the day with: the lessons of her groups today, their pupils, and what is not reported."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from reception.db.session import db
from reception.education import permits
from reception.education.models import Lesson, Place, StudyGroup
from reception.education.queries.groups import groups_with
from reception.education.queries.groups.places import is_on
from reception.education.queries.registers import unreported
from reception.education.queries.timetable.lessons import as_rule, lessons_between
from reception.education.queries.timetable.reported import taken_lesson_ids
from reception.education.terms.lessons import LessonState
from reception.i18n.formats import now


@dataclass(frozen=True)
class LessonRow:
    """A lesson with its group, how many pupils the group has on its day, and whether its register is taken."""

    lesson: Lesson
    pupils: int
    is_taken: bool

    @property
    def group(self) -> StudyGroup:
        """Whose lesson it is."""
        return self.lesson.group

    @property
    def is_cancelled(self) -> bool:
        """Whether it is not held."""
        return self.lesson.state is LessonState.CANCELLED

    @property
    def opens_at(self) -> datetime:
        """From when its register can be taken: see `rules.register.saving`."""
        return as_rule(self.lesson).sitting.begins_at - timedelta(minutes=15)


def lesson_rows(group_ids: Collection[int], first: date, last: date) -> list[LessonRow]:
    """The lessons of groups from a day to a day, with what a list says of them. Three statements at most."""
    found = lessons_between(group_ids, first, last) if group_ids else []
    if not found:
        return []
    taken, sizes = taken_lesson_ids(group_ids, first, last), sizes_on({one.group_id for one in found}, first)
    return [LessonRow(one, sizes.get(one.group_id, 0), one.id in taken) for one in found]


def not_reported(group_ids: Collection[int]) -> list[Lesson]:
    """The lessons of groups that are over and have no register, with their groups, the earliest first."""
    found = unreported(group_ids, now()) if group_ids else []
    groups_with({one.group_id for one in found})  # one statement, and every lesson finds its group in the session
    return found


def sizes_on(group_ids: Collection[int], day: date) -> dict[int, int]:
    """How many pupils groups have on a day. One statement."""
    query = (sa.select(Place.group_id, sa.func.count()).where(Place.group_id.in_(set(group_ids)), is_on(day))).group_by(
        Place.group_id
    )
    return {row[0]: row[1] for row in db.session.execute(permits.PLACES.within(query))}
