"""The lessons of a term: each as the week says, none on a day off, and what was changed is as it was decided."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reception.education.rules import timetable as rules
from reception.education.rules.timetable import Change, Pattern, clashes, days_of, difference, timetable
from reception.education.rules.timetable.sittings import HERE, Sitting, instant
from reception.education.terms.lessons import LeftOut, LessonState
from reception.i18n.calendar import is_working_day
from reception.reckoning.periods import Period

SPRING = Period(date(2026, 1, 7), date(2026, 6, 12))
AUTUMN = Period(date(2026, 8, 17), date(2026, 12, 18))
AUTUMN_BREAK = Period(date(2026, 10, 26), date(2026, 10, 30))
MORNING = Pattern(1, 0, time(8, 30), time(11, 30), "Room 2")

patient = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WEEKDAYS = some.integers(0, 6)
CLOCKS = some.times(min_value=time(4), max_value=time(23, 59)).map(lambda it: it.replace(second=0, microsecond=0))
TERM_DAYS = some.dates(date(2026, 1, 1), date(2027, 6, 30))


@some.composite
def spans(draw, most=200):
    """From a day to one at most so many days later."""
    first = draw(TERM_DAYS)
    return Period(first, first + timedelta(days=draw(some.integers(0, most))))


@some.composite
def clock_pairs(draw):
    """When a lesson starts and ends."""
    return sorted(draw(some.sets(CLOCKS, min_size=2, max_size=2)))


@some.composite
def patterns(draw, number=None):
    """Any weekly pattern."""
    starts, ends = draw(clock_pairs())
    own = draw(some.one_of(some.none(), TERM_DAYS))
    return Pattern(
        number or draw(some.integers(1, 4)), draw(WEEKDAYS), starts, ends, "", draw(some.integers(1, 4)), own
    )


@some.composite
def plans(draw):
    """A term, its patterns with numbers of their own, and the school's holidays."""
    count = draw(some.integers(0, 4))
    return draw(spans()), [draw(patterns(n + 1)) for n in range(count)], draw(some.lists(spans(20), max_size=3))


@patient
@given(plans())
def test_each_day_of_a_pattern_has_one_lesson_or_one_reason_for_none(plan):
    term, weekly, closed = plan
    made = timetable(term, weekly, closed)
    seen = Counter(lesson.slot for lesson in made.lessons) + Counter((gap.pattern_id, gap.day) for gap in made.gaps)
    assert seen == Counter((one.pattern_id, day) for one in weekly for day in days_of(one, term))


@patient
@given(plans())
def test_no_lesson_lies_on_a_day_off_or_out_of_the_term(plan):
    term, weekly, closed = plan
    for lesson in timetable(term, weekly, closed).lessons:
        day = lesson.sitting.day
        assert term.covers(day)
        assert not any(one.covers(day) for one in closed)
        assert is_working_day(day) or day.weekday() >= 5


@patient
@given(spans(), patterns(), some.one_of(some.none(), some.integers(-30, 60)))
def test_a_pattern_of_every_so_many_weeks_has_that_weekday_and_that_distance(term, pattern, begins):
    pattern = replace(pattern, first=None if begins is None else term.first + timedelta(days=begins))
    days = list(days_of(pattern, term))
    counted_from = pattern.first or term.first
    assert {day.weekday() for day in days} <= {pattern.weekday}
    assert all((later - day).days == 7 * pattern.every for day, later in pairwise(days))
    monday = counted_from - timedelta(days=counted_from.weekday())
    every_day = (term.first + timedelta(days=n) for n in range((term.last - term.first).days + 1))
    assert days == [
        day
        for day in every_day
        if day >= counted_from and day.weekday() == pattern.weekday and (day - monday).days // 7 % pattern.every == 0
    ]


@patient
@given(plans(), some.data())
def test_every_change_is_carried_out_or_told_as_lost(plan, data):
    term, weekly, closed = plan
    slots = [lesson.slot for lesson in timetable(term, weekly, closed).lessons]
    known = data.draw(some.lists(some.sampled_from(slots), unique=True, max_size=4)) if slots else []
    sitting = Sitting(data.draw(TERM_DAYS), *data.draw(clock_pairs()), "Elsewhere")
    changes = [Change(*slot, data.draw(some.sampled_from([None, sitting]))) for slot in known]
    stray = Change(99, term.first, None)
    made = timetable(term, weekly, closed, [*changes, stray])
    by_slot = {lesson.slot: lesson for lesson in made.lessons}
    assert made.lost == (stray,)
    assert set(by_slot) == set(slots)
    for change in changes:
        lesson = by_slot[change.slot]
        assert lesson.state is (LessonState.CANCELLED if change.to is None else LessonState.MOVED)
        assert lesson.sitting == (change.to or by_slot[change.slot].sitting)
        assert lesson.is_held is (change.to is not None)
    untouched = set(slots) - {change.slot for change in changes}
    assert all(by_slot[slot].state is LessonState.PLANNED for slot in untouched)


def test_a_term_leaves_out_public_holidays_and_the_autumn_break():
    spring = timetable(SPRING, [MORNING])
    autumn = timetable(AUTUMN, [MORNING], [AUTUMN_BREAK])
    assert [(gap.day, gap.why) for gap in spring.gaps] == [(date(2026, 4, 6), LeftOut.PUBLIC_HOLIDAY)]
    assert [(gap.day, gap.why) for gap in autumn.gaps] == [(date(2026, 10, 26), LeftOut.SCHOOL_HOLIDAY)]
    assert len(autumn.lessons) == 17


def test_a_saturday_course_is_held_but_not_on_midsummer_day_or_all_saints():
    saturdays = Pattern(1, 5, time(10), time(13))
    june = timetable(Period(date(2026, 6, 8), date(2026, 6, 28)), [saturdays])
    assert [one.sitting.day for one in june.lessons] == [date(2026, 6, 13), date(2026, 6, 27)]
    assert [gap.day for gap in timetable(AUTUMN, [saturdays]).gaps] == [date(2026, 10, 31)]


def test_a_pattern_begins_and_ends_with_its_own_days_in_the_middle_of_a_week():
    own = Pattern(1, 0, time(9), time(12), first=date(2026, 9, 2), last=date(2026, 9, 21))
    assert list(days_of(own, AUTUMN)) == [date(2026, 9, 7), date(2026, 9, 14), date(2026, 9, 21)]


def test_a_lesson_keeps_its_clock_time_when_the_clocks_change():
    weeks = Period(date(2026, 3, 23), date(2026, 4, 3))
    before, after = (one.sitting for one in timetable(weeks, [MORNING]).lessons)
    assert (before.begins_at, after.begins_at) == (
        datetime(2026, 3, 23, 7, 30, tzinfo=UTC),
        datetime(2026, 3, 30, 6, 30, tzinfo=UTC),
    )


@patient
@given(TERM_DAYS, clock_pairs())
def test_a_lesson_lasts_as_long_as_the_clock_says_on_every_day_of_the_year(day, clocks):
    sitting = Sitting(day, *clocks)
    assert (sitting.finishes_at - sitting.begins_at) / timedelta(minutes=1) == sitting.minutes > 0
    assert instant(day, clocks[0]).astimezone(HERE).time() == clocks[0]


@pytest.mark.parametrize(
    ("starts", "ends", "reason"),
    [
        (time(9), time(9), "lesson-without-minutes"),
        (time(22), time(4, 30), "lesson-without-minutes"),
        (time(2, 30), time(5), "lesson-by-night"),
        (time(9, 0, 30), time(10), "lesson-not-in-minutes"),
        (time(9, tzinfo=UTC), time(10, tzinfo=UTC), "lesson-not-in-minutes"),
    ],
)
def test_what_is_no_lesson_is_refused(starts, ends, reason):
    with pytest.raises(ValueError, match=reason):
        Sitting(date(2026, 11, 23), starts, ends)
    with pytest.raises(ValueError, match=reason):
        Pattern(1, 0, starts, ends)


@pytest.mark.parametrize(("weekday", "every"), [(7, 1), (-1, 1), (0, 0), (0, -2)])
def test_what_recurs_never_is_refused(weekday, every):
    with pytest.raises(ValueError, match="pattern-without-week"):
        Pattern(1, weekday, time(9), time(10), every=every)


def test_a_term_without_an_end_has_no_timetable():
    with pytest.raises(ValueError, match="term-without-end"):
        timetable(Period(date(2026, 1, 7)), [MORNING])


@patient
@given(plans())
def test_lessons_that_share_minutes_are_found(plan):
    term, weekly, closed = plan
    lessons = timetable(term, weekly, closed).lessons
    sittings = [one.sitting for one in lessons]
    pairs = [(a, b) for n, a in enumerate(sittings) for b in sittings[n + 1 :] if a.day == b.day]
    meet = any(a.starts < b.ends and b.starts < a.ends for a, b in pairs)
    assert bool(clashes(lessons)) is meet


@patient
@given(plans(), plans(), some.data())
def test_a_new_timetable_replaces_the_old_one_but_for_reported_lessons(old, new, data):
    stored = {lesson.slot: lesson for lesson in timetable(*old).lessons}
    wanted = timetable(*new).lessons
    taken = data.draw(some.sets(some.sampled_from(sorted(stored)))) if stored else set()
    steps = difference(stored, wanted, taken)
    result = {slot: one for slot, one in stored.items() if slot not in steps.gone}
    result |= {one.slot: one for one in (*steps.new, *steps.changed)}
    assert all(result[slot] == stored[slot] for slot in taken)
    assert {slot: one for slot, one in result.items() if slot not in taken} == {
        one.slot: one for one in wanted if one.slot not in taken
    }
    assert set(steps.kept) == {slot for slot in taken if stored[slot] not in wanted}


def test_making_a_term_looks_at_each_day_of_the_pattern_once(monkeypatch):
    asked = Counter()
    real = rules.day_off
    monkeypatch.setattr(rules, "day_off", lambda day, closed: asked.update([day]) or real(day, closed))
    made = timetable(AUTUMN, [MORNING, Pattern(2, 1, time(8, 30), time(11, 30))], [AUTUMN_BREAK])
    assert asked.total() == len(made.lessons) + len(made.gaps) == 36
