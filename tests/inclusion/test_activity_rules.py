"""Days, meetings, offers and parameters of activities, without a page."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.inclusion.rules.activities import check_activity, confirmed, free_seats, goes_on
from reception.inclusion.rules.occasions import (
    MOST_PLANNED,
    Frame,
    Outcome,
    check_outcome,
    check_plan,
    is_mixed,
    next_meeting,
    weekly,
)
from reception.inclusion.rules.offers import Told, check_again, check_offer, holds_a_seat, takes_part
from reception.inclusion.rules.parameters import Code, number, parameters, read_parameters
from reception.inclusion.terms.activities import OccasionState, OfferAnswer, OfferEnd
from reception.reckoning.definitions import InvalidDefinitions

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(DAYS, st.none() | DAYS)
def test_weeks_begin_with_the_first_day_and_never_pass_the_last(first: date, until: date | None) -> None:
    days = weekly(first, until)
    assert days[0] == first
    assert len(days) <= MOST_PLANNED + 1
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(days))
    assert all(day <= max(until or first, first) for day in days)


@given(DAYS, st.none() | DAYS, st.frozensets(DAYS, max_size=5))
def test_no_plan_that_is_taken_holds_a_day_twice(first: date, until: date | None, taken: frozenset[date]) -> None:
    frame = Frame(None, None, taken)
    if not list(check_plan(first, until, frame, TODAY)):
        assert not set(weekly(first, until)) & taken
        assert len(weekly(first, until)) <= MOST_PLANNED


@given(st.integers(0, 6), DAYS)
def test_the_next_meeting_lies_within_a_week_on_its_day(weekday: int, today: date) -> None:
    on = next_meeting(weekday, today)
    assert on is not None
    assert on.weekday() == weekday
    assert today <= on < today + timedelta(days=7)


@given(st.sampled_from(OccasionState), st.none() | st.integers(0, 5), st.none() | st.integers(0, 5))
def test_a_mixed_meeting_was_held_and_both_came(
    state: OccasionState, newcomers: int | None, established: int | None
) -> None:
    mixed = is_mixed(state, newcomers, established, TODAY)
    assert mixed == (state is OccasionState.HELD and bool(newcomers) and bool(established))


@given(st.sampled_from(OccasionState), DAYS, st.none() | st.integers(0, 5), st.none() | st.integers(0, 5))
def test_what_is_taken_of_a_meeting_is_whole(
    state: OccasionState, on: date, newcomers: int | None, established: int | None
) -> None:
    if not list(check_outcome(Outcome(on, state, newcomers, established), TODAY)):
        told = [newcomers is not None, established is not None]
        assert all(told) if state is OccasionState.HELD else not any(told)
        assert state is not OccasionState.HELD or on <= TODAY
        assert state is not OccasionState.PLANNED or on >= TODAY


@given(
    st.builds(
        Told, DAYS, st.sampled_from(OfferAnswer), st.none() | DAYS, st.none() | DAYS, st.none() | DAYS,
        st.none() | st.sampled_from(OfferEnd),
    )
)  # fmt: skip
def test_an_offer_that_is_taken_has_its_days_in_order(told: Told) -> None:
    if not list(check_offer(told, TODAY)):
        days = [told.offered_on, told.started_on, told.ended_on]
        known = [day for day in days if day is not None]
        assert known == sorted(known)
        assert known[-1] <= TODAY
        assert told.started_on is None or told.answer is OfferAnswer.YES


@given(DAYS, st.none() | DAYS, DAYS, st.sampled_from(OfferAnswer))
def test_whoever_takes_part_holds_a_seat(started: date, ended: date | None, day: date, answer: OfferAnswer) -> None:
    if takes_part(started, ended, day):
        assert holds_a_seat(answer, started, ended, day)


def test_the_same_is_offered_again_only_after_a_no_or_an_end() -> None:
    no = Told(TODAY, OfferAnswer.NO)
    over = Told(TODAY, OfferAnswer.YES, TODAY, TODAY, TODAY, OfferEnd.OVER)
    assert not list(check_again([no, over]))
    assert [one.code for one in check_again([no, Told(TODAY)])] == ["offered-already"]


@given(st.none() | st.integers(1, 50), st.integers(0, 60))
def test_free_places_are_never_fewer_than_none(seats: int | None, taken: int) -> None:
    free = free_seats(seats, taken)
    assert (free is None) == (seats is None)
    assert free is None or 0 <= free <= (seats or 0)


def test_an_activity_goes_on_through_its_last_day() -> None:
    assert goes_on(TODAY, TODAY)
    assert not goes_on(TODAY - timedelta(days=1), TODAY)
    assert goes_on(None, TODAY)


def test_it_is_old_after_the_days_of_the_parameter() -> None:
    days = number(Code.UNCONFIRMED_DAYS, TODAY)
    assert not confirmed(TODAY - timedelta(days=days), TODAY).is_old
    assert confirmed(TODAY - timedelta(days=days + 1), TODAY).is_old
    assert confirmed(TODAY + timedelta(days=3), TODAY).days == 0


def test_a_slip_of_the_year_is_told() -> None:
    told = {"organisation_id": 1, "begins_on": date(2062, 1, 1)}
    assert [one.code for one in check_activity(told, TODAY)] == ["far-away"]


def test_each_parameter_says_that_the_municipality_or_the_association_decides() -> None:
    assert {one.code for one in parameters()} == set(Code)
    assert all(one.basis.to_confirm for one in parameters())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('code = "unknown"\nlabel = "x"\nvalue = 1\nsource = "x"', "unknown parameter"),
        ('code = "child_to"\nlabel = "x"\nvalue = 0\nsource = "x"', "value is a whole number above 0"),
        ('code = "child_to"\nlabel = "x"\nvalue = 1', "source is missing"),
        ('code = "child_to"\nlabel = "x"\nvalue = 1\nsource = "x"', "is missing"),
    ],
)
def test_a_file_with_a_fault_is_refused(wrong: str, told: str) -> None:
    with pytest.raises(InvalidDefinitions, match=told):
        read_parameters(f"[[parameter]]\n{wrong}\n")


def test_a_day_without_a_version_has_no_number() -> None:
    with pytest.raises(LookupError):
        number(Code.CHILD_TO, TODAY, ())
