"""The timetable of a group as its page shows it, and what a change of it would make."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reception.education.models import LessonPattern, SchoolHoliday, StudyGroup
from reception.education.queries.timetable.holidays import holidays, name_of_day_off
from reception.education.queries.timetable.teaching_day import LessonRow, lesson_rows
from reception.education.queries.timetable.timetables import Plan, lessons_elsewhere, plan, stored_patterns, term_of
from reception.education.rules import timetable as rules
from reception.education.rules.timetable.clashing import clash_remarks
from reception.education.rules.timetable.patterns import is_extra, remarks_on_carrying_out
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remarks

#: How many weeks the page shows unless the whole term is asked for (our choice).
WEEKS = 6


@dataclass(frozen=True)
class Off:
    """A day without its lesson. `name`: the school's own; None on a public holiday."""

    day: date
    name: str | None


@dataclass(frozen=True)
class Week:
    """Monday of a week, its lessons, and the days off on which there would have been one."""

    monday: date
    lessons: tuple[LessonRow, ...]
    off: tuple[Off, ...]


@dataclass(frozen=True)
class TimetablePage:
    """`weekly`: patterns that go on; `weeks`: lessons from this week on; `remarks`: clashes with others."""

    weekly: Sequence[LessonPattern]
    weeks: Sequence[Week]
    lessons: int
    is_whole: bool
    remarks: Remarks


def timetable_page(group: StudyGroup, day: date, *, is_whole: bool) -> TimetablePage:
    """The timetable on a day: from its week on, or the whole term."""
    term, made = term_of(group), plan(group).timetable
    days = _whole(term, made) if is_whole else _some_weeks(term, day)
    off = [one for one in _off(made.gaps, holidays([group.unit_id], term.first)) if days.covers(one.day)]
    coming = [one for one in made.lessons if one.sitting.day >= day]
    patterns = [one for one in stored_patterns(group.id) if not is_extra(one.first_on, one.last_on)]
    return TimetablePage(
        weekly=[one for one in patterns if one.last_on is None or one.last_on >= max(day, one.first_on or day)],
        weeks=_weeks(lesson_rows([group.id], days.first, days.end), off),
        lessons=sum(1 for one in made.lessons if one.is_held),
        is_whole=is_whole,
        remarks=clash_remarks(coming, lessons_elsewhere(group, coming)),
    )


def _whole(term: Period, made: rules.Timetable) -> Period:
    """The term, and the days outside it to which lessons were moved."""
    days = [one.sitting.day for one in made.lessons]
    return Period(min(term.first, *days), max(term.end, *days)) if days else term


def _some_weeks(term: Period, day: date) -> Period:
    first = _monday(max(term.first, min(day, term.end)))
    return Period(first, first + timedelta(weeks=WEEKS, days=-1))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _off(gaps: Sequence[rules.Gap], days_off: Sequence[SchoolHoliday]) -> list[Off]:
    days = sorted({one.day for one in gaps})
    return [Off(one, name_of_day_off(one, days_off)) for one in days]


def _weeks(rows: Sequence[LessonRow], off: Sequence[Off]) -> list[Week]:
    lessons, without = defaultdict(list), defaultdict(list)
    for row in rows:
        lessons[_monday(row.lesson.on)].append(row)
    for one in off:
        without[_monday(one.day)].append(one)
    mondays = sorted({*lessons, *without})
    return [Week(monday, tuple(lessons[monday]), tuple(without[monday])) for monday in mondays]


@dataclass(frozen=True)
class Preview:
    """What a change would make of the timetable: lessons that come, change and fall away, days off, and warnings."""

    new: int
    changed: int
    gone: int
    first: date | None
    last: date | None
    off: Sequence[Off]
    remarks: Remarks


def preview(planned: Plan, pattern_id: int, since: date) -> Preview:
    """What a plan makes of the stored lessons, and of the lessons of one pattern from a day on."""
    difference, everything = planned.difference, planned.timetable.lessons
    mine = [one for one in everything if one.pattern_id == pattern_id and one.sitting.day >= since]
    held = [one.sitting.day for one in mine if one.is_held]
    gaps = [one for one in planned.timetable.gaps if one.pattern_id == pattern_id and one.day >= since]
    said = remarks_on_carrying_out(planned.timetable, difference)
    return Preview(
        new=len(difference.new),
        changed=len(difference.changed),
        gone=len(difference.gone),
        first=min(held, default=None),
        last=max(held, default=None),
        off=_off(gaps, holidays([planned.group.unit_id], planned.group.first_on)),
        remarks=(*said, *clashes_of(planned.group, mine, everything)),
    )


def clashes_of(group: StudyGroup, mine: Sequence[rules.Lesson], everything: Sequence[rules.Lesson]) -> Remarks:
    """Clashes of these lessons with those of other groups; and of the group with itself."""
    if not mine:
        return ()
    days = {one.sitting.day for one in mine}
    within = clash_remarks([one for one in everything if one.sitting.day in days], ())
    return (*within, *(one for one in clash_remarks(mine, lessons_elsewhere(group, mine)) if one.code != "group-clash"))
