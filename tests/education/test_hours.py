"""Fifteen and twenty-three hours a week on average over four weeks; and what every rule of law says of itself."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.education.rules import absence, orientation
from reception.education.rules.studies import courses, hours, right, start
from reception.education.rules.studies.hours import four_weeks, least_minutes, too_few
from reception.reckoning.periods import Period
from reception.reckoning.provisions import Basis, Provision, in_force
from reception.reckoning.terms import Footing

MONDAY = date(2026, 8, 17)
EIGHT_WEEKS = Period(MONDAY, MONDAY + timedelta(weeks=8, days=-1))


def weekly(minutes, weeks=8):
    """So many minutes each Tuesday."""
    return [(MONDAY + timedelta(weeks=week, days=1), minutes) for week in range(weeks)]


@pytest.mark.parametrize(
    ("day", "combined", "asked_for", "least"),
    [
        (MONDAY, False, None, 900),
        (MONDAY, False, 600, 600),
        (MONDAY, False, 1200, 900),
        (MONDAY, True, None, 1380),
        (MONDAY, True, 600, 1380),
        (date(2025, 12, 31), True, None, 1380),
        (date(2022, 8, 1), True, None, 1380),
        (date(2022, 7, 31), True, None, None),
    ],
)
def test_the_least_is_fifteen_or_twenty_three_hours(day, combined, asked_for, least):
    assert least_minutes(day, combined=combined, asked_for=asked_for) == least


def test_the_paragraph_changed_its_number_and_not_its_hours():
    sources = [in_force(hours.COMBINED, day).source for day in (date(2025, 12, 31), date(2026, 1, 1))]
    assert ["33 a §" in sources[0], "33 c §" in sources[1]] == [True, True]


def test_the_average_of_four_weeks_counts_and_not_each_week():
    uneven = [(MONDAY, 3600)]
    first, second = four_weeks(EIGHT_WEEKS, uneven, combined=False)
    assert (first.average, first.missing) == (900, 0)
    assert (second.minutes, second.missing) == (0, 3600)
    assert too_few((first, second)) == (second,)
    assert first.last == second.first - timedelta(days=1)


def test_fifteen_hours_are_too_few_where_twenty_three_are_due():
    assert too_few(four_weeks(EIGHT_WEEKS, weekly(900), combined=False)) == ()
    assert len(too_few(four_weeks(EIGHT_WEEKS, weekly(900), combined=True))) == 2
    assert len(too_few(four_weeks(EIGHT_WEEKS, weekly(899), combined=False))) == 2


def test_four_weeks_begin_on_a_monday_and_are_whole():
    assert [one.first for one in four_weeks(Period(date(2026, 8, 18), date(2026, 9, 20)), [], combined=False)] == [
        date(2026, 8, 24)
    ]
    assert four_weeks(Period(date(2026, 8, 18), date(2026, 9, 19)), weekly(900), combined=False) == ()
    with pytest.raises(ValueError, match="four-weeks-without-an-end"):
        four_weeks(Period(MONDAY), [], combined=False)


@given(
    some.lists(some.tuples(some.integers(-10, 80), some.integers(0, 600)), max_size=40),
    some.integers(0, 6),
    some.integers(0, 70),
)
def test_each_minute_of_whole_four_weeks_counts_once(lessons, first, length):
    within = Period(MONDAY + timedelta(days=first), MONDAY + timedelta(days=first + length))
    given_ones = [(MONDAY + timedelta(days=number), minutes) for number, minutes in lessons]
    found = four_weeks(within, given_ones, combined=False)
    covered = sum(minutes for day, minutes in given_ones if any(one.first <= day <= one.last for one in found))
    assert sum(one.minutes for one in found) == covered
    assert all(within.covers(one.first) and within.covers(one.last) for one in found)


def bases():
    """Every rule of law in the domain, wherever it stands."""
    for module in (absence, courses, hours, orientation, right, start):
        for held in vars(module).values():
            yield from (one for one in (held if isinstance(held, tuple) else (held,)) if isinstance(one, Basis))
    yield from (one.basis for one in right.CLOCKS)


def test_every_rule_names_its_source_and_what_is_to_be_confirmed():
    found = list(bases())
    assert len(found) > 15
    for one in found:
        assert one.source
        assert bool(one.to_confirm) is (one.footing is Footing.TO_CONFIRM)
        assert not isinstance(one, Provision) or one.amount > 0


@pytest.mark.parametrize("versions", [start.WITHIN_A_MONTH, start.WITHIN_THREE_MONTHS, hours.COMBINED, hours.SFI])
def test_versions_of_a_rule_follow_each_other_day_by_day(versions):
    for before, after in pairwise(versions):
        assert before.valid_to + timedelta(days=1) == after.valid_from
    assert versions[-1].valid_to is None


def test_a_doubt_without_words_and_words_without_doubt_are_refused():
    with pytest.raises(ValueError, match="footing-without-its-reason"):
        Basis("somewhere", footing=Footing.TO_CONFIRM)
    with pytest.raises(ValueError, match="footing-without-its-reason"):
        Basis("somewhere", to_confirm="All of it.")
