"""How a figure went, told by its two latest years that are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.indicators.rules.trend import Judged, Way, manner, trend
from reception.indicators.terms import Better


@pytest.mark.parametrize(
    ("numbers", "better", "way", "points", "judged"),
    [
        ({2024: 68, 2025: 74}, Better.HIGHER, Way.UP, 6, Judged.RIGHT),
        ({2024: 68, 2025: 74}, Better.LOWER, Way.UP, 6, Judged.WRONG),
        ({2024: 74, 2025: 68}, Better.LOWER, Way.DOWN, 6, Judged.RIGHT),
        ({2024: 74, 2025: 68}, Better.HIGHER, Way.DOWN, 6, Judged.WRONG),
        ({2024: 74, 2025: 68}, Better.NEITHER, Way.DOWN, 6, None),
        ({2024: 68, 2025: 69}, Better.HIGHER, Way.SAME, 1, None),
    ],
)
def test_where_it_went_and_whether_that_is_good(numbers, better, way, points, judged):
    found = trend(numbers, better, 1)
    assert (found.way, found.points, found.judged) == (way, points, judged)


def test_years_that_are_not_told_are_passed_over():
    found = trend({2021: 10, 2023: 40, 2024: 60}, Better.HIGHER, 1)
    assert (found.first, found.last, found.points) == (2023, 2024, 20)


@pytest.mark.parametrize("numbers", [{}, {2025: 40}])
def test_one_year_has_nothing_to_be_compared_with(numbers):
    assert trend(numbers, Better.HIGHER, 1) is None


@given(st.integers(0, 100), st.integers(0, 100), st.sampled_from(Better), st.integers(0, 10))
def test_the_other_way_round_it_went_the_other_way(one, other, better, same):
    there, back = trend({1: one, 2: other}, better, same), trend({1: other, 2: one}, better, same)
    assert there.points == back.points
    assert {there.way, back.way} in ({Way.UP, Way.DOWN}, {Way.SAME})
    if better is not Better.NEITHER and there.way is not Way.SAME:
        assert {there.judged, back.judged} == {Judged.RIGHT, Judged.WRONG}


def test_twelve_are_followed_where_nobody_has_chosen_each_once():
    assert len(manner().followed) == len(set(manner().followed)) == 12
