"""Classes in words and in their order, and a curve as a drawing."""

import re

from hypothesis import given

from reception.indicators.rules.breakdowns import classes
from reception.indicators.rules.labels import class_said, place_of
from reception.indicators.rules.steps import Drawing, drawing
from reception.indicators.rules.survival import curve
from reception.indicators.terms import Breakdown
from tests.indicators.test_survival import WAITS


def said(breakdown, word):
    return class_said(breakdown, word).in_english


def test_classes_are_told_in_words():
    assert said(Breakdown.AGE, "16-19") == "16–19 years"
    assert said(Breakdown.AGE, "66-") == "66 years and older"
    assert said(Breakdown.TIME, "0-11") == "0–11 months"
    assert said(Breakdown.TIME, "60-") == "60 months or more"
    assert said(Breakdown.RECEPTION_YEAR, "2024") == "2024"
    assert said(Breakdown.SEX, "woman") == "Woman"
    assert said(Breakdown.ROUTE, "family") == "Family reunification"
    assert said(Breakdown.EDUCATION, "secondary") == "Upper secondary school"
    assert said(Breakdown.STUDY_PATH, "2") == "Study path 2"


def test_what_is_not_stated_and_what_is_not_divided_are_told_alike_of_every_breakdown():
    for breakdown in Breakdown:
        assert said(breakdown, "not-stated") == "Not stated"
        assert said(breakdown, "-") == "Not divided"


def test_classes_stand_in_their_order_and_what_is_not_stated_last():
    ages = [span.word for span in classes().ages]
    for breakdown, words in (
        (Breakdown.AGE, [*ages, "not-stated"]),
        (Breakdown.RECEPTION_YEAR, ["2022", "2023", "not-stated"]),
        (Breakdown.EDUCATION, ["none", "compulsory", "secondary", "post-secondary", "not-stated"]),
    ):
        mixed = [*words[1:], words[0]]
        assert sorted(mixed, key=lambda word: place_of(breakdown, word)) == words


def test_a_curve_rises_in_steps_to_the_last_who_was_followed():
    # 1461 days are 48 months, the whole width; half of the two have come after half of it.
    assert drawing(curve([(730, True, 1), (1461, False, 1)])).steps == "M0 100H49.97V50H100V50H100"


def test_a_curve_of_nobody_is_a_line_of_no_length_without_a_band():
    assert drawing(curve([])) == Drawing("M0 100H0", "")


@given(WAITS)
def test_a_drawing_stays_within_its_box_and_never_falls(waits):
    drawn = drawing(curve([(50 * days, happened, number) for days, happened, number in waits]))
    assert all(0 <= float(number) <= 100 for number in re.findall(r"[\d.]+", drawn.steps + drawn.band))
    heights = [float(number) for number in re.findall(r"V([\d.]+)", drawn.steps)]
    assert heights == sorted(heights, reverse=True)
