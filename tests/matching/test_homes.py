"""Homes for households: in time first, the reasons shown with their points, nothing hidden and nothing decided."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reception.housing.rules.norm import Household
from reception.matching.rules.homes import homes_for, seekers_for, suggestions
from reception.matching.rules.points import metres, of_way
from reception.matching.rules.seeking import STANDARD, WITHOUT_AREAS, Home, Point, Seeker, Weights
from reception.matching.terms import Aspect

LATEST = date(2026, 12, 31)
FAMILY = Seeker(1, Household((34, 31, 9, 6), couples=1), latest=LATEST)
FITTING = Home(10, LATEST, places=4, rooms=3, floor=0)
SHARES = {"north": 2.5, "centre": 0.8}


def reason(suggestion, aspect):
    """The reason about that, or None."""
    return next((one for one in suggestion.reasons if one.aspect is aspect), None)


def only(seeker, home, **others):
    """The one suggestion."""
    (found,) = homes_for(seeker, [home], **others)
    return found


def order(found):
    """The homes, the first first."""
    return [one.home_id for one in found]


def test_a_home_in_time_comes_before_a_better_one_that_is_late():
    late = replace(FITTING, home_id=11, free_on=LATEST + timedelta(days=1))
    small = replace(FITTING, home_id=12, rooms=1, places=2)
    later = replace(FITTING, home_id=13, free_on=LATEST + timedelta(days=30))
    found = homes_for(FAMILY, [later, late, small, FITTING])
    assert order(found) == [10, 12, 11, 13]
    assert [one.gap for one in found] == [0, 0, 1, 30]
    assert reason(found[2], Aspect.TIME).warns
    assert reason(found[2], Aspect.TIME).said.in_english == (
        "Free from 2027-01-01. Days after the latest settlement day: 1."
    )


def test_a_home_that_does_not_become_free_is_left_out():
    assert homes_for(FAMILY, [replace(FITTING, free_on=None)]) == ()
    assert seekers_for(replace(FITTING, free_on=None), [FAMILY]) == ()


def test_a_home_too_small_is_shown_with_warnings_and_never_hidden():
    found = only(FAMILY, replace(FITTING, rooms=2, places=3))
    assert [one.aspect for one in found.warnings] == [Aspect.PLACES, Aspect.SIZE]
    assert reason(found, Aspect.SIZE).said.in_english == ("Overcrowding norm 2: too few rooms. Needed: 3. Rooms: 2.")


def test_a_home_that_is_larger_than_needed_is_kept_for_larger_households():
    larger = replace(FITTING, home_id=11, rooms=5, places=8)
    assert order(homes_for(FAMILY, [larger, FITTING])) == [10, 11]


@pytest.mark.parametrize(
    ("home", "points", "warns"),
    [
        (replace(FITTING, floor=0), STANDARD.without_stairs, False),
        (replace(FITTING, floor=3, lift=True), STANDARD.without_stairs, False),
        (replace(FITTING, floor=3, lift=False), STANDARD.stairs_in_the_way, True),
        (replace(FITTING, floor=3), 0, True),
        (replace(FITTING, floor=None), 0, True),
        (replace(FITTING, floor=0, step_free=False), STANDARD.stairs_in_the_way, True),
    ],
)
def test_stairs_matter_to_those_who_cannot_take_them(home, points, warns):
    found = reason(only(replace(FAMILY, without_stairs=True), home), Aspect.STAIRS)
    assert (found.points, found.warns) == (points, warns)
    assert reason(only(FAMILY, home), Aspect.STAIRS) is None


def test_a_way_is_told_only_when_both_places_are_known():
    at_school = replace(FAMILY, school=Point(0, 0), work=Point(30_000, 40_000))
    found = only(at_school, replace(FITTING, at=Point(0, 900)))
    assert reason(found, Aspect.SCHOOL).points == STANDARD.school
    assert reason(found, Aspect.SCHOOL).said.in_english == "Metres to school, in a straight line: 900."
    assert reason(found, Aspect.WORK).points == 0
    assert reason(only(at_school, FITTING), Aspect.SCHOOL) is None
    assert reason(only(FAMILY, replace(FITTING, at=Point(0, 0))), Aspect.SCHOOL) is None
    assert metres(Point(0, 0), Point(3, 4)) == 5


def test_mixed_areas_weigh_in_where_the_municipality_says_so():
    north, centre = replace(FITTING, home_id=11, district="north"), replace(FITTING, home_id=12, district="centre")
    assert order(homes_for(FAMILY, [north, centre], shares=SHARES)) == [12, 11]
    assert order(homes_for(FAMILY, [north, centre], shares=SHARES, weights=WITHOUT_AREAS)) == [11, 12]
    assert reason(only(FAMILY, north, shares=SHARES, weights=WITHOUT_AREAS), Aspect.MIXED_AREA) is None
    assert reason(only(FAMILY, north), Aspect.MIXED_AREA) is None
    assert reason(only(FAMILY, north, shares=SHARES), Aspect.MIXED_AREA).points == 0


def test_size_by_square_metres_where_the_rooms_are_not_known():
    assert reason(only(FAMILY, replace(FITTING, rooms=None, area=70)), Aspect.SIZE).warns
    assert not reason(only(FAMILY, replace(FITTING, rooms=None, area=90)), Aspect.SIZE).warns
    assert "not known" in reason(only(FAMILY, replace(FITTING, rooms=None)), Aspect.SIZE).said.in_english


def test_for_one_home_the_household_with_least_time_comes_first():
    urgent = replace(FAMILY, seeker_id=2, latest=LATEST - timedelta(days=5))
    unhurried = replace(FAMILY, seeker_id=3, latest=None)
    alone = Seeker(4, Household((30,)), latest=LATEST)
    found = seekers_for(FITTING, [unhurried, alone, FAMILY, urgent])
    assert [one.seeker_id for one in found] == [2, 1, 4, 3]
    assert found[0].gap == 5


def test_weights_that_cannot_be_reckoned_with_are_refused():
    for wrong in ({"near": 5, "far": 5}, {"mixed_up_to": 0}):
        with pytest.raises(ValueError, match="weights-out-of-order"):
            Weights(**wrong)
    assert set(STANDARD.sources) == set(Aspect)


POINTS = some.one_of(some.none(), some.builds(Point, some.integers(0, 20_000), some.integers(0, 20_000)))
MAYBE = some.one_of(some.none(), some.booleans())
HOMES = some.builds(
    Home,
    some.integers(1, 50),
    some.one_of(some.none(), some.dates(date(2026, 11, 1), date(2027, 6, 1))),
    some.integers(1, 8),
    rooms=some.one_of(some.none(), some.integers(1, 6)),
    area=some.one_of(some.none(), some.integers(15, 150)),
    floor=some.one_of(some.none(), some.integers(0, 6)),
    lift=MAYBE,
    step_free=MAYBE,
    district=some.sampled_from([None, "north", "centre", "unknown"]),
    at=POINTS,
)
SEEKERS = some.builds(
    Seeker,
    some.integers(1, 50),
    some.lists(some.integers(0, 80), min_size=1, max_size=8).map(lambda ages: Household(tuple(ages))),
    latest=some.one_of(some.none(), some.dates(date(2026, 11, 1), date(2027, 6, 1))),
    without_stairs=some.booleans(),
    school=POINTS,
    work=POINTS,
)


@settings(max_examples=60)
@given(SEEKERS, some.lists(HOMES, max_size=8))
def test_points_are_the_sum_of_the_reasons_that_are_shown(seeker, homes):
    for found in homes_for(seeker, homes, shares=SHARES):
        assert found.points == sum(one.points for one in found.reasons)
        assert all(one.said.in_english for one in found.reasons)


@settings(max_examples=60)
@given(SEEKERS, some.lists(HOMES, max_size=8, unique_by=lambda one: one.home_id))
def test_every_home_that_becomes_free_is_there_in_time_first_and_then_by_points(seeker, homes):
    found = homes_for(seeker, homes, shares=SHARES, shown=len(homes))
    assert sorted(order(found)) == sorted(one.home_id for one in homes if one.free_on is not None)
    keys = [(max(0, one.gap or 0), -one.points, one.free_on) for one in found]
    assert keys == sorted(keys)


@settings(max_examples=60)
@given(SEEKERS, HOMES, some.integers(2, 6), some.integers(1, 6))
def test_equal_homes_stay_as_they_were_given_and_fewer_shown_are_the_first(seeker, home, count, shown):
    if home.free_on is None:
        return
    alike = [replace(home, home_id=100 - number) for number in range(count)]
    every = homes_for(seeker, alike, shares=SHARES, shown=count)
    assert order(every) == [one.home_id for one in alike]
    assert homes_for(seeker, alike, shares=SHARES, shown=shown) == every[:shown]


@settings(max_examples=40)
@given(some.lists(SEEKERS, max_size=5, unique_by=lambda one: one.seeker_id), some.lists(HOMES, max_size=5))
def test_all_together_get_what_each_gets_alone(seekers, homes):
    together = suggestions(seekers, homes, shares=SHARES)
    assert together == {one.seeker_id: homes_for(one, homes, shares=SHARES) for one in seekers}


@given(some.integers(0, 30_000), some.integers(0, 30_000))
def test_a_longer_way_never_gives_more_points(one, other):
    near, far = sorted((one, other))
    assert STANDARD.school >= of_way(near, STANDARD.school, STANDARD) >= of_way(far, STANDARD.school, STANDARD) >= 0
