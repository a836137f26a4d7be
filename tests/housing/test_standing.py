"""How homes stand over days, whatever contracts, leases and closed days they have."""

from datetime import date, timedelta
from itertools import pairwise, zip_longest

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reception.housing.rules.addresses import is_postcode, looked_for, postcode, sort_key
from reception.housing.rules.closing import lease_days, remarks_on_closing
from reception.housing.rules.occupancy import Block, Occupation, Unit
from reception.housing.rules.standing import (
    UnitDays,
    days_of_units,
    free_days,
    home_standing,
    lettable,
    state_on,
    stretches,
    unit_standing,
)
from reception.housing.terms import HomeState, Unavailability, UnitKind
from reception.reckoning.periods import Period

START = date(2026, 1, 1)
WHOLE, ROOM_A, ROOM_B = Unit(1, 1, UnitKind.WHOLE, 4), Unit(2, 1, UnitKind.ROOM, 2), Unit(3, 1, UnitKind.ROOM, 2)
UNITS = (WHOLE, ROOM_A, ROOM_B)
ALWAYS = (Period(date.min),)


def day(number: int) -> date:
    return START + timedelta(days=number)


def period(first: int, last: int | None = None) -> Period:
    return Period(day(first), None if last is None else day(last))


periods = st.builds(
    lambda first, length: period(first, None if length is None else first + length),
    st.integers(0, 60),
    st.none() | st.integers(0, 30),
)
occupations = st.lists(st.builds(Occupation, st.sampled_from([1, 2, 3]), periods, st.integers(0, 5)), max_size=6)
blocks = st.lists(
    st.builds(Block, st.sampled_from([1, 2, 3]), periods, st.sampled_from(list(Unavailability))), max_size=4
)
lefts = st.dictionaries(st.sampled_from([1, 2, 3]), st.none() | st.integers(0, 80).map(day), max_size=3)
#: As `queries.occupied.held` tells them: in order, without a day in common.
leases = st.lists(st.integers(0, 90), unique=True, max_size=7).map(
    lambda days: [period(first, last) for first, last in zip_longest(sorted(days)[::2], sorted(days)[1::2])]
)
#: Drawing a home takes long on a busy machine; that says nothing of the rules.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
homes = st.builds(
    lambda taken, closed, held, left, count: days_of_units(UNITS[:count], taken, closed, held, left),
    occupations,
    blocks,
    leases,
    lefts,
    st.sampled_from([1, 2, 3]),
)


@patient
@given(homes, st.integers(0, 90))
def test_a_unit_is_free_exactly_on_its_free_days(home: list[UnitDays], number: int) -> None:
    for unit in home:
        is_free = state_on(unit, day(number))[0] is HomeState.FREE
        assert is_free == any(one.covers(day(number)) for one in free_days(unit, day(number)))


@patient
@given(homes, st.integers(0, 60))
def test_the_next_free_day_is_free_and_none_before_it_is(home: list[UnitDays], number: int) -> None:
    for unit in home:
        free = unit_standing(unit, day(number)).free
        until = 120 if free is None else (free.first - START).days
        assert all(state_on(unit, day(each))[0] is not HomeState.FREE for each in range(number, until))
        assert free is None or state_on(unit, free.first)[0] is HomeState.FREE


@patient
@given(homes, st.integers(0, 30), st.integers(0, 90))
def test_each_day_stands_in_exactly_one_stretch_with_its_state(home: list[UnitDays], first: int, length: int) -> None:
    for unit in home:
        found = stretches(unit, period(first, first + length))
        told = [
            (each, one.state, one.reason)
            for one in found
            for each in (one.period.first + timedelta(days=n) for n in range(one.period.days or 0))
        ]
        assert told == [(day(n), *state_on(unit, day(n))) for n in range(first, first + length + 1)]
        assert all((a.state, a.reason) != (b.state, b.reason) for a, b in pairwise(found))


@patient
@given(homes, st.integers(0, 90))
def test_a_home_is_free_when_all_its_units_are_and_partly_when_some_are(home: list[UnitDays], number: int) -> None:
    stands = home_standing(home, day(number))
    states = [state_on(one, day(number))[0] for one in lettable(home, day(number))]
    assert stands.free_units == states.count(HomeState.FREE)
    assert (stands.state is HomeState.FREE) == (set(states) == {HomeState.FREE})
    assert (stands.state is HomeState.PARTLY) == (HomeState.FREE in states and len(set(states)) > 1)
    if HomeState.FREE not in states and HomeState.OCCUPIED in states:
        assert stands.state is HomeState.OCCUPIED


@patient
@given(homes, occupations, st.integers(0, 90))
def test_one_more_contract_frees_no_day(home: list[UnitDays], more: list[Occupation], number: int) -> None:
    for unit in home:
        taken = (*unit.taken, *(one.period for one in more))
        fuller = UnitDays(unit.unit, taken, unit.closed, unit.held, unit.left_on)
        if state_on(fuller, day(number))[0] is HomeState.FREE:
            assert state_on(unit, day(number))[0] is HomeState.FREE


def test_who_lives_there_comes_before_a_lease_that_ran_out_and_a_home_given_up() -> None:
    (unit,) = days_of_units([WHOLE], [Occupation(1, period(0, 9), 2)], [], [period(0, 4)], {1: day(5)})
    assert [state_on(unit, day(number))[0] for number in (4, 9, 10)] == [
        HomeState.OCCUPIED,
        HomeState.OCCUPIED,
        HomeState.LEFT,
    ]


def test_a_whole_that_is_let_takes_its_rooms_and_a_room_takes_the_whole() -> None:
    home = days_of_units(UNITS, [Occupation(2, period(0, 9), 1), Occupation(1, period(20, 29), 4)], [], ALWAYS, {})
    whole, room_a, room_b = home
    assert [state_on(one, day(5))[0] for one in home] == [HomeState.OCCUPIED, HomeState.OCCUPIED, HomeState.FREE]
    assert {state_on(one, day(25))[0] for one in (whole, room_a, room_b)} == {HomeState.OCCUPIED}
    assert home_standing(home, day(5)).free_units == 1
    assert home_standing(home, day(5)).units == 2


def test_a_closed_home_closes_its_rooms() -> None:
    home = days_of_units(UNITS, [], [Block(1, period(0, 9), Unavailability.PESTS)], ALWAYS, {})
    assert home_standing(home, day(0)).state is HomeState.CLOSED
    assert home_standing(home, day(0)).reason is Unavailability.PESTS
    assert home_standing(home, day(0)).free == period(10)


def test_a_home_between_two_leases_is_free_within_each() -> None:
    (unit,) = days_of_units([WHOLE], [], [], [period(0, 9), period(20)], {})
    assert list(free_days(unit, day(5))) == [period(5, 9), period(20)]
    assert state_on(unit, day(15)) == (HomeState.NOT_LEASED, None)


def test_stretches_ask_for_an_end() -> None:
    (unit,) = days_of_units([WHOLE], [], [], ALWAYS, {})
    with pytest.raises(ValueError, match="stretches-without-an-end"):
        stretches(unit, period(0))


@patient
@given(occupations, periods)
def test_days_can_be_closed_exactly_when_nobody_has_the_unit(taken: list[Occupation], closed: Period) -> None:
    refused = remarks_on_closing(2, closed, taken, {unit.unit_id: unit for unit in UNITS})
    assert bool(refused) == any(one.unit_id in {1, 2} and one.period.meets(closed) for one in taken)
    assert all(one.stops for one in refused)


@pytest.mark.parametrize(
    ("days", "notice_on", "notice_by", "ends_if"),
    [
        (period(0), None, None, date(2026, 6, 30)),
        (period(0, 363), None, date(2026, 9, 30), None),
        (period(0, 363), day(50), None, None),
        (period(0, 180), None, None, None),
    ],
)
def test_when_notice_of_a_lease_is_to_be_given(
    days: Period, notice_on: date | None, notice_by: date | None, ends_if: date | None
) -> None:
    found = lease_days(days, notice_on, date(2026, 3, 15))
    assert (found.notice_by, found.ends_if, found.is_over) == (notice_by, ends_if, False)


def test_streets_are_sorted_by_their_numbers_and_found_in_any_spelling() -> None:
    streets = ["Östgatan 1", "Storgatan 10", "Storgatan 9", "storgatan 9 B", "Ågatan 2"]
    assert sorted(streets, key=sort_key) == ["Ågatan 2", "Östgatan 1", "Storgatan 9", "storgatan 9 B", "Storgatan 10"]
    assert sort_key("STORGATAN  9") == sort_key("Storgatan 9")
    assert sort_key("Storgatan 9", "1102") != sort_key("Storgatan 9", "1103")
    assert all(word in sort_key("Björkgatan 12", "1102") for word in looked_for("BJORK 1102"))
    assert not all(word in sort_key("Björkgatan 12") for word in looked_for("björk 1"))


@pytest.mark.parametrize(
    ("typed", "shown", "is_one"),
    [("54130", "541 30", True), ("SE-541 30", "541 30", True), ("541", "541", False), ("", "", False)],
)
def test_postcodes_are_written_as_the_post_does(typed: str, shown: str, is_one: bool) -> None:
    assert postcode(typed) == shown
    assert is_postcode(shown) == is_one
