"""Timetables carried out: patterns become lessons, and lessons follow their patterns. Reported lessons are kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

import sqlalchemy as sa

from reception.audit.log import record, record_many
from reception.db.bulk import chunks, insert_many
from reception.db.locking import hold_in_order
from reception.db.session import db
from reception.education.models import Lesson, LessonPattern, StudyGroup
from reception.education.queries.timetable import timetables
from reception.education.queries.timetable.timetables import Plan, as_rule, plans, term_of
from reception.education.rules import timetable as rules
from reception.education.rules.timetable import Difference
from reception.education.rules.timetable.patterns import (
    remarks_on_extra,
    remarks_on_pattern,
    remarks_on_since,
    remarks_on_times,
)
from reception.education.rules.timetable.sittings import Sitting
from reception.reckoning.remarks import accepted


def carry_out(group: StudyGroup) -> Difference:
    """Make the stored lessons of a group those of its timetable. Lessons with a register are kept and told."""
    return carry_out_many([group])[group.id]


def carry_out_many(groups: Sequence[StudyGroup]) -> dict[int, Difference]:
    """The same for many groups at once: the number of statements does not grow with them."""
    db.session.flush()
    hold_in_order(StudyGroup, [one.id for one in groups])
    made = plans(groups)
    insert_many(Lesson, [_row(one, lesson) for one in made.values() for lesson in one.difference.new])
    changed = [
        {"id": one.ids[lesson.slot], **_when(lesson)} for one in made.values() for lesson in one.difference.changed
    ]
    if changed:
        db.session.execute(sa.update(Lesson), changed)
    _remove([one.ids[slot] for one in made.values() for slot in one.difference.gone])
    record_many("timetable.carried-out", [(one.group, _counts(one.difference)) for one in made.values()])
    _read_anew()
    return {group_id: one.difference for group_id, one in made.items()}


def _row(plan: Plan, lesson: rules.Lesson) -> dict[str, Any]:
    return {
        "group_id": plan.group.id,
        "pattern_id": lesson.pattern_id,
        "pattern_day": lesson.day_of_pattern,
        **_when(lesson),
    }


def _when(lesson: rules.Lesson) -> dict[str, Any]:
    sitting = lesson.sitting
    return {
        "on": sitting.day,
        "starts": sitting.starts,
        "ends": sitting.ends,
        "room": sitting.place,
        "state": lesson.state,
    }


def _remove(lesson_ids: Sequence[int]) -> None:
    for some in chunks(lesson_ids):
        removed = sa.delete(Lesson).where(Lesson.id.in_(some))
        db.session.execute(removed, execution_options={"synchronize_session": False})


def _counts(difference: Difference) -> Mapping[str, int]:
    return {
        "new": len(difference.new),
        "changed": len(difference.changed),
        "gone": len(difference.gone),
        "kept": len(difference.kept),
    }


def _read_anew() -> None:
    """Lessons that the session holds may have changed or gone."""
    for row in [one for one in db.session.identity_map.values() if isinstance(one, Lesson)]:
        db.session.expunge(row)


def add_pattern(
    group: StudyGroup,
    *,
    weekday: int,
    starts: time,
    ends: time,
    room: str = "",
    every: int = 1,
    first_on: date | None = None,
    last_on: date | None = None,
) -> LessonPattern:
    """Add a lesson of each week (or each second …); `carry_out` makes its lessons. Raises Refused."""
    accepted(remarks_on_pattern(starts, ends, first_on, last_on, group=term_of(group)))
    made = LessonPattern(
        group=group, weekday=weekday, starts=starts, ends=ends, room=room, every=every, first_on=first_on,
        last_on=last_on,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("lesson-pattern.added", made, group=group.number)
    return made


def change_pattern(
    pattern: LessonPattern, *, since: date, weekday: int, starts: time, ends: time, room: str, every: int
) -> LessonPattern:
    """Change a lesson of each week from a day on; earlier lessons stay as they were. Raises Refused.

    The pattern goes on with what is changed: whoever else has it open meets that. What was before it is another's.
    """
    group = pattern.group
    first, last = pattern.first_on or group.first_on, pattern.last_on
    accepted((*remarks_on_times(starts, ends), *remarks_on_since(since, first, last, group=term_of(group))))
    facts: dict[str, Any] = {"weekday": weekday, "starts": starts, "ends": ends, "room": room, "every": every}
    if since > first:
        first_on = _follows(pattern, facts, since)
        _leave_behind(pattern, since)
        facts["first_on"] = first_on
    for column, value in facts.items():
        setattr(pattern, column, value)
    db.session.flush()
    record("lesson-pattern.changed", pattern, group=group.number, since=since)
    return pattern


def _follows(pattern: LessonPattern, facts: Mapping[str, Any], since: date) -> date:
    """The first day of the pattern that follows: every second week stays the same second week.

    One of each week begins on the day that was written: who changes it next from the same day is not refused.
    """
    if pattern.every == 1 or facts["every"] != pattern.every or facts["weekday"] != pattern.weekday:
        return since
    return next((day for day in rules.days_of(as_rule(pattern), term_of(pattern.group)) if day >= since), since)


def _leave_behind(pattern: LessonPattern, since: date) -> None:
    """The lessons before the day get a pattern of their own, with what was decided of them and what was reported."""
    before = LessonPattern(
        group=pattern.group, weekday=pattern.weekday, starts=pattern.starts, ends=pattern.ends, room=pattern.room,
        every=pattern.every, first_on=pattern.first_on, last_on=since - timedelta(days=1),
    )  # fmt: skip
    db.session.add(before)
    db.session.flush()
    earlier = sa.update(Lesson).where(Lesson.pattern_id == pattern.id, Lesson.pattern_day < since)
    db.session.execute(earlier.values(pattern_id=before.id), execution_options={"synchronize_session": False})


def tried(group: StudyGroup, work: Callable[[], LessonPattern]) -> tuple[int, Plan]:
    """What a change of the patterns would make, with the id of the pattern that it is about. Nothing stays written."""
    part = db.session.begin_nested()
    try:
        pattern_id = work().id
        return pattern_id, plans([group])[group.id]
    finally:
        part.rollback()


def end_pattern(pattern: LessonPattern, since: date) -> Difference:
    """No lesson of the pattern from a day on; carried out at once. A pattern without any lesson left is removed."""
    group = pattern.group
    pattern.last_on = since - timedelta(days=1)
    record("lesson-pattern.ended", pattern, group=group.number, since=since)
    difference = carry_out(group)
    left = sa.select(sa.func.count(Lesson.id)).where(Lesson.pattern_id == pattern.id)
    if not db.session.scalar(left):
        db.session.delete(pattern)
        db.session.flush()
    return difference


def single_lesson(group: StudyGroup, sitting: Sitting) -> Lesson:
    """A lesson outside the weekly timetable: a pattern of one day. Raises Refused on a day off."""
    closed = timetables.closed_of([group.unit_id]).get(group.unit_id, [])
    accepted(remarks_on_extra(sitting.day, term_of(group), closed))
    pattern = add_pattern(
        group, weekday=sitting.day.weekday(), starts=sitting.starts, ends=sitting.ends, room=sitting.place,
        first_on=sitting.day, last_on=sitting.day,
    )  # fmt: skip
    made = Lesson(
        group=group, pattern_id=pattern.id, pattern_day=sitting.day, on=sitting.day, starts=sitting.starts,
        ends=sitting.ends, room=sitting.place,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("lesson.added", made, group=group.number)
    return made
