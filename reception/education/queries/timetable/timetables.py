"""What the timetable of groups would be, against the lessons that are stored. A constant number of statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.education import permits
from reception.education.models import Lesson, LessonPattern, Register, SchoolHoliday, StudyGroup, Teaching
from reception.education.queries.groups import teaches_on_any
from reception.education.rules import timetable as rules
from reception.education.rules.groups.places import days_of_group
from reception.education.rules.timetable.clashing import Elsewhere
from reception.education.rules.timetable.sittings import Sitting
from reception.education.terms.lessons import LessonState
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class Plan:
    """The timetable of a group, and what turns the stored lessons into it. `ids`: of the stored lessons, by slot."""

    group: StudyGroup
    timetable: rules.Timetable
    difference: rules.Difference
    ids: Mapping[rules.Slot, int]


def term_of(group: StudyGroup) -> Period:
    """The days on which a group has lessons."""
    return days_of_group(group.first_on, group.last_on, group.closed_on)


def plan(group: StudyGroup, patterns: Sequence[rules.Pattern] | None = None) -> Plan:
    """The timetable of one group; `patterns` in place of those that are stored, to see what would become."""
    return plans([group], None if patterns is None else {group.id: patterns})[group.id]


def plans(
    groups: Sequence[StudyGroup],
    patterns: Mapping[int, Sequence[rules.Pattern]] | None = None,
    closed: Mapping[int, Sequence[Period]] | None = None,
) -> dict[int, Plan]:
    """The timetables of groups, by their ids. `patterns` by group and `closed` by unit stand for what is stored."""
    ids = [one.id for one in groups]
    weekly = patterns_of(ids) if patterns is None else patterns
    off = closed_of({one.unit_id for one in groups}) if closed is None else closed
    stored = _stored(ids)
    return {one.id: _plan(one, weekly.get(one.id, ()), off.get(one.unit_id, ()), stored[one.id]) for one in groups}


@dataclass(frozen=True)
class _Row:
    lesson_id: int
    lesson: rules.Lesson
    is_taken: bool


def _plan(group: StudyGroup, patterns: Iterable[rules.Pattern], closed: Sequence[Period], rows: Sequence[_Row]) -> Plan:
    lessons = {row.lesson.slot: row.lesson for row in rows}
    taken = {row.lesson.slot for row in rows if row.is_taken}
    made = rules.timetable(term_of(group), patterns, closed, changes(lessons.values()))
    ids = {row.lesson.slot: row.lesson_id for row in rows}
    return Plan(group, made, rules.difference(lessons, made.lessons, taken), ids)


def changes(lessons: Iterable[rules.Lesson]) -> list[rules.Change]:
    """What was decided of single lessons, as the stored lessons tell it."""
    return [
        rules.Change(one.pattern_id, one.day_of_pattern, one.sitting if one.is_held else None)
        for one in lessons
        if one.state is not LessonState.PLANNED
    ]


def _stored(group_ids: Collection[int]) -> dict[int, list[_Row]]:
    is_taken = sa.exists().where(Register.lesson_id == Lesson.id)
    query = sa.select(
        Lesson.id, Lesson.group_id, Lesson.pattern_id, Lesson.pattern_day, Lesson.on, Lesson.starts, Lesson.ends,
        Lesson.room, Lesson.state, is_taken.label("is_taken"),
    ).where(Lesson.group_id.in_(set(group_ids)))  # fmt: skip
    found: dict[int, list[_Row]] = defaultdict(list)
    for row in db.session.execute(permits.LESSONS.within(query)):
        sitting = Sitting(row.on, row.starts, row.ends, row.room)
        lesson = rules.Lesson(row.pattern_id, row.pattern_day, sitting, row.state)
        found[row.group_id].append(_Row(row.id, lesson, row.is_taken))
    return found


def stored_patterns(group_id: int) -> Sequence[LessonPattern]:
    """The patterns of a group, by weekday and time."""
    query = sa.select(LessonPattern).where(LessonPattern.group_id == group_id)
    return db.session.scalars(query.order_by(LessonPattern.weekday, LessonPattern.starts, LessonPattern.id)).all()


def pattern(pattern_id: int, group_id: int) -> LessonPattern:
    """One pattern of a group that the caller has found. Raises OutOfReach."""
    found = db.session.scalar(
        sa.select(LessonPattern).where(LessonPattern.id == pattern_id, LessonPattern.group_id == group_id)
    )
    if found is None:
        raise OutOfReach
    return found


def patterns_of(group_ids: Collection[int]) -> dict[int, list[rules.Pattern]]:
    """The patterns of groups as the rules know them."""
    found: dict[int, list[rules.Pattern]] = defaultdict(list)
    query = sa.select(LessonPattern).where(LessonPattern.group_id.in_(set(group_ids))).order_by(LessonPattern.id)
    for one in db.session.scalars(query):
        found[one.group_id].append(as_rule(one))
    return found


def as_rule(pattern: LessonPattern) -> rules.Pattern:
    """A pattern as the rules know it."""
    return rules.Pattern(
        pattern.id, pattern.weekday, pattern.starts, pattern.ends, pattern.room, pattern.every, pattern.first_on,
        pattern.last_on,
    )  # fmt: skip


def closed_of(unit_ids: Collection[int]) -> dict[int, list[Period]]:
    """The school holidays of units, as days."""
    found: dict[int, list[Period]] = defaultdict(list)
    query = sa.select(SchoolHoliday.unit_id, SchoolHoliday.first_on, SchoolHoliday.last_on)
    for row in db.session.execute(query.where(SchoolHoliday.unit_id.in_(set(unit_ids)))):
        found[row.unit_id].append(Period(row.first_on, row.last_on))
    return found


def lessons_elsewhere(group: StudyGroup, lessons: Sequence[rules.Lesson]) -> list[Elsewhere]:
    """The lessons of other groups that these could clash with: by a teacher of the group, or by a room's name."""
    held = [one.sitting for one in lessons if one.is_held]
    if not held:
        return []
    first, last = min(one.day for one in held), max(one.day for one in held)
    teachers = {one.user_id for one in group.teachers if teaches_on_any(one, first, last)}
    rooms = {one.place.casefold() for one in held if one.place}
    return [_elsewhere(row) for row in _others(group, first, last, teachers, rooms)]


def _others(group: StudyGroup, first: date, last: date, teachers: set[int], rooms: set[str]) -> Sequence[Any]:
    same_teacher = sa.exists().where(
        Teaching.group_id == Lesson.group_id, Teaching.user_id.in_(teachers), Teaching.first_on <= Lesson.on,
        sa.or_(Teaching.last_on.is_(None), Teaching.last_on >= Lesson.on),
    )  # fmt: skip
    query = (
        sa.select(
            Lesson.on, Lesson.starts, Lesson.ends, Lesson.room, StudyGroup.name, same_teacher.label("same_teacher")
        )
        .join(StudyGroup, StudyGroup.id == Lesson.group_id)
        .where(Lesson.group_id != group.id, Lesson.on >= first, Lesson.on <= last)
        .where(Lesson.state != LessonState.CANCELLED, sa.or_(same_teacher, sa.func.lower(Lesson.room).in_(rooms)))
    )
    return db.session.execute(permits.LESSONS.within(query).order_by(Lesson.on, Lesson.starts)).all()


def _elsewhere(row: Any) -> Elsewhere:
    return Elsewhere(row.name, Sitting(row.on, row.starts, row.ends, row.room), bool(row.same_teacher))
