"""Rules of the counts of a year, of figures from outside, and the figures I44 and I46."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.inclusion.rules import counts, outside
from reception.inclusion.rules.counts import Counts, Training
from reception.inclusion.rules.counts_figures import i44, i46, most_spoken
from reception.inclusion.terms.outside import Measured
from reception.reckoning.definitions import InvalidDefinitions
from reception.reckoning.remarks import codes

TODAY = date(2026, 11, 23)
NUMBERS = st.none() | st.integers(0, 50)
SPOKEN = st.dictionaries(st.sampled_from(["ar", "so", "ti", "uk", "fa", "ps", "tr"]), st.integers(0, 9))


@given(NUMBERS, NUMBERS)
def test_of_a_subject_both_numbers_are_there_or_none_and_no_more_took_it_than_it_was_meant_for(meant, trained):
    is_refused = bool(list(counts.check_training("interpreters", meant, trained)))
    assert is_refused is ((meant is None) is not (trained is None) or (trained or 0) > (meant or 0))


@given(st.lists(st.sampled_from(["", "ar", "so", "ti"]), max_size=8))
def test_a_language_stands_once(tags):
    named = [tag for tag in tags if tag]
    assert len(list(counts.check_languages(tags))) == len(named) - len(set(named))


def test_i44_adds_the_units_up_by_subject():
    units = [
        Counts({"law": Training(10, 4), "plain": Training(5, 5)}, {}),
        Counts({"law": Training(3, 3)}, {"ar": 1}),
        Counts({}, {"so": 2}),
    ]
    found = {code: (one.numerator, one.denominator) for code, one in i44(units).items()}
    assert found == {"I44": (12, 18), "I44-law": (7, 13), "I44-plain": (5, 5)}
    assert (i44([])["I44"].numerator, i44([])["I44"].denominator) == (0, 0)


@given(SPOKEN, st.integers(1, 5))
def test_the_most_spoken_are_spoken_and_none_that_is_left_out_is_spoken_by_more(spoken, number):
    top = most_spoken(spoken, number)
    assert len(top) == min(number, sum(count > 0 for count in spoken.values()))
    left = [count for tag, count in spoken.items() if tag not in top]
    assert all(spoken[tag] >= max(left, default=0) and spoken[tag] > 0 for tag in top)


def test_i46_by_hand():
    """Of four units three counted; one of them can help in both languages, one in one alone, one counts nobody."""
    units = [
        Counts({}, {"ar": 2, "so": 1, "uk": 4}),
        Counts({}, {"ar": 2, "so": 0}),
        Counts({"law": Training(1, 1)}, {}),
        counts.NOTHING,
    ]
    found = i46(units, ("ar", "so"))
    assert (found.numerator, found.denominator) == (1, 3)
    assert i46(units, ()).denominator == 0


@given(st.sampled_from(Measured), st.decimals(-5, 200, places=2), st.none() | st.integers(0, 200))
def test_a_figure_that_is_taken_is_within_its_range(unit, value, of):
    figure = outside.Outside("x", "x", unit, "x", "x", "")
    if not list(outside.check_figure(figure, value, of)):
        assert value >= 0
        assert unit is not Measured.PERCENT or value <= 100
        assert unit is not Measured.NUMBER or (value == int(value) and (of is None or value <= of))


def test_a_figure_that_is_a_part_of_a_number_says_of_how_many():
    group = outside.outside()["reference-group"]
    assert codes(outside.check_figure(group, Decimal(3), None)) == ["of-missing"]
    assert not list(outside.check_figure(group, Decimal(3), 7))


def test_this_package_knows_its_subjects_figures_and_how_many_languages():
    assert {"discrimination-law", "trauma-informed", "interpreters", "integration-policy", "plain-swedish"} < set(
        counts.subjects()
    )
    assert {"U65861", "U65860", "N00655", "reference-group"} <= set(outside.outside())
    assert counts.top_count() == 5


def test_what_is_retired_is_asked_only_where_it_was_counted():
    text = '[[training]]\ncode = "a"\ntext = "A"\nwhy = "w"\nsource = "s"\nretired = true\n'
    known = counts.read_subjects(text)
    assert not counts.asked(known)
    assert [one.code for one in counts.asked(known, {"a"})] == ["a"]
    figure = '[[figure]]\ncode = "a"\nlabel = "A"\nunit = "index"\nwhy = "w"\nsource = "s"\nretired = true\n'
    assert not outside.asked(outside.read_outside(figure))
    assert [one.code for one in outside.asked(outside.read_outside(figure), {"a"})] == ["a"]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (counts.read_subjects, '[[training]]\ncode = "a"\n'),
        (counts.read_subjects, '[[training]]\ncode = "a"\ntext = "A"\nwhy = "w"\nsource = "s"\nretired = "yes"\n'),
        (counts.read_top_count, '[[languages]]\ncode = "most_spoken"\nlabel = "x"\nsource = "s"\nvalue = 0\n'),
        (counts.read_top_count, '[[languages]]\ncode = "other"\nlabel = "x"\nsource = "s"\nvalue = 2\n'),
        (outside.read_outside, '[[figure]]\ncode = "a"\nlabel = "A"\nunit = "miles"\nwhy = "w"\nsource = "s"\n'),
        (outside.read_outside, ""),
    ],
)
def test_a_file_that_is_wrong_is_refused(read, text):
    with pytest.raises(InvalidDefinitions):
        read(text)


def test_a_year_has_begun_and_does_not_lie_before_there_were_counts():
    assert counts.is_year(2026, TODAY)
    assert not counts.is_year(2027, TODAY)
    assert not counts.is_year(1999, TODAY)
    assert outside.is_year(1999, TODAY)
    assert not outside.is_year(1989, TODAY)
