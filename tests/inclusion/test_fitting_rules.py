"""Which activities fit somebody: what counts, what never does, and that what is not known is asked."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.inclusion.rules.fitting import Offered, Openness, Somebody, fit, is_near, is_open_to
from reception.inclusion.terms.activities import OpenTo
from reception.people.terms import LegalSex

TODAY = date(2026, 11, 23)
TAGS = st.lists(st.sampled_from(["ar", "so", "ti", "uk", "fa-AF"]), unique=True, max_size=4).map(tuple)
AGES = st.integers(0, 99).flatmap(lambda least: st.tuples(st.just(least), st.integers(least, least + 5)))
PEOPLE = st.builds(
    Somebody,
    languages=TAGS,
    years=st.none() | AGES,
    sex=st.sampled_from(LegalSex),
    has_children=st.booleans(),
    address=st.sampled_from(["", "Vilundavägen 3, Exempelby", "Torget 1, Norrsunda"]),
)
ACTIVITIES = st.builds(
    Offered,
    open_to=st.sampled_from(OpenTo),
    languages=TAGS,
    place=st.sampled_from(["", "Vilundavägen 1", "Biblioteket, Norrsunda"]),
    free=st.none() | st.integers(0, 3),
    is_ended=st.booleans(),
)


@given(PEOPLE, ACTIVITIES)
def test_what_hinders_is_said_and_only_that(who: Somebody, what: Offered) -> None:
    found = fit(who, what, TODAY)
    expected = [what.is_ended, what.free == 0, found.openness is Openness.NO]
    assert len(found.hindrances) == sum(expected)


@given(PEOPLE, ACTIVITIES)
def test_each_point_has_a_reason_in_words(who: Somebody, what: Offered) -> None:
    found = fit(who, what, TODAY)
    assert (found.points > 0) == bool(found.reasons)


@given(PEOPLE, ACTIVITIES, st.sampled_from(LegalSex), st.none() | AGES)
def test_sex_and_age_count_only_where_the_activity_itself_asks(
    who: Somebody, what: Offered, sex: LegalSex, years: tuple[int, int] | None
) -> None:
    what = replace(what, open_to=OpenTo.EVERYBODY)
    assert fit(who, what, TODAY) == fit(replace(who, sex=sex, years=years), what, TODAY)


@given(PEOPLE, ACTIVITIES, st.sampled_from(["ar", "so", "ti"]))
def test_a_shared_language_never_makes_it_fit_less(who: Somebody, what: Offered, tag: str) -> None:
    shared = replace(what, languages=(*what.languages, tag))
    assert fit(replace(who, languages=(*who.languages, tag)), shared, TODAY).points >= fit(who, what, TODAY).points


@given(PEOPLE, ACTIVITIES)
def test_what_is_not_known_of_her_never_shuts_her_out(who: Somebody, what: Offered) -> None:
    unknown = replace(who, sex=LegalSex.UNKNOWN, years=None)
    assert is_open_to(unknown, what.open_to, TODAY) is not Openness.NO


@pytest.mark.parametrize(
    ("whom", "years", "expected"),
    [
        (OpenTo.ADULTS, (18, 18), Openness.YES),
        (OpenTo.ADULTS, (17, 17), Openness.NO),
        (OpenTo.ADULTS, (17, 18), Openness.UNSURE),
        (OpenTo.CHILDREN, (17, 17), Openness.YES),
        (OpenTo.CHILDREN, (18, 18), Openness.NO),
        (OpenTo.YOUNG, (12, 12), Openness.NO),
        (OpenTo.YOUNG, (13, 25), Openness.YES),
        (OpenTo.YOUNG, (24, 28), Openness.UNSURE),
        (OpenTo.ELDERLY, (64, 64), Openness.NO),
        (OpenTo.ELDERLY, (65, 70), Openness.YES),
    ],
)
def test_ages(whom: OpenTo, years: tuple[int, int], expected: Openness) -> None:
    assert is_open_to(Somebody(years=years), whom, TODAY) is expected


def test_a_parent_is_asked_where_no_child_is_known() -> None:
    assert is_open_to(Somebody(has_children=True), OpenTo.PARENTS, TODAY) is Openness.YES
    assert is_open_to(Somebody(), OpenTo.PARENTS, TODAY) is Openness.UNSURE


@pytest.mark.parametrize(
    ("address", "place", "expected"),
    [
        ("Vilundavägen 3", "Vilundavägen 1", True),
        ("Storgatan 3, Norrsunda", "Biblioteket, NORRSUNDA", True),
        ("Väg 12", "Väg 12", False),
        ("", "Torget", False),
        ("Storgatan 3", "", False),
    ],
)
def test_a_place_is_near_when_its_name_stands_in_the_address(address: str, place: str, *, expected: bool) -> None:
    assert is_near(address, place) is expected
