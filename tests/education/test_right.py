"""The right to SFI and its clock, to the day: both sides of 2026, each extension, pupils already received."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.education.rules.studies.right import (
    CLOCKS,
    IN_FORCE_ON,
    Extension,
    days_left,
    first_received,
    of_age_from,
    remarks_on_extending,
    remarks_on_studying,
    right_arises,
    state_on,
    window,
)
from reception.education.terms.studies import RightState
from reception.reckoning.periods import months_after, months_on
from reception.reckoning.terms import Footing

DAYS = some.dates(date(2018, 1, 1), date(2040, 12, 31))
RECEIVED = date(2026, 3, 4)
LAST = date(2029, 3, 4)
TODAY = date(2036, 1, 1)
#: The six full extensions of an earlier pupil, each decided in the last week of the time.
HALF_YEARS = [
    date(2029, 6, 30),
    date(2029, 12, 31),
    date(2030, 6, 30),
    date(2030, 12, 31),
    date(2031, 6, 30),
    date(2031, 12, 31),
]


def codes(remarks):
    """What is said, by code."""
    return [remark.code for remark in remarks]


def extended(received_on, count):
    """The window after so many extensions, each as long as can be and decided on the last day."""
    taken = []
    for _ in range(count):
        time = window(received_on, taken)
        taken.append(Extension(max(time.last, IN_FORCE_ON), time.next_latest))
    return window(received_on, taken)


@pytest.mark.parametrize(
    ("received_on", "last"),
    [
        (date(2014, 5, 1), date(2028, 12, 31)),
        (date(2025, 12, 31), date(2028, 12, 31)),
        (date(2026, 1, 1), date(2029, 1, 1)),
        (RECEIVED, LAST),
        (date(2028, 2, 29), date(2031, 2, 28)),
    ],
)
def test_the_right_lasts_three_years_and_for_earlier_pupils_from_2026(received_on, last):
    time = window(received_on)
    assert (time.base_last, time.last) == (last, last)
    assert time.clock.basis.footing is Footing.READ


@pytest.mark.parametrize(
    ("received_on", "day", "state"),
    [
        (date(2025, 10, 1), date(2025, 12, 31), RightState.NO_END),
        (date(2025, 10, 1), date(2026, 1, 1), RightState.RUNNING),
        (date(2025, 10, 1), date(2028, 9, 30), RightState.RUNNING),
        (date(2025, 10, 1), date(2028, 10, 1), RightState.ENDING),
        (date(2025, 10, 1), date(2028, 12, 31), RightState.ENDING),
        (date(2025, 10, 1), date(2029, 1, 1), RightState.ENDED),
        (RECEIVED, date(2026, 3, 3), RightState.CLOCK_NOT_BEGUN),
        (RECEIVED, RECEIVED, RightState.RUNNING),
        (RECEIVED, date(2028, 12, 4), RightState.RUNNING),
        (RECEIVED, date(2028, 12, 5), RightState.ENDING),
        (RECEIVED, LAST, RightState.ENDING),
        (RECEIVED, LAST + timedelta(days=1), RightState.ENDED),
    ],
)
def test_a_day_has_or_has_not_the_right(received_on, day, state):
    assert state_on(day, date(2020, 1, 1), window(received_on)) is state


def test_the_age_is_that_of_the_second_half_year_one_turns_16():
    assert of_age_from(2010) == date(2026, 7, 1)
    arises = right_arises(2010, date(2026, 3, 9))
    assert state_on(date(2026, 6, 30), arises, None) is RightState.NOT_YET
    assert state_on(date(2026, 7, 1), arises, None) is RightState.CLOCK_NOT_BEGUN
    assert right_arises(1990, date(2026, 3, 9)) == date(2026, 3, 9)
    assert right_arises(None, date(2026, 3, 9)) is None
    assert state_on(date(2026, 7, 1), None, None) is None


def test_the_first_reception_counts_wherever_it_was():
    assert first_received([date(2026, 9, 1), None, date(2025, 12, 1)]) == date(2025, 12, 1)
    assert first_received([None]) is None


@pytest.mark.parametrize(("count", "last"), list(enumerate(HALF_YEARS, start=1)))
def test_an_earlier_pupil_gets_half_years_until_the_end_of_2031(count, last):
    assert extended(date(2025, 12, 31), count).last == last


def test_six_half_years_are_all_there_is():
    full = extended(RECEIVED, 6)
    assert full.last == full.longest == date(2032, 3, 4)
    assert extended(RECEIVED, 9).last == full.last
    says = remarks_on_extending(full, Extension(full.last, date(2032, 9, 4)), TODAY)
    assert codes(says) == ["extended-fully"]


@pytest.mark.parametrize(
    ("decided_on", "until", "code"),
    [
        (LAST, date(2029, 9, 4), []),
        (LAST, date(2029, 9, 5), ["more-than-six-months"]),
        (LAST + timedelta(days=1), date(2029, 9, 4), ["decided-too-late"]),
        (LAST, LAST, ["not-longer"]),
        (LAST, date(2032, 3, 5), ["beyond-longest"]),
        (RECEIVED - timedelta(days=1), date(2029, 9, 4), ["decided-too-early"]),
        (date(2028, 12, 1), date(2029, 3, 5), []),
    ],
)
def test_a_decision_is_made_in_time_and_for_six_months_at_most(decided_on, until, code):
    assert codes(remarks_on_extending(window(RECEIVED), Extension(decided_on, until), TODAY)) == code


def test_a_decision_to_come_is_not_entered():
    says = remarks_on_extending(window(RECEIVED), Extension(LAST, date(2029, 9, 4)), LAST - timedelta(days=1))
    assert codes(says) == ["decided-later"]


def test_an_extension_that_the_law_does_not_allow_does_not_count_and_is_named():
    late = Extension(date(2029, 3, 5), date(2029, 9, 4))
    assert window(RECEIVED, [late]).last == LAST
    assert window(RECEIVED, [late]).disregarded == (late,)
    too_long = window(RECEIVED, [Extension(date(2029, 3, 1), date(2030, 3, 4))])
    assert (too_long.last, too_long.is_extended) == (date(2029, 9, 4), True)


def test_a_start_after_the_right_is_warned_about():
    assert codes(remarks_on_studying(LAST + timedelta(days=1), window(RECEIVED))) == ["right-ended"]
    assert remarks_on_studying(LAST, window(RECEIVED)) == ()
    assert remarks_on_studying(date(2024, 1, 1), window(date(2023, 1, 1))) == ()


def test_days_left_are_counted_with_today():
    assert [days_left(LAST + timedelta(days=days), window(RECEIVED)) for days in (-1, 0, 1, 2)] == [2, 1, 0, 0]


def test_the_clocks_share_out_all_days_between_them():
    first, second = CLOCKS
    assert first.received.last == second.received.first - timedelta(days=1)
    assert (first.received.first, second.received.last) == (date.min, None)


@given(DAYS, some.integers(0, 8))
def test_the_right_is_never_shorter_by_an_extension_nor_longer_than_the_longest(received_on, count):
    time = extended(received_on, count)
    assert time.base_last <= time.last <= time.longest
    assert time.longest == months_on(time.base_last, 36)
    assert (time.last == time.longest) is (count >= 6)


@given(DAYS, some.lists(some.tuples(DAYS, DAYS), max_size=8))
def test_whatever_was_decided_the_last_day_lies_between_the_base_and_the_longest(received_on, decisions):
    given_ones = [Extension(*one) for one in decisions]
    time = window(received_on, given_ones)
    assert time.base_last <= time.last <= time.longest
    assert len(time.disregarded) <= len(given_ones)
    assert time == window(received_on, reversed(given_ones))


@given(DAYS, DAYS, DAYS)
def test_what_is_not_refused_counts_in_full_and_what_is_refused_does_not(received_on, decided_on, until):
    before = window(received_on)
    one = Extension(decided_on, until)
    after = window(received_on, [one])
    if not remarks_on_extending(before, one, date(2050, 1, 1)):
        assert after.last == until
    else:
        assert after.last != until or until == before.last


@given(DAYS, DAYS)
def test_who_was_received_later_never_has_the_shorter_time(one, other):
    earlier, later = sorted((one, other))
    assert window(earlier).last <= window(later).last


@given(DAYS, some.integers(1, 60))
def test_months_that_follow_a_day_never_lose_or_win_more_than_days_of_a_month(day, months):
    assert abs((months_on(day, months) - months_after(day, months)).days) <= 3
