"""Time until something happens: against a published table, and against what it must be."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.indicators.rules.survival import HORIZONS, Median, Point, curve, days_of

#: Weeks in remission with 6-mercaptopurine (Freireich et al. 1963; Gehan 1965); + means: still in remission.
LEUKAEMIA = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
#: As printed: week, share in remission, its 95 per cent limits (log-log), and how many were at risk.
PUBLISHED = (
    (6, 0.857, 0.6197, 0.9516, 21),
    (7, 0.807, 0.5631, 0.9228, 17),
    (10, 0.753, 0.5032, 0.8894, 15),
    (13, 0.690, 0.4316, 0.8491, 12),
    (16, 0.627, 0.3675, 0.8049, 11),
    (22, 0.538, 0.2678, 0.7468, 7),
    (23, 0.448, 0.1881, 0.6801, 6),
)


def leukaemia():
    return [(int(week.rstrip("+")), not week.endswith("+"), 1) for week in LEUKAEMIA.split()]


@pytest.mark.parametrize(("week", "share", "low", "high", "at_risk"), PUBLISHED)
def test_the_curve_is_that_of_the_published_table(week, share, low, high, at_risk):
    point = curve(leukaemia()).after(week)
    assert point.share == pytest.approx(share, abs=0.0005)
    assert (point.low, point.high) == (pytest.approx(low, abs=0.0001), pytest.approx(high, abs=0.0001))
    assert point.at_risk == at_risk


def test_the_median_is_that_of_the_published_table():
    found = curve(leukaemia())
    assert found.median == Median(23, 13, None)
    assert (found.events, found.censored, found.followed) == (9, 12, 21)


def test_before_it_happens_to_anybody_all_wait_and_after_the_last_who_was_followed_nothing_is_said():
    found = curve(leukaemia())
    assert found.after(3) == Point(3, 1.0, None, None, 21)
    assert found.after(35).at_risk == 1
    assert found.after(36) is None


def test_where_it_has_happened_to_everybody_nobody_waits_ever_after():
    found = curve([(10, True, 3), (20, True, 1)])
    assert found.after(365) == Point(365, 0.0, None, None, 0)
    assert found.median.days == 10


def test_where_it_has_happened_to_nobody_there_is_no_median_and_no_band():
    found = curve([(10, False, 3), (20, False, 1)])
    assert found.median == Median(None, None, None)
    assert [(point.share, point.low) for point in found.points] == [(1.0, None), (1.0, None)]


def test_a_curve_of_nobody_has_no_points():
    found = curve([])
    assert (found.points, found.followed, found.median.days, found.after(6)) == ((), 0, None, None)


def test_a_wait_below_zero_is_none():
    with pytest.raises(ValueError, match="wait-below-zero"):
        curve([(-1, True, 1)])


def test_months_are_days_of_a_mean_month():
    assert [days_of(months) for months in HORIZONS] == [182, 365, 730, 1095, 1461]


WAITS = st.lists(st.tuples(st.integers(0, 60), st.booleans(), st.integers(1, 4)), min_size=1, max_size=25)


@given(WAITS)
def test_fewer_and_fewer_wait_within_the_band_and_those_at_risk_add_up(waits):
    found = curve(waits)
    shares = [point.share for point in found.points]
    assert all(earlier >= later for earlier, later in zip([1.0, *shares], shares, strict=False))
    assert all(point.low <= point.share + 1e-9 for point in found.points if point.low is not None)
    assert all(point.high >= point.share - 1e-9 for point in found.points if point.high is not None)
    gone = Counter()
    for days, _happened, number in waits:
        gone[days] += number
    assert [point.at_risk for point in found.points] == [
        sum(number for days, number in gone.items() if days >= point.days) for point in found.points
    ]
    assert found.followed == sum(gone.values())


@given(WAITS)
def test_the_curve_is_the_product_of_those_who_went_on(waits):
    share, expected = 1.0, []
    for day in sorted({days for days, _happened, _number in waits}):
        at_risk = sum(number for days, _happened, number in waits if days >= day)
        happened = sum(number for days, has_happened, number in waits if days == day and has_happened)
        share *= 1 - happened / at_risk
        expected.append(share)
    assert [point.share for point in curve(waits).points] == pytest.approx(expected, abs=1e-9)


@given(st.lists(st.tuples(st.integers(0, 60), st.just(value=True), st.integers(1, 4)), min_size=1, max_size=25))
def test_where_all_were_followed_to_the_end_it_is_the_plain_share(waits):
    found = curve(waits)
    everybody = sum(number for _days, _happened, number in waits)
    for point in found.points:
        waiting = sum(number for days, _happened, number in waits if days > point.days)
        assert point.share == pytest.approx(waiting / everybody, abs=1e-9)


@given(WAITS, st.integers(0, 60))
def test_it_makes_no_difference_how_the_waits_are_put_together(waits, day):
    one_by_one = [(days, happened, 1) for days, happened, number in waits for _each in range(number)]
    assert curve(one_by_one) == curve(waits)
    assert curve(one_by_one).after(day) == curve(waits).after(day)
