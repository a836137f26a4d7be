"""What may be told of a figure before a release: shares of enough people on either side, and rough numbers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.housing.terms import Uncounted
from reception.indicators.rules.shown import (
    Missing,
    Standing,
    percent_of,
    protection,
    read_protections,
    shown,
    shown_from_outside,
    shown_together,
    shown_wait,
)
from reception.reckoning.definitions import InvalidDefinitions
from reception.reckoning.figures import Figure

BY = protection(date(2026, 11, 1))
REASON = next(iter(Uncounted))
figures = st.builds(
    lambda yes, no, missing: Figure(yes, yes + no, {REASON: missing} if missing else {}),
    st.integers(0, 400),
    st.integers(0, 400),
    st.integers(0, 40),
)


def of(yes, no, missing=0):
    return Figure(yes, yes + no, {REASON: missing} if missing else {})


@pytest.mark.parametrize(
    ("yes", "no", "standing"),
    [
        (5, 5, Standing.SHOWN),
        (4, 50, Standing.PROTECTED),
        (50, 4, Standing.PROTECTED),
        (0, 50, Standing.PROTECTED),
        (50, 0, Standing.PROTECTED),
        (0, 0, Standing.NOBODY),
    ],
)
def test_a_share_is_told_where_five_stand_on_either_side(yes, no, standing):
    assert shown(of(yes, no), BY).standing is standing


def test_who_nobody_asks_about_is_no_zero():
    told = shown(None, BY)
    assert (told.standing, told.percent, told.about, told.missing) == (Standing.NOBODY, None, None, None)


@pytest.mark.parametrize(
    ("missing", "word", "about"),
    [
        (0, Missing.NONE, None),
        (1, Missing.FEW, None),
        (4, Missing.FEW, None),
        (5, Missing.SOME, 5),
        (13, Missing.SOME, 15),
    ],
)
def test_how_many_could_not_be_counted_is_told_roughly(missing, word, about):
    told = shown(of(20, 30, missing), BY)
    assert (told.missing, told.missing_about) == (word, about)


def test_what_is_asked_about_and_cannot_be_counted_at_all_is_protected_and_no_zero():
    told = shown(of(0, 0, 9), BY)
    assert (told.standing, told.missing_about) == (Standing.PROTECTED, 10)


@given(figures)
def test_a_number_of_people_that_is_told_is_never_exact_nor_small(figure):
    told = shown(figure, BY)
    if told.is_shown:
        assert figure.numerator >= BY.least
        assert figure.denominator - figure.numerator >= BY.least
        assert told.about % BY.nearest == 0
        assert abs(told.about - figure.denominator) <= BY.nearest / 2
        assert abs(told.percent - 100 * figure.numerator / figure.denominator) <= 0.5
    else:
        assert told.percent is None
        assert told.about is None


def test_a_half_per_cent_goes_up():
    assert percent_of(of(25, 175)) == 13  # 12.5
    assert percent_of(of(5, 995)) == 1  # 0.5


def test_two_versions_that_differ_by_too_few_leave_the_newer_alone():
    told = shown_together({("A", 1): of(30, 40), ("A", 2): of(32, 40)}, {"A": ""}, BY)
    assert (told["A", 1].standing, told["A", 2].standing) == (Standing.PROTECTED, Standing.SHOWN)
    assert told["A", 1].percent is None


def test_two_versions_that_differ_by_many_or_not_at_all_are_both_told():
    for other in (of(30, 40), of(50, 60)):
        told = shown_together({("A", 1): of(30, 40), ("A", 2): other}, {"A": ""}, BY)
        assert {one.standing for one in told.values()} == {Standing.SHOWN}


def test_where_one_part_is_protected_so_are_the_other_parts_and_nobody_can_take_one_from_the_whole():
    found = {("A", 1): of(40, 40), ("A-x", 1): of(37, 43), ("A-y", 1): of(20, 60), ("B", 1): of(20, 60)}
    told = shown_together(found, {"A": "", "A-x": "A", "A-y": "A", "B": ""}, BY)
    assert [told[key].standing for key in found] == [
        Standing.SHOWN,
        Standing.PROTECTED,
        Standing.PROTECTED,
        Standing.SHOWN,
    ]


@given(figures, figures, figures)
def test_what_two_told_figures_of_the_same_people_differ_by_is_nobody_or_enough(whole, part, other):
    told = shown_together({("A", 1): whole, ("A-x", 1): part, ("A-y", 1): other}, {"A-x": "A", "A-y": "A"}, BY)
    seen = [figure for figure, key in zip((whole, part, other), told, strict=True) if told[key].is_shown]
    for one in seen:
        for another in seen:
            assert not 0 < abs(one.numerator - another.numerator) < BY.least
            assert not 0 < abs(one.denominator - another.denominator) < BY.least


@pytest.mark.parametrize(
    ("median", "events", "days", "months"),
    [(3, 10, 5, None), (88, 10, 90, None), (90, 10, None, 3)],
)
def test_a_median_is_told_roughly(median, events, days, months):
    told = shown_wait(median, events, 100, BY)
    assert (told.standing, told.days, told.months, told.about) == (Standing.SHOWN, days, months, 100)


def test_a_median_of_fewer_than_ten_events_is_protected_and_one_that_is_not_reached_says_so():
    assert shown_wait(40, 9, 100, BY).standing is Standing.PROTECTED
    assert shown_wait(None, 20, 100, BY).standing is Standing.NOT_REACHED
    assert shown_wait(None, 0, 0, BY).standing is Standing.NOBODY


def test_what_others_published_is_everybodys():
    assert shown_from_outside(Decimal("4.5")).value == 4.5
    assert shown_from_outside(None).standing is Standing.NOT_COUNTED


def test_a_file_of_protection_is_refused_with_every_problem():
    with pytest.raises(InvalidDefinitions) as refused:
        read_protections('[[protection]]\ncode = "pages"\nleast = 0\nnearest = true\nleast_events = 10\n')
    assert len(refused.value.problems) == 3


def test_without_a_protection_in_force_nothing_may_be_told(monkeypatch):
    monkeypatch.setattr("reception.indicators.rules.shown.protections", lambda: ())
    with pytest.raises(LookupError):
        protection(date(2026, 1, 1))
