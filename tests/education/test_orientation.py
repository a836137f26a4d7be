"""Civic orientation: a hundred hours, eight parts, and I27."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.education.rules.orientation import (
    MINUTES,
    Entitled,
    Meeting,
    finished_by,
    hundred_hours,
    i27,
    offered_until,
    progress,
    remarks_on_certificate,
)
from reception.education.terms.studies import OrientationPart, Uncounted
from reception.reckoning.periods import Period

REGISTERED = date(2025, 3, 10)
YEAR_LATER = date(2026, 3, 10)
TODAY = date(2026, 11, 22)
#: Eight parts of twelve and a half hours, one a week.
WHOLE = tuple(Meeting(date(2025, 9, 1) + timedelta(weeks=week), 750, part) for week, part in enumerate(OrientationPart))
MEETINGS = some.lists(
    some.builds(
        Meeting,
        some.dates(date(2025, 3, 1), date(2026, 12, 31)),
        some.integers(0, 2000),
        some.one_of(some.none(), some.sampled_from(OrientationPart)),
    ),
    max_size=20,
)


def codes(remarks):
    """What is said, by code."""
    return [remark.code for remark in remarks]


def test_there_are_eight_parts_and_a_hundred_hours():
    assert len(OrientationPart) == 8
    found = progress(WHOLE)
    assert (found.minutes, found.minutes_left, found.missing) == (MINUTES, 0, ())
    assert (found.began_on, found.reached_on) == (WHOLE[0].on, WHOLE[-1].on)
    assert found.is_complete


def test_the_hundredth_hour_has_a_day_and_a_minute_less_has_none():
    short = (*WHOLE[:-1], replace(WHOLE[-1], minutes=749))
    assert progress(short).reached_on is None
    assert progress((*short, Meeting(date(2025, 12, 1), 1))).reached_on == date(2025, 12, 1)


def test_a_part_that_is_missing_is_named():
    found = progress(WHOLE[1:])
    assert found.missing == (OrientationPart.COMING,)
    assert not found.is_complete
    assert codes(remarks_on_certificate(found, TODAY, TODAY)) == ["fewer-hours", "parts-missing"]
    assert remarks_on_certificate(progress(WHOLE), TODAY, TODAY) == ()


def test_a_certificate_of_nothing_or_of_tomorrow_is_refused():
    assert codes(remarks_on_certificate(progress([]), TODAY, TODAY)) == ["nothing-attended"]
    assert codes(remarks_on_certificate(progress(WHOLE), TODAY + timedelta(days=1), TODAY)) == ["certificate-later"]


def test_it_is_offered_for_three_years_and_finished_in_one():
    assert offered_until(REGISTERED) == date(2028, 3, 10)
    assert finished_by(date(2024, 2, 29)) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (Entitled(REGISTERED, WHOLE), True),
        (Entitled(REGISTERED, WHOLE[:4]), False),
        (Entitled(REGISTERED), Uncounted.NO_HOURS),
        (Entitled(REGISTERED, did_not_attend=True), False),
        (Entitled(REGISTERED, finished_elsewhere_on=YEAR_LATER), True),
        (Entitled(REGISTERED, finished_elsewhere_on=YEAR_LATER + timedelta(days=1)), Uncounted.NO_HOURS),
        (Entitled(REGISTERED, WHOLE[:4], left_on=YEAR_LATER), Uncounted.LEFT),
        (Entitled(REGISTERED, WHOLE[:4], died_on=YEAR_LATER), Uncounted.DECEASED),
        (Entitled(REGISTERED, (*WHOLE[:7], replace(WHOLE[7], on=YEAR_LATER))), True),
        (Entitled(REGISTERED, (*WHOLE[:7], replace(WHOLE[7], on=YEAR_LATER + timedelta(days=1)))), False),
        (Entitled(date(2026, 1, 1), WHOLE), Uncounted.NOT_YET),
    ],
)
def test_a_hundred_hours_within_twelve_months(one, verdict):
    assert hundred_hours(one, TODAY) is verdict


def test_the_figure_asks_of_those_whose_year_ends_in_the_period():
    found = i27([Entitled(REGISTERED, WHOLE), Entitled(date(2024, 1, 1))], Period(date(2026, 1, 1), TODAY), TODAY)
    assert (found.numerator, found.denominator, found.asked) == (1, 1, 1)


def test_nobody_attends_less_than_nothing():
    with pytest.raises(ValueError, match="fewer-than-no-minutes"):
        Meeting(TODAY, -1)


@given(MEETINGS)
def test_the_parts_and_what_belongs_to_none_are_the_whole(meetings):
    found = progress(meetings)
    outside = sum(one.minutes for one in meetings if one.part is None)
    assert sum(found.by_part.values()) + outside == found.minutes
    assert (found.reached_on is not None) is (found.minutes >= MINUTES)
    assert found.minutes_left == max(0, MINUTES - found.minutes)


@given(MEETINGS, some.dates(date(2025, 3, 1), date(2026, 12, 31)))
def test_hours_only_grow_and_the_day_of_the_hundredth_stays(meetings, until):
    early, whole = progress(meetings, until), progress(meetings)
    assert early.minutes <= whole.minutes
    assert set(whole.missing) <= set(early.missing)
    if early.reached_on is not None:
        assert early.reached_on == whole.reached_on <= until
