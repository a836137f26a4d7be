"""Who lives where on which day: never fewer than nobody, never silently too many, and no unit let twice."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.housing.rules.occupancy import (
    Block,
    Occupation,
    Unit,
    days_until_free,
    exclude_each_other,
    free_from,
    free_periods,
    in_the_way,
    levels,
    people_on,
    remarks_on_letting,
)
from reception.housing.terms import Unavailability, UnitKind
from reception.reckoning.periods import Period
from reception.reckoning.terms import Gravity

START = date(2026, 1, 1)
HORIZON = 60
WHOLE = Unit(1, 1, UnitKind.WHOLE, 4)
ROOM_A = Unit(2, 1, UnitKind.ROOM, 2)
ROOM_B = Unit(3, 1, UnitKind.ROOM, 2)
ELSEWHERE = Unit(4, 2, UnitKind.WHOLE, 1)
UNITS = {one.unit_id: one for one in (WHOLE, ROOM_A, ROOM_B, ELSEWHERE)}


def day(number):
    """The day so many days after the start."""
    return START + timedelta(days=number)


def period(first, last=None):
    """From the one to the other, in days after the start."""
    return Period(day(first), None if last is None else day(last))


@some.composite
def periods(draw):
    """Any period that begins within the horizon, with an end or without."""
    first = draw(some.integers(0, HORIZON))
    return period(first, draw(some.one_of(some.none(), some.integers(first, HORIZON + 20))))


@some.composite
def occupations(draw):
    """Any contract in any unit."""
    return Occupation(draw(some.sampled_from(sorted(UNITS))), draw(periods()), draw(some.integers(0, 7)))


WITHIN = period(0, HORIZON)
MANY = some.lists(occupations(), max_size=8)


def codes(remarks):
    """What is said, by code."""
    return [remark.code for remark in remarks]


def test_two_contracts_for_one_unit_on_one_day_are_refused():
    held = [Occupation(1, period(0, 10), 2)]
    refused = remarks_on_letting(Occupation(1, period(10, 20), 2), held, [], UNITS)
    assert codes(refused) == ["unit-taken"]
    assert refused[0].stops
    assert refused[0].said.in_english == (
        "The home is let from 2026-01-01 to 2026-01-11. Choose days on which it is free."
    )
    assert remarks_on_letting(Occupation(1, period(11, 20), 2), held, [], UNITS) == ()


def test_a_contract_without_an_end_keeps_the_unit_for_ever():
    held = [Occupation(1, period(5), 2)]
    assert codes(remarks_on_letting(Occupation(1, period(4000), 2), held, [], UNITS)) == ["unit-taken"]
    assert remarks_on_letting(Occupation(1, period(0, 4), 2), held, [], UNITS) == ()


def test_a_whole_home_and_a_room_in_it_exclude_each_other_and_two_rooms_do_not():
    assert exclude_each_other(WHOLE, ROOM_A)
    assert exclude_each_other(ROOM_A, WHOLE)
    assert not exclude_each_other(ROOM_A, ROOM_B)
    assert not exclude_each_other(WHOLE, ELSEWHERE)
    held = [Occupation(2, period(0, 10), 2)]
    assert codes(remarks_on_letting(Occupation(1, period(3, 5), 2), held, [], UNITS)) == ["unit-taken"]
    assert remarks_on_letting(Occupation(3, period(3, 5), 2), held, [], UNITS) == ()


def test_a_contract_is_not_in_its_own_way():
    held = [Occupation(1, period(0, 10), 2, contract_id=7)]
    assert in_the_way(Occupation(1, period(0, 20), 2, contract_id=7), held, UNITS) == ()


def test_a_blocked_unit_is_refused_and_a_household_too_large_is_warned_about():
    blocks = [Block(4, period(5, 8), Unavailability.RENOVATION)]
    found = remarks_on_letting(Occupation(4, period(8, 9), 3), [], blocks, UNITS)
    assert [(one.code, one.gravity) for one in found] == [
        ("unit-blocked", Gravity.REFUSAL),
        ("more-people-than-places", Gravity.WARNING),
    ]


def test_levels_tell_each_change():
    held = [Occupation(2, period(0, 4), 2), Occupation(3, period(3, 9), 3)]
    found = levels(period(0, 12), 4, held)
    assert [(one.period.first, one.people, one.over) for one in found] == [
        (day(0), 2, 0),
        (day(3), 5, 1),
        (day(5), 3, 0),
        (day(10), 0, 0),
    ]


def test_who_leaves_the_day_before_the_last_is_gone_on_the_last():
    found = levels(period(0, 5), 4, [Occupation(2, period(0, 4), 2)])
    assert [(one.period, one.people) for one in found] == [(period(0, 4), 2), (period(5, 5), 0)]


def test_levels_ask_for_an_end():
    with pytest.raises(ValueError, match="levels-without-an-end"):
        levels(period(0), 4, [])


def test_a_home_is_free_the_day_after_and_within_its_lease():
    taken = [period(0, 4), period(8, 20)]
    assert free_from(day(0), taken) == period(5, 7)
    assert days_until_free(day(6), taken) == 0
    assert days_until_free(day(8), taken) == 13
    assert free_from(day(8), taken, lease=period(0, 30)) == period(21, 30)
    assert days_until_free(day(8), taken, lease=period(0, 20)) is None
    assert days_until_free(day(31), [], lease=period(0, 30)) is None
    assert days_until_free(day(0), [period(0)]) is None


def test_nobody_lives_anywhere_fewer_than_none_and_no_period_is_without_days():
    with pytest.raises(ValueError, match="fewer-than-nobody"):
        Occupation(1, period(0, 1), -1)
    with pytest.raises(ValueError, match="period-without-days"):
        period(3, 2)


@given(MANY, some.integers(0, 10))
def test_occupancy_is_never_below_zero_nor_silently_above_the_places(held, places):
    found = levels(WITHIN, places, held)
    assert found[0].period.first == WITHIN.first
    assert found[-1].period.last == WITHIN.last
    for before, after in pairwise(found):
        assert after.period.first - before.period.last == timedelta(days=1)
    for level in found:
        assert level.people >= 0
        assert (level.over > 0) is (level.people > places)
        for on in (level.period.first, level.period.last):
            assert level.people == people_on(on, held)


@given(MANY, occupations(), some.integers(0, HORIZON))
def test_one_more_contract_never_frees_anything(held, added, on):
    more = [*held, added]
    assert people_on(day(on), more) >= people_on(day(on), held)
    before, after = (days_until_free(day(on), [one.period for one in these]) for these in (held, more))
    assert after is None or (before is not None and after >= before)
    assert set(in_the_way(added, held, UNITS)) <= set(in_the_way(added, more, UNITS))


@given(MANY)
def test_what_is_let_without_a_refusal_never_shares_a_day(wanted):
    let = []
    for one in wanted:
        remarks = remarks_on_letting(one, let, [], UNITS)
        if not any(remark.stops for remark in remarks):
            warned = "more-people-than-places" in codes(remarks)
            assert warned is (one.people > UNITS[one.unit_id].capacity)
            let.append(one)
    for place, one in enumerate(let):
        for other in let[place + 1 :]:
            if exclude_each_other(UNITS[one.unit_id], UNITS[other.unit_id]):
                assert not one.period.meets(other.period)


@given(some.lists(periods(), max_size=8))
def test_each_day_is_either_taken_or_free(taken):
    free = free_periods(WITHIN, taken)
    for number in range(HORIZON + 1):
        is_taken = any(one.covers(day(number)) for one in taken)
        assert any(one.covers(day(number)) for one in free) is not is_taken
    assert all(WITHIN.holds(one) for one in free)


@given(periods(), periods())
def test_periods_that_meet_have_days_in_common_and_others_have_none(one, other):
    common = one.common(other)
    assert (common is not None) is one.meets(other) is other.meets(one)
    if common is not None:
        assert one.holds(common)
        assert other.holds(common)
