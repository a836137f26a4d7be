"""How many are too many: the measures of overcrowding, case by case and for every household."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.housing.rules.norm import MEASURES, Household, crowding, most_people, needed_rooms
from reception.housing.terms import Norm
from reception.reckoning.terms import Footing

AGES = some.lists(some.one_of(some.none(), some.integers(0, 99)), min_size=1, max_size=12)
NORMS = some.sampled_from(Norm)


@some.composite
def households(draw):
    """Any household: ages known or not, none to all of them in couples."""
    ages = draw(AGES)
    return Household(tuple(ages), draw(some.integers(0, len(ages) // 2)))


ALONE = Household((30,))
COUPLE = Household((34, 31), couples=1)
MOTHER_AND_CHILD = Household((29, 4))
FAMILY = Household((34, 31, 9, 6), couples=1)
LARGE_FAMILY = Household((40, 38, 17, 14, 11, 8, 3), couples=1)
BROTHERS = Household((22, 20))


@pytest.mark.parametrize(
    ("household", "by_norm"),
    [  # norm 1, norm 2, norm 3, Boverket's measure: rooms beside the kitchen
        (ALONE, (1, 1, 2, 1)),
        (COUPLE, (1, 2, 2, 2)),
        (MOTHER_AND_CHILD, (1, 2, 3, 3)),
        (BROTHERS, (1, 2, 3, 3)),
        (FAMILY, (2, 3, 4, 3)),
        (LARGE_FAMILY, (4, 5, 7, 6)),
    ],
)
def test_a_household_needs_so_many_rooms(household, by_norm):
    assert tuple(needed_rooms(household, norm) for norm in Norm) == by_norm


def test_a_family_of_five_is_crowded_in_three_rooms_and_not_in_four():
    five = Household((34, 31, 9, 6, 0), couples=1)
    assert crowding(five, 3).crowded
    assert crowding(five, 3).missing == 1
    assert crowding(five, 4).crowded is False
    assert crowding(five, 5).spare == 1


@pytest.mark.parametrize(("rooms", "people"), [(0, 0), (1, 1), (2, 2), (3, 4), (4, 6), (5, 8)])
def test_by_norm_2_so_many_may_live_in_so_many_rooms(rooms, people):
    assert most_people(rooms) == people


def test_without_rooms_the_square_metres_tell_and_without_both_nothing_does():
    assert crowding(FAMILY, None, area=79).crowded
    assert crowding(FAMILY, None, area=80).crowded is False
    assert crowding(ALONE, None, area=15).crowded is False
    assert crowding(FAMILY, None).crowded is None


def test_two_households_in_one_home_are_counted_together():
    assert needed_rooms(FAMILY.together_with(COUPLE)) == 4


@pytest.mark.parametrize(("ages", "couples"), [((), 0), ((-1,), 0), ((30,), 1), ((30, 31, 5), 2), ((30, 31), -1)])
def test_no_household_is_of_nobody_or_of_more_couples_than_people(ages, couples):
    with pytest.raises(ValueError, match=r"household-without-people|more-in-couples-than-people"):
        Household(ages, couples)


def test_every_measure_has_a_source_and_says_what_is_to_be_confirmed():
    for norm, measure in MEASURES.items():
        assert measure.norm is norm
        assert measure.source
        assert bool(measure.to_confirm) is (measure.footing is Footing.TO_CONFIRM)


@given(households(), some.one_of(some.none(), some.integers(0, 99)), NORMS)
def test_a_larger_household_never_needs_less(household, newborn_or_aunt, norm):
    larger = Household((*household.ages, newborn_or_aunt), household.couples)
    assert needed_rooms(larger, norm) >= needed_rooms(household, norm)


@given(households(), households(), NORMS)
def test_together_they_never_need_less_than_either_alone(one, other, norm):
    assert needed_rooms(one.together_with(other), norm) >= max(needed_rooms(one, norm), needed_rooms(other, norm))


@given(households(), some.integers(0, 12), NORMS)
def test_one_more_room_never_makes_a_home_crowded(household, rooms, norm):
    if not crowding(household, rooms, norm).crowded:
        assert not crowding(household, rooms + 1, norm).crowded


@given(households())
def test_a_later_norm_never_asks_for_less(household):
    one, two, three = (needed_rooms(household, norm) for norm in (Norm.ONE, Norm.TWO, Norm.THREE))
    assert one <= two <= three
    assert one <= needed_rooms(household, Norm.BOVERKET) <= three


@given(some.integers(0, 12), some.sampled_from([Norm.ONE, Norm.TWO]))
def test_as_many_as_may_live_there_are_not_crowded_and_one_more_is(rooms, norm):
    most = most_people(rooms, norm)
    if most:
        assert not crowding(Household((30,) * most), rooms, norm).crowded
    assert crowding(Household((30,) * (most + 1)), rooms, norm).crowded


@given(households(), some.integers(0, 12), NORMS)
def test_rooms_are_missing_exactly_where_it_is_crowded(household, rooms, norm):
    found = crowding(household, rooms, norm)
    assert bool(found.missing) is found.crowded
    assert not (found.missing and found.spare)
    assert found.rooms + found.missing - found.spare == found.needed
