"""One month and three months to the start of SFI, and the figures I2 and I3."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.education.rules.studies.start import (
    Registrant,
    i2,
    i3,
    latest_within_a_month,
    latest_within_three_months,
    remarks_on_start,
    started_within_a_month,
    started_within_three_months,
)
from reception.education.terms.studies import Uncounted
from reception.reckoning.periods import Period

APPLIED = date(2026, 3, 24)
MONTH = date(2026, 4, 24)
THREE = date(2026, 6, 24)
LATER = date(2026, 11, 22)
WAITS = Registrant(APPLIED, right_arose_on=date(2026, 3, 9), in_establishment_group=True)
DAYS = some.dates(date(2018, 1, 1), date(2030, 12, 31))
PERHAPS = some.one_of(some.none(), DAYS)
REGISTRANTS = some.builds(
    Registrant,
    PERHAPS,
    started_on=PERHAPS,
    right_arose_on=PERHAPS,
    in_establishment_group=some.sampled_from([True, False, None]),
    is_waiting=some.booleans(),
    left_on=PERHAPS,
    died_on=PERHAPS,
)
ALL_DAYS = Period(date(2018, 1, 1))


def codes(remarks):
    """What is said, by code."""
    return [remark.code for remark in remarks]


def test_the_months_end_on_the_same_day_or_the_last_of_the_month():
    assert latest_within_a_month(APPLIED) == MONTH
    assert latest_within_a_month(date(2026, 1, 31)) == date(2026, 2, 28)
    assert latest_within_three_months(date(2025, 11, 30)) == date(2026, 2, 28)
    assert latest_within_a_month(date(2017, 12, 31)) is None


@pytest.mark.parametrize(
    ("started", "today", "verdict"),
    [
        (MONTH, LATER, True),
        (MONTH + timedelta(days=1), LATER, False),
        (None, MONTH, Uncounted.NOT_YET),
        (APPLIED, MONTH, Uncounted.NOT_YET),
        (None, MONTH + timedelta(days=1), False),
    ],
)
def test_within_a_month_is_to_the_day(started, today, verdict):
    assert started_within_a_month(replace(WAITS, started_on=started), today) is verdict


@pytest.mark.parametrize(("started", "verdict"), [(THREE, True), (THREE + timedelta(days=1), False), (None, False)])
def test_within_three_months_is_to_the_day(started, verdict):
    assert started_within_three_months(replace(WAITS, started_on=started), LATER) is verdict


def test_the_three_months_count_from_the_right_of_who_applied_before_it():
    young = replace(WAITS, right_arose_on=date(2026, 7, 1), started_on=date(2026, 10, 1))
    assert started_within_three_months(young, LATER) is True


def test_what_is_not_known_is_no_no():
    assert started_within_a_month(replace(WAITS, applied_on=None), LATER) is Uncounted.NO_APPLICATION_DAY
    assert started_within_a_month(replace(WAITS, in_establishment_group=None), LATER) is Uncounted.GROUP_UNKNOWN
    assert started_within_three_months(replace(WAITS, right_arose_on=None), LATER) is Uncounted.NO_RIGHT_DAY
    assert started_within_a_month(replace(WAITS, is_waiting=False), LATER) is Uncounted.NO_START
    assert started_within_a_month(replace(WAITS, left_on=MONTH), LATER) is Uncounted.LEFT
    assert started_within_a_month(replace(WAITS, left_on=MONTH + timedelta(days=1)), LATER) is False
    assert started_within_a_month(replace(WAITS, died_on=MONTH), LATER) is Uncounted.DECEASED


def test_i2_asks_of_the_establishment_group_and_i3_of_all():
    quick = replace(WAITS, started_on=APPLIED)
    other = replace(WAITS, in_establishment_group=False, started_on=APPLIED)
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    found = i2([quick, WAITS, other], year, LATER)
    assert (found.numerator, found.denominator, found.asked) == (1, 2, 2)
    assert i3([quick, WAITS, other], year, LATER).denominator == 3
    assert i2([quick], Period(date(2025, 1, 1), date(2025, 12, 31)), LATER).asked == 0


def test_a_start_comes_after_the_reception():
    def said(on, **days):
        known = {"applied_on": None, "received_on": None, "right_arose_on": None} | days
        return codes(remarks_on_start(on, LATER, **known))

    assert said(APPLIED) == ["not-received"]
    assert said(APPLIED, received_on=APPLIED) == []
    assert said(APPLIED, received_on=MONTH) == ["started-before-received"]
    assert said(APPLIED, received_on=APPLIED, applied_on=MONTH) == ["started-before-applying"]
    assert said(APPLIED, received_on=APPLIED, right_arose_on=MONTH) == ["started-before-right"]


@given(some.lists(REGISTRANTS, max_size=20), DAYS)
def test_the_parts_of_a_figure_are_the_whole(everybody, today):
    for found in (i2(everybody, ALL_DAYS, today), i3(everybody, ALL_DAYS, today)):
        assert 0 <= found.numerator <= found.denominator <= found.asked <= len(everybody)


@given(REGISTRANTS, DAYS)
def test_who_began_within_a_month_of_applying_began_within_three(one, today):
    if started_within_a_month(one, today) is True:
        assert started_within_three_months(one, today) in {True, Uncounted.NOT_YET, Uncounted.NO_RIGHT_DAY}
