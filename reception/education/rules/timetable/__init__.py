"""The lessons of a term: what recurs each week, without the days off, with what was moved or cancelled. Pure.

A lesson is known by its pattern and by the day on which the pattern has it, also when it is moved: what is written on
it stays with it when the timetable is made again. Times are those of a clock in Sweden.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Final

from reception.education.rules.timetable.sittings import Sitting, check_clock
from reception.education.terms.lessons import LeftOut, LessonState
from reception.i18n.calendar import days_off
from reception.reckoning.periods import Period

_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A lesson of each week, or of each second, third …: `every` counts weeks from the one that holds `first`.

    `weekday`: 0 is Monday. `first` and `last` are the pattern's own days (None: the term's). Weeks off are counted.
    ValueError when it makes no lesson.
    """

    pattern_id: int
    weekday: int
    starts: time
    ends: time
    place: str = ""
    every: int = 1
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        """Refuse what recurs never."""
        if not 0 <= self.weekday <= 6 or self.every < 1:
            raise ValueError("pattern-without-week")
        check_clock(self.starts, self.ends)


Slot = tuple[int, date]
"""A lesson's own name: its pattern, and the day on which the pattern has it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was decided of one lesson: moved to another sitting (time, place or both), or cancelled (None)."""

    pattern_id: int
    day: date
    to: Sitting | None

    @property
    def slot(self) -> Slot:
        """The lesson it is about."""
        return self.pattern_id, self.day


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: a cancelled one stays in the timetable, with the sitting that it would have had."""

    pattern_id: int
    day_of_pattern: date
    sitting: Sitting
    state: LessonState = LessonState.PLANNED

    @property
    def slot(self) -> Slot:
        """What it is known by."""
        return self.pattern_id, self.day_of_pattern

    @property
    def is_held(self) -> bool:
        """Whether it is not cancelled."""
        return self.state is not LessonState.CANCELLED


@dataclass(frozen=True, slots=True)
class Gap:
    """A day on which the pattern has a lesson, and why there is none."""

    pattern_id: int
    day: date
    why: LeftOut


@dataclass(frozen=True, slots=True)
class Timetable:
    """A term of a group: its `lessons` as they follow on each other, the days left out, the changes of no lesson."""

    lessons: tuple[Lesson, ...]
    gaps: tuple[Gap, ...]
    lost: tuple[Change, ...]


def timetable(
    term: Period, patterns: Iterable[Pattern], closed: Collection[Period] = (), changes: Iterable[Change] = ()
) -> Timetable:
    """The lessons of a term. `closed`: the school's holidays. ValueError when the term has no end.

    Of two changes of one lesson the later in `changes` holds. A lesson may be moved to a day off, or out of the term:
    somebody decided so. A change whose lesson is not there (any longer) is told as `lost`, never dropped in silence.
    """
    if term.last is None:
        raise ValueError("term-without-end")
    decided = {change.slot: change for change in changes}
    lessons: list[Lesson] = []
    gaps: list[Gap] = []
    for pattern in patterns:
        for day in days_of(pattern, term):
            why = day_off(day, closed)
            if why is None:
                lessons.append(_lesson(pattern, day, decided.pop((pattern.pattern_id, day), None)))
            else:
                gaps.append(Gap(pattern.pattern_id, day, why))
    lessons.sort(key=_order)
    gaps.sort(key=lambda gap: (gap.day, gap.pattern_id))
    return Timetable(tuple(lessons), tuple(gaps), tuple(decided.values()))


def days_of(pattern: Pattern, term: Period) -> Iterator[date]:
    """The days that the pattern has in the term, days off among them."""
    counted_from = pattern.first or term.first
    monday = counted_from - timedelta(days=counted_from.weekday())
    day, last = monday + timedelta(days=pattern.weekday), min(term.end, pattern.last or term.end)
    first = max(term.first, counted_from)
    if day < first:
        rounds = -((day - first).days // (7 * pattern.every))
        day += rounds * pattern.every * _WEEK
    while day <= last:
        yield day
        day += pattern.every * _WEEK


def day_off(day: date, closed: Collection[Period] = ()) -> LeftOut | None:
    """Why there are no lessons on the day, or None. A Saturday is no day off by itself: some study then."""
    if day in days_off(day.year):
        return LeftOut.PUBLIC_HOLIDAY
    return LeftOut.SCHOOL_HOLIDAY if any(one.covers(day) for one in closed) else None


def clashes(lessons: Iterable[Lesson]) -> tuple[tuple[Lesson, Lesson], ...]:
    """Neighbours among the lessons held that have minutes in common: of one group, or of one teacher, or in one room.

    It finds some pair whenever there is one.
    """
    held = sorted((one for one in lessons if one.is_held), key=_order)
    return tuple((one, other) for one, other in pairwise(held) if one.sitting.meets(other.sitting))


@dataclass(frozen=True, slots=True)
class Difference:
    """What turns the lessons that are stored into the timetable: stored lessons with a register are always kept."""

    new: tuple[Lesson, ...]
    changed: tuple[Lesson, ...]
    gone: tuple[Slot, ...]
    kept: tuple[Slot, ...]


def difference(stored: Mapping[Slot, Lesson], planned: Sequence[Lesson], taken: Collection[Slot]) -> Difference:
    """How to carry out a new timetable. `kept`: lessons of the old one that were held and reported, and stand."""
    wanted = {lesson.slot: lesson for lesson in planned}
    over = [slot for slot in stored if slot not in wanted]
    apart = [slot for slot in wanted if slot in stored and stored[slot] != wanted[slot]]
    return Difference(
        new=tuple(lesson for slot, lesson in wanted.items() if slot not in stored),
        changed=tuple(wanted[slot] for slot in apart if slot not in taken),
        gone=tuple(slot for slot in over if slot not in taken),
        kept=tuple(slot for slot in over + apart if slot in taken),
    )


def _lesson(pattern: Pattern, day: date, change: Change | None) -> Lesson:
    as_planned = Sitting(day, pattern.starts, pattern.ends, pattern.place)
    lesson = Lesson(pattern.pattern_id, day, as_planned)
    if change is None:
        return lesson
    if change.to is None:
        return replace(lesson, state=LessonState.CANCELLED)
    return replace(lesson, sitting=change.to, state=LessonState.MOVED)


def _order(lesson: Lesson) -> tuple[date, time, time, int]:
    return lesson.sitting.day, lesson.sitting.starts, lesson.sitting.ends, lesson.pattern_id
