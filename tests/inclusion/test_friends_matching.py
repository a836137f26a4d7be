"""The rules of matching volunteers and wishes: what is compared, what it gives, and what never counts."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.inclusion.rules.friends_definitions import (
    Code,
    number,
    read_parameters,
    read_time_words,
    read_weights,
    weights,
)
from reception.inclusion.rules.friends_matching import Offering, Wished, compare, fitting
from reception.inclusion.rules.friends_times import compare_times, times_in
from reception.inclusion.rules.friends_words import area_words, interests_in, kept_interests
from reception.inclusion.terms.mentors import FriendAspect, RecordState
from reception.reckoning.definitions import InvalidDefinitions
from reception.work.terms.matching import Fit

BEGAN = date(2026, 1, 20)
TAGS = st.frozensets(st.sampled_from(["ar", "so", "ti", "uk", "sv"]), max_size=3)
WORDS = st.lists(st.sampled_from(["chess", "Football", "matlagning", "شطرنج"]), max_size=3).map(", ".join)
PLACES = st.sampled_from([None, "", "Centrum", "Exempelby centrum", "Norr", "i"])
TIMES = st.sampled_from([None, "", "Måndagskvällar", "weekdays", "helger", "when I can", "förmiddagar"])
WISHES = st.builds(Wished, languages=TAGS, interests=WORDS, place=PLACES, times=TIMES, meets_child=st.booleans())


@st.composite
def offerings(draw: st.DrawFn, key: int = 1) -> Offering:
    record = draw(st.sampled_from(RecordState))
    seen = None if record is RecordState.MISSING else BEGAN
    return Offering(
        volunteer_id=key, most=draw(st.integers(1, 20)), meets=draw(st.integers(0, 25)),
        started_on=BEGAN + timedelta(days=draw(st.integers(0, 300))), languages=draw(TAGS), interests=draw(WORDS),
        place=draw(PLACES), times=draw(TIMES), record=record, record_seen_on=seen,
    )  # fmt: skip


@st.composite
def many(draw: st.DrawFn) -> list[Offering]:
    return [draw(offerings(key)) for key in range(1, draw(st.integers(0, 6)) + 1)]


@given(WISHES, offerings())
def test_points_are_the_sum_of_the_reasons_and_only_what_fits_gives_any(wish: Wished, one: Offering) -> None:
    fit = compare(wish, one)
    assert fit.points == sum(reason.points for reason in fit.reasons) >= 0
    assert fit.points <= sum(weight.most for weight in weights().values())
    assert all((reason.points > 0) <= (reason.fit is Fit.MET) for reason in fit.reasons)
    aspects = [reason.aspect for reason in fit.reasons]
    assert aspects == [aspect for aspect in FriendAspect if aspect in aspects]
    assert (FriendAspect.RECORD in aspects) is wish.meets_child


@given(WISHES, many())
def test_nobody_is_left_out_and_the_order_is_the_same_whatever_the_order_of_the_register(
    wish: Wished, everybody: list[Offering]
) -> None:
    found = fitting(wish, everybody)
    assert found == fitting(wish, reversed(everybody))
    assert {one.volunteer_id for one in found} == {one.volunteer_id for one in everybody}
    assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)


@given(WISHES, offerings())
def test_what_is_not_known_takes_nothing_and_is_asked(wish: Wished, one: Offering) -> None:
    unknown = compare(wish, replace(one, languages=frozenset(), interests="", place=None, times=None))
    for reason in unknown.reasons[:4]:
        assert (reason.fit, reason.points) == (Fit.ASK, 0)
    assert unknown.points <= compare(wish, one).points


@given(WISHES, offerings(), st.sampled_from(["ar", "so"]))
def test_one_more_language_in_common_never_makes_it_worse(wish: Wished, one: Offering, tag: str) -> None:
    both = replace(wish, languages=wish.languages | {tag}), replace(one, languages=one.languages | {tag})
    assert compare(*both).points >= compare(wish, one).points


@given(WISHES, offerings())
def test_the_record_gives_no_points(wish: Wished, one: Offering) -> None:
    points = {compare(wish, replace(one, record=record)).points for record in RecordState}
    assert len(points) == 1


@given(TAGS, WORDS, PLACES, TIMES)
def test_matching_is_the_same_seen_from_either_side(
    tags: frozenset[str], words: str, place: str | None, times: str | None
) -> None:
    wish = Wished(frozenset({"ar", "so"}), "chess, matlagning", "Centrum", "Måndagskvällar")
    one = Offering(1, 1, 0, BEGAN, tags, words, place, times)
    turned = Offering(1, 1, 0, BEGAN, wish.languages, wish.interests, wish.place, wish.times)
    mirrored = compare(Wished(tags, words, place, times), turned)
    assert compare(wish, one).points == mirrored.points
    assert [reason.fit for reason in compare(wish, one).reasons] == [reason.fit for reason in mirrored.reasons]


def test_no_protected_ground_has_a_field() -> None:
    assert {one.name for one in fields(Wished)} == {"languages", "interests", "place", "times", "meets_child"}
    grounds = {"sex", "age", "birth", "country", "citizenship", "religion", "name", "disability", "household"}
    assert not grounds & {one.name for one in fields(Offering)}


def test_of_equal_volunteers_who_meets_fewest_comes_first_then_who_has_been_there_longest() -> None:
    late = Offering(1, 3, 1, BEGAN + timedelta(days=9))
    early = Offering(2, 3, 1, BEGAN)
    free = Offering(3, 3, 0, BEGAN + timedelta(days=9))
    assert [one.volunteer_id for one in fitting(Wished(), [late, early, free])] == [3, 2, 1]


def test_who_is_full_is_shown_and_gets_no_points_for_room() -> None:
    (fit,) = fitting(Wished(), [Offering(1, 2, 2, BEGAN)])
    reason = fit.reasons[4]
    assert (reason.aspect, reason.fit, reason.points) == (FriendAspect.ROOM, Fit.NOT_MET, 0)
    assert reason.said.in_english == "Meets as many as was agreed: 2 of at most 2."


@pytest.mark.parametrize(
    ("own", "other", "fit"),
    [
        ("Måndagskvällar", "mondays", Fit.MET),
        ("vardagar", "torsdag eftermiddag", Fit.MET),
        ("lördagar", "helger, inte annars", Fit.MET),
        ("kvällar", "Tuesday evenings", Fit.MET),
        ("kvällstid", "förmiddagar", Fit.NOT_MET),
        ("måndagar", "weekends", Fit.NOT_MET),
        ("måndag kväll", "måndag förmiddag", Fit.NOT_MET),
        ("måndagar", "kvällar", Fit.ASK),
        ("when the children sleep", "måndagar", Fit.ASK),
        ("", "måndagar", Fit.ASK),
    ],
)
def test_times_are_compared_by_the_days_and_parts_that_both_speak_of(own: str, other: str, fit: Fit) -> None:
    assert compare_times(times_in(own), times_in(other)) is fit
    assert compare_times(times_in(other), times_in(own)) is fit


def test_interests_are_compared_without_case_marks_and_doubles() -> None:
    assert kept_interests(" chess,Chess ; Matlagning،\nشطرنج ,, ") == "chess, Matlagning, شطرنج"
    assert set(interests_in("SCHACK")) == set(interests_in("schack"))
    assert area_words("Bo i Norr") == {"norr"}


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert interests_in(kept_interests(text)).keys() == interests_in(text).keys()
    times_in(text)
    area_words(text)


def test_the_numbers_of_the_definitions_are_read() -> None:
    assert number(Code.RECORD_DAYS, BEGAN) == 365
    assert number(Code.SILENT_DAYS, BEGAN) == 60
    assert list(weights()) == [aspect for aspect in FriendAspect if aspect is not FriendAspect.RECORD]


@pytest.mark.parametrize(
    "text", ["", "[[parameter]]\ncode = 'x'\n", "[[parameter]]\ncode = 'record_days'\nvalue = 0\n"]
)
def test_definitions_that_say_something_wrong_are_refused(text: str) -> None:
    with pytest.raises(InvalidDefinitions):
        read_parameters(text)
    with pytest.raises(InvalidDefinitions):
        read_weights(text.replace("parameter", "weight"))
    with pytest.raises(InvalidDefinitions):
        read_time_words(text.replace("parameter", "time"))
