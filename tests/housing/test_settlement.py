"""The clock of settlement, to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.housing.rules.settlement import (
    gap_days,
    latest_day,
    remarks_on_assignment,
    remarks_on_moving_in,
    settlement,
)
from reception.housing.terms import SettlementState
from reception.people.terms import ReceptionRoute

DECIDED = date(2026, 9, 30)
LATEST = date(2026, 11, 30)
DAYS = some.dates(date(2020, 1, 1), date(2032, 12, 31))


def codes(remarks):
    """What is said, by code."""
    return [remark.code for remark in remarks]


def test_the_decisions_own_day_stands_before_the_reckoned_one():
    stated = latest_day(ReceptionRoute.ASSIGNED, DECIDED, date(2026, 11, 1))
    assert (stated.day, stated.stated) == (date(2026, 11, 1), True)
    reckoned = latest_day(ReceptionRoute.ASSIGNED, DECIDED, None)
    assert (reckoned.day, reckoned.stated) == (LATEST, False)


@pytest.mark.parametrize(
    ("route", "decided", "day"),
    [
        (ReceptionRoute.ASSIGNED, date(2025, 12, 31), date(2026, 2, 28)),
        (ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED, date(2026, 1, 31), date(2026, 2, 28)),
        (ReceptionRoute.SELF_SETTLED, DECIDED, None),
        (ReceptionRoute.ASSIGNED, None, None),
        (None, DECIDED, None),
    ],
)
def test_without_a_stated_day_it_is_reckoned_where_a_clock_runs(route, decided, day):
    found = latest_day(route, decided, None)
    assert (found.day if found else None) == day


def test_a_day_of_the_decision_is_looked_over():
    assigned = ReceptionRoute.ASSIGNED
    assert remarks_on_assignment(assigned, DECIDED, LATEST) == ()
    assert codes(remarks_on_assignment(assigned, DECIDED, date(2026, 12, 1))) == ["latest-day-beyond-limit"]
    assert codes(remarks_on_assignment(assigned, DECIDED, date(2026, 9, 29))) == ["latest-day-before-decision"]
    assert remarks_on_assignment(ReceptionRoute.RESETTLED, DECIDED, date(2027, 3, 1)) == ()


def test_moving_in_before_the_assignment_is_refused():
    today = date(2026, 11, 22)

    def said(moved_in_on, contract_first=None):
        return codes(remarks_on_moving_in(moved_in_on, today, decided_on=DECIDED, contract_first=contract_first))

    assert said(date(2026, 9, 29)) == ["moved-in-before-assignment"]
    assert said(date(2026, 11, 23)) == ["moved-in-later"]
    assert said(date(2026, 11, 1), contract_first=date(2026, 11, 2)) == ["moved-in-before-contract"]
    assert said(DECIDED, contract_first=DECIDED) == []


@pytest.mark.parametrize(
    ("moved_in", "today", "state", "days"),
    [
        (None, LATEST, SettlementState.WAITING, 0),
        (None, date(2026, 12, 1), SettlementState.OVERDUE, -1),
        (LATEST, date(2027, 1, 1), SettlementState.IN_TIME, 0),
        (date(2026, 12, 1), date(2027, 1, 1), SettlementState.LATE, -1),
        (LATEST, date(2026, 11, 20), SettlementState.WAITING, 10),
    ],
)
def test_the_latest_day_is_still_in_time(moved_in, today, state, days):
    found = settlement(LATEST, moved_in, today)
    assert (found.state, found.days) == (state, days)


def test_without_a_latest_day_no_clock_runs():
    assert settlement(None, None, LATEST).state is SettlementState.NO_DAY


@given(DAYS, some.one_of(some.none(), DAYS), DAYS, some.integers(0, 400))
def test_a_household_that_is_late_never_comes_in_time_again(latest, moved_in, today, more):
    past = {SettlementState.OVERDUE, SettlementState.LATE}
    if settlement(latest, moved_in, today).state in past:
        assert settlement(latest, moved_in, today + timedelta(days=more)).state in past


@given(DAYS, DAYS)
def test_the_gap_is_above_zero_exactly_when_the_home_is_free_too_late(latest, free):
    assert (gap_days(latest, free) > 0) is (free > latest)
    assert gap_days(None, free) is None
    assert gap_days(latest, None) is None
