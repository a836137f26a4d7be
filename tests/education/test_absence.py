"""Rules about absence as data, and three weeks away by law."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.education.rules.absence import (
    THREE_IN_TEN_DAYS,
    AbsenceRule,
    Attended,
    Away,
    breaches,
    new_breaches,
    stayed_away,
)
from reception.education.terms.lessons import MarkKind
from reception.education.terms.studies import CountedBy

MONDAY = date(2026, 3, 2)
AWAY, PRESENT, EXCUSED, LATE = MarkKind.UNEXCUSED, MarkKind.PRESENT, MarkKind.EXCUSED, MarkKind.LATE


def day(number):
    """The day so many days after the Monday."""
    return MONDAY + timedelta(days=number)


def away(*numbers, kind=AWAY):
    """Lessons on these days, all marked alike."""
    return [Attended(day(number), kind) for number in numbers]


LESSONS = some.lists(some.builds(Attended, some.integers(0, 80).map(day), some.sampled_from(MarkKind)), max_size=60)
RULES = some.builds(
    AbsenceRule,
    some.just("any"),
    some.frozensets(some.sampled_from([AWAY, EXCUSED, LATE]), min_size=1),
    some.integers(1, 5),
    some.integers(5, 30),
    some.sampled_from(CountedBy),
    some.integers(0, 10),
    some.just("test"),
)


@pytest.mark.parametrize(
    ("days", "met"),
    [
        ((0, 4, 9), [(0, 9)]),
        ((0, 4, 10), []),
        ((0, 4, 10, 13), [(4, 13)]),
        ((0, 1), []),
        ((0, 0, 0), []),
        ((0, 1, 2, 3, 4), [(0, 2)]),
        ((0, 1, 2, 3, 4, 7), [(0, 2), (3, 7)]),
    ],
)
def test_three_unexcused_days_in_ten_are_met_on_the_third(days, met):
    found = breaches(THREE_IN_TEN_DAYS, away(*days))
    assert [(one.first, one.last) for one in found] == [(day(first), day(last)) for first, last in met]
    assert all(one.act_by == one.last + timedelta(days=5) for one in found)


def test_excused_late_and_present_do_not_count():
    lessons = away(0, 1) + away(2, kind=EXCUSED) + away(3, kind=LATE) + away(4, kind=PRESENT)
    assert breaches(THREE_IN_TEN_DAYS, lessons) == ()


def test_a_municipality_counts_lessons_if_it_wants_to_and_from_when():
    by_lesson = replace(THREE_IN_TEN_DAYS, by=CountedBy.LESSONS)
    assert len(breaches(by_lesson, away(0, 0, 0))) == 1
    assert breaches(replace(by_lesson, valid_from=day(1)), away(0, 0, 0, 1)) == ()


def test_what_has_its_task_gets_no_second_one():
    lessons = away(0, 1, 2, 3, 4, 7)
    assert len(new_breaches(THREE_IN_TEN_DAYS, lessons, [])) == 2
    assert [one.last for one in new_breaches(THREE_IN_TEN_DAYS, lessons, [day(2)])] == [day(7)]
    assert new_breaches(THREE_IN_TEN_DAYS, lessons, [day(2), day(7)]) == ()
    assert new_breaches(THREE_IN_TEN_DAYS, lessons[1:], [day(2), day(7)]) == ()


@pytest.mark.parametrize(("times", "within"), [(0, 10), (1, 0), (4, 3)])
def test_a_rule_that_always_or_never_holds_is_none(times, within):
    with pytest.raises(ValueError, match=r"absence-rule-without-number|more-days-than-there-are"):
        replace(THREE_IN_TEN_DAYS, times=times, within_days=within)


def test_three_weeks_away_are_not_more_than_three_weeks():
    weekdays = [number for number in range(21) if day(number).weekday() < 5]
    assert stayed_away(away(*weekdays)) is None
    assert stayed_away(away(*weekdays, 21, 22)) == Away(day(0), day(21))


@pytest.mark.parametrize("kind", [PRESENT, LATE, EXCUSED, MarkKind.LEFT_EARLY])
def test_one_lesson_begins_the_three_weeks_anew(kind):
    assert stayed_away(away(0, 7, 14, 21) + away(7, kind=kind)) is None
    assert stayed_away(away(0, 7, 14, 21) + away(22, kind=kind)) is None


def test_silence_is_no_absence_and_days_before_the_rule_do_not_count():
    assert stayed_away(away(0)) is None
    assert stayed_away([]) is None
    before = [Attended(date(2025, 12, 8), AWAY), Attended(date(2026, 1, 2), AWAY)]
    assert stayed_away(before) is None
    assert stayed_away([*before, Attended(date(2026, 1, 23), AWAY)]) == Away(date(2026, 1, 2), date(2026, 1, 23))


@given(RULES, LESSONS)
def test_each_breach_has_enough_absences_in_its_days_and_shares_none(rule, lessons):
    found = breaches(rule, lessons)
    for one in found:
        assert (one.last - one.first).days < rule.within_days
        assert one.absences == rule.times
    for earlier, later in pairwise(found):
        assert earlier.last <= later.first if rule.by is CountedBy.LESSONS else earlier.last < later.first


@given(RULES, LESSONS)
def test_a_rule_is_met_exactly_when_some_days_have_enough(rule, lessons):
    days = sorted(one.on for one in lessons if one.kind in rule.kinds)
    days = sorted(set(days)) if rule.by is CountedBy.DAYS else days
    runs = [days[first : first + rule.times] for first in range(len(days) - rule.times + 1)]
    assert bool(breaches(rule, lessons)) is any((run[-1] - run[0]).days < rule.within_days for run in runs)


@given(RULES, LESSONS)
def test_the_order_of_the_registers_does_not_matter(rule, lessons):
    assert breaches(rule, lessons) == breaches(rule, reversed(lessons))
    assert stayed_away(lessons) == stayed_away(reversed(lessons))


@given(LESSONS)
def test_who_stayed_away_came_to_nothing_since(lessons):
    found = stayed_away(lessons)
    if found is not None:
        assert (found.since - found.first).days >= 21
        assert all(one.kind is AWAY for one in lessons if one.on >= found.first)
    elif days := sorted(one.on for one in lessons):
        tail = [one for one in days if all(two.kind is AWAY for two in lessons if two.on >= one)]
        assert not any((last - first).days >= 21 for first, last in combinations(tail, 2))
