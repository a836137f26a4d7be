"""The branches of the definitions, and what is said of an employer. Pure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.reckoning.definitions import InvalidDefinitions
from reception.reckoning.remarks import codes
from reception.work.rules.branches import branches, offered, read_branches
from reception.work.rules.employers import check_contact, check_open, heard, last_heard
from reception.work.rules.openings import check_opening, check_state, is_past
from reception.work.terms.employers import OpeningState

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
ONE = """
[[branch]]
code = "care"
section = "Q"
name = "Vård och omsorg"
text = "Care"
source = "SCB"
"""


def test_every_section_of_the_classification_is_there_once() -> None:
    found = branches()
    assert [one.section for one in found.values()] == [chr(letter) for letter in range(ord("A"), ord("U") + 1)]
    assert all(one.basis.to_confirm and one.basis.source for one in found.values())


def test_a_retired_branch_is_offered_only_where_it_was_chosen() -> None:
    known = read_branches(ONE + "retired = true\n")
    assert (offered(known), [one.code for one in offered(known, ["care"])]) == ([], ["care"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "there is no branch"),
        (ONE + ONE, "code 'care' stands twice"),
        (ONE + "retired = 1\n", "retired is true or false"),
        (ONE + "colour = 'red'\n", "unknown key 'colour'"),
        (ONE.replace('source = "SCB"', ""), "source is missing"),
        (ONE.replace('section = "Q"', ""), "section is missing"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_its_reason(text: str, problem: str) -> None:
    with pytest.raises(InvalidDefinitions) as refused:
        read_branches(text)
    assert problem in str(refused.value)


@given(on=st.none() | DAYS)
def test_the_longer_nobody_heard_the_staler(on: date | None) -> None:
    found = heard(on, TODAY)
    assert found.is_stale is (on is None or (TODAY - on).days > 90)
    assert found.days == (None if on is None else (TODAY - on).days)
    if found.is_stale:
        assert heard(on, TODAY + timedelta(days=1)).is_stale


@given(days=st.lists(st.none() | DAYS))
def test_the_last_day_heard_is_one_of_them_and_none_is_later(days: list[date | None]) -> None:
    found = last_heard(*days)
    known = [day for day in days if day]
    assert (found in known and all(day <= found for day in known)) if found else not known


@given(on=DAYS, next_on=st.none() | DAYS)
def test_a_call_always_lies_after_the_contact(on: date, next_on: date | None) -> None:
    said = codes(check_contact(on, next_on, TODAY))
    assert ("calls-before" in said) is (next_on is not None and next_on <= on)
    assert ("heard-ahead" in said) is (on > TODAY)


@given(begins=st.none() | DAYS, ends=st.none() | DAYS, until=st.none() | DAYS)
def test_only_an_end_before_the_beginning_stops_a_place(
    begins: date | None, ends: date | None, until: date | None
) -> None:
    found = list(check_opening({"begins_on": begins, "ends_on": ends, "open_until": until, "places": 1}, TODAY))
    stops = [one.code for one in found if one.stops]
    assert stops == (["ends-before"] if begins and ends and ends < begins else [])
    if not stops:
        told = {"until-past", "ended"} & set(codes(found))
        assert bool(told) is is_past(until, ends, TODAY)


@pytest.mark.parametrize(("places", "is_refused"), [(0, True), (1, False), (500, False), (501, True)])
def test_there_are_from_one_to_five_hundred_places(places: int, is_refused: bool) -> None:
    assert ("places" in codes(check_opening({"places": places}, TODAY))) is is_refused


@given(closed=st.none() | DAYS)
def test_a_closed_employer_begins_nothing(closed: date | None) -> None:
    assert bool(codes(check_open(closed, TODAY))) is (closed is not None and closed <= TODAY)


@pytest.mark.parametrize("state", OpeningState)
def test_a_place_is_ended_when_open_and_opened_when_ended(state: OpeningState) -> None:
    is_open = state is OpeningState.OPEN
    assert bool(codes(check_state(state, OpeningState.OPEN))) is is_open
    assert bool(codes(check_state(state, OpeningState.FILLED))) is not is_open
