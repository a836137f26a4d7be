"""People and places: most points first, every reason shown, nothing hidden, and nothing weighed but work itself."""

import random
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.reckoning.definitions import InvalidDefinitions
from reception.skills.rules.bundled import bundled
from reception.skills.rules.interview import interview
from reception.skills.terms import LanguageLevel, Part, Scheme
from reception.work.rules.matching import Match, matches, people_for, places_for
from reception.work.rules.matching_facts import OCCUPATIONAL, Place, Seeker, able_of, extent_of_hours, licence_of
from reception.work.rules.matching_points import Scale, likest
from reception.work.rules.matching_reasons import Reason, reasons
from reception.work.rules.matching_weights import read_weights, weights
from reception.work.terms.employers import OpeningKind
from reception.work.terms.file import Seeks
from reception.work.terms.matching import Able, Aspect, Fit

BEGINS = date(2026, 12, 1)
COOK, WAITER, BAKER, NURSE = "5120", "5131", "7611", "2221"
KITCHEN = Place(1, OpeningKind.JOB, occupation=COOK)
AMINA = Seeker(1, {Aspect.WORKED: frozenset({COOK})}, seeks=Seeks.JOB)
POINTS = weights()


def only(seeker: Seeker, place: Place) -> Match:
    """The one match."""
    (found,) = places_for(seeker, [place])
    return found


def reason(seeker: Seeker, place: Place, aspect: Aspect) -> Reason | None:
    """The reason about that, or None."""
    return next((one for one in only(seeker, place).reasons if one.aspect is aspect), None)


def the(seeker: Seeker, place: Place, aspect: Aspect) -> tuple[Fit, int, str]:
    """What is said of that."""
    found = reason(seeker, place, aspect)
    assert found is not None
    return found.fit, found.points, found.said.in_english


@pytest.mark.parametrize(
    ("code", "digits"), [("5120", 4), ("512", 3), ("5121", 3), ("5199", 2), ("51", 2), ("5", None), (NURSE, None)]
)
def test_an_occupation_is_alike_by_its_first_digits(code: str, digits: int | None) -> None:
    like = likest(COOK, frozenset({code}))
    assert (like and like.digits) == digits


def test_the_occupation_that_is_most_alike_is_the_one_that_is_told() -> None:
    seeker = replace(AMINA, occupations={Aspect.WORKED: frozenset({WAITER, COOK}), Aspect.SOON: frozenset({WAITER})})
    told = [(one.aspect, one.occupation, one.points) for one in only(seeker, KITCHEN).reasons[:2]]
    assert told == [
        (Aspect.WORKED, COOK, POINTS[Aspect.WORKED].same),
        (Aspect.SOON, WAITER, POINTS[Aspect.SOON].field),
    ]


def test_what_nobody_noted_is_asked_for_and_what_lies_elsewhere_is_said() -> None:
    assert the(replace(AMINA, occupations={}), KITCHEN, Aspect.WORKED)[:2] == (Fit.ASK, 0)
    assert the(AMINA, replace(KITCHEN, occupation=None), Aspect.WORKED)[:2] == (Fit.ASK, 0)
    assert the(AMINA, replace(KITCHEN, occupation=NURSE), Aspect.WORKED)[:2] == (Fit.NOT_MET, 0)


SPOKEN = [
    (LanguageLevel.WELL, Fit.MET, POINTS[Aspect.SWEDISH].met),
    (LanguageLevel.EVERYDAY, Fit.MET, POINTS[Aspect.SWEDISH].met),
    (LanguageLevel.LITTLE, Fit.NOT_MET, POINTS[Aspect.SWEDISH].near),
    (LanguageLevel.NOT, Fit.NOT_MET, POINTS[Aspect.SWEDISH].missed),
]


@pytest.mark.parametrize(("level", "fit", "points"), SPOKEN)
def test_swedish_is_weighed_as_the_work_needs_it(level: LanguageLevel, fit: Fit, points: int) -> None:
    asks = replace(KITCHEN, swedish=LanguageLevel.EVERYDAY)
    assert the(replace(AMINA, speaks={"sv": level}), asks, Aspect.SWEDISH)[:2] == (fit, points)
    assert the(AMINA, asks, Aspect.SWEDISH)[:2] == (Fit.ASK, 0)


def test_what_the_work_does_not_ask_for_is_not_spoken_of() -> None:
    told = {one.aspect for one in only(AMINA, replace(KITCHEN, swedish=LanguageLevel.NOT)).reasons}
    assert told == {Aspect.WORKED, Aspect.KIND}


def test_a_language_counts_where_the_employer_says_that_it_is_of_use_and_never_against_anybody() -> None:
    useful = replace(KITCHEN, languages=("so", "fa"))
    knows = replace(AMINA, speaks={"so": LanguageLevel.FULLY, "fa-AF": LanguageLevel.EVERYDAY})
    assert the(knows, useful, Aspect.LANGUAGES)[:2] == (Fit.MET, POINTS[Aspect.LANGUAGES].met)
    assert reason(knows, useful, Aspect.LANGUAGES).languages == ("so", "fa")
    little = replace(AMINA, speaks={"so": LanguageLevel.LITTLE})
    assert the(little, useful, Aspect.LANGUAGES)[:2] == (Fit.NOT_MET, 0)
    assert the(AMINA, useful, Aspect.LANGUAGES)[:2] == (Fit.ASK, 0)
    assert reason(knows, KITCHEN, Aspect.LANGUAGES) is None
    assert only(knows, KITCHEN).points == only(AMINA, KITCHEN).points


@pytest.mark.parametrize(
    ("able", "fit"), [(Able.YES, Fit.MET), (Able.NO, Fit.NOT_MET), (Able.PERHAPS, Fit.ASK), (None, Fit.ASK)]
)
def test_licence_and_odd_hours_fit_or_are_asked_for(able: Able | None, fit: Fit) -> None:
    seeker, asks = replace(AMINA, licence=able, odd_hours=able), replace(KITCHEN, licence=True, odd_hours=True)
    for aspect in (Aspect.LICENCE, Aspect.ODD_HOURS):
        expected = {Fit.MET: POINTS[aspect].met, Fit.NOT_MET: POINTS[aspect].missed, Fit.ASK: 0}[fit]
        assert the(seeker, asks, aspect)[:2] == (fit, expected)
    sentences = {the(replace(AMINA, licence=one), asks, Aspect.LICENCE)[2] for one in (None, *Able)}
    assert len(sentences) == 4


def test_hours_and_the_first_day() -> None:
    asks = replace(KITCHEN, extent=75, begins_on=BEGINS)
    can = replace(AMINA, extent=75, can_begin_on=BEGINS)
    assert (the(can, asks, Aspect.EXTENT)[0], the(can, asks, Aspect.START)[0]) == (Fit.MET, Fit.MET)
    cannot = replace(AMINA, extent=74, can_begin_on=BEGINS + timedelta(days=1))
    assert the(cannot, asks, Aspect.EXTENT)[2] == "The place is 75 percent. The person can work 74 percent."
    says = "The place begins 2026-12-01. The person can work from 2026-12-02."
    assert the(cannot, asks, Aspect.START) == (Fit.NOT_MET, POINTS[Aspect.START].missed, says)
    assert (the(AMINA, asks, Aspect.EXTENT)[0], the(AMINA, asks, Aspect.START)[0]) == (Fit.ASK, Fit.ASK)


@pytest.mark.parametrize("kind", OpeningKind)
def test_a_placement_is_for_those_who_look_for_one(kind: OpeningKind) -> None:
    is_placement = kind in {OpeningKind.PLACEMENT, OpeningKind.WORK_TRAINING}
    place = replace(KITCHEN, kind=kind)
    fits = {seeks: the(replace(AMINA, seeks=seeks), place, Aspect.KIND)[0] for seeks in Seeks}
    assert fits == {
        Seeks.NOT_NOW: Fit.NOT_MET,
        Seeks.PLACEMENT: Fit.MET if is_placement else Fit.NOT_MET,
        Seeks.JOB: Fit.NOT_MET if is_placement else Fit.MET,
        Seeks.BOTH: Fit.MET,
    }
    assert the(replace(AMINA, seeks=None), place, Aspect.KIND)[0] is Fit.ASK


def test_with_equal_points_the_one_who_has_been_there_longest_comes_first() -> None:
    found = people_for(KITCHEN, [replace(AMINA, seeker_id=number) for number in (3, 1, 2)])
    assert [one.seeker_id for one in found] == [1, 2, 3]
    places = places_for(AMINA, [replace(KITCHEN, place_id=number) for number in (3, 1, 2)])
    assert [one.place_id for one in places] == [1, 2, 3]


def test_answers_of_the_interview_are_understood_and_nothing_is_guessed() -> None:
    wishes = {one.code: one for part in Part for one in interview().asked(part)}
    hours = [extent_of_hours(choice.code) for choice in wishes["hours"].choices]
    assert hours == [25, 50, 75, 100]
    licences = [licence_of(choice.code) for choice in wishes["driving_licence"].choices]
    assert licences == [Able.YES, Able.PERHAPS, Able.PERHAPS, Able.NO]
    assert [able_of(choice.code) for choice in wishes["odd_hours"].choices] == list(Able)
    for read in (extent_of_hours, licence_of, able_of):
        assert (read(None), read("something else")) == (None, None)


# What may never be weighed: diskrimineringslagen (2008:567) 1 kap. 5 §.


def test_somebody_who_looks_for_work_has_no_field_for_what_nobody_may_be_ranked_by() -> None:
    told = {one.name for one in fields(Seeker)}
    assert told == {
        "seeker_id", "occupations", "speaks", "licence", "odd_hours", "extent", "can_begin_on", "seeks",
    }  # fmt: skip
    assert not hasattr(AMINA, "__dict__"), "a field could be added to one of them"
    names = " ".join(map(str, get_type_hints(Seeker).values()))
    assert not any(word in names for word in ("people", "Person", "Sex", "Any", "object"))


def test_only_these_things_have_weight() -> None:
    assert list(POINTS) == list(Aspect)
    assert {one.value for one in Aspect} == {
        "worked", "studied", "soon", "later", "kind", "swedish", "languages", "licence", "extent", "odd-hours", "start",
    }  # fmt: skip
    assert all(one.to_confirm and one.why for one in POINTS.values())


# Properties.

CODES = tuple(one.code for one in bundled(Scheme.OCCUPATION).entries if one.code.startswith(("51", "52", "2")))
TAGS = ("sv", "so", "ar", "fa-AF", "fa", "ti")
days = some.none() | some.dates(date(2026, 9, 1), date(2027, 3, 1))
levels = some.sampled_from(LanguageLevel)
able = some.none() | some.sampled_from(Able)
percent = some.none() | some.integers(1, 100)
codes = some.frozensets(some.sampled_from(CODES), max_size=3)
seekers = some.builds(
    Seeker,
    some.integers(1, 10**6),
    some.dictionaries(some.sampled_from(OCCUPATIONAL), codes),
    speaks=some.dictionaries(some.sampled_from(TAGS), levels),
    licence=able,
    odd_hours=able,
    extent=percent,
    can_begin_on=days,
    seeks=some.none() | some.sampled_from(Seeks),
)
places = some.builds(
    Place,
    some.integers(1, 10**6),
    some.sampled_from(OpeningKind),
    occupation=some.none() | some.sampled_from(CODES),
    extent=percent,
    begins_on=days,
    swedish=some.none() | levels,
    languages=some.lists(some.sampled_from(TAGS), max_size=3, unique=True).map(tuple),
    licence=some.booleans(),
    odd_hours=some.booleans(),
)
crowds = some.lists(seekers, max_size=8, unique_by=lambda one: one.seeker_id)


@given(seekers, places)
def test_the_points_are_the_sum_of_the_reasons_shown(seeker: Seeker, place: Place) -> None:
    found = reasons(Scale(seeker, POINTS), place)
    assert Scale(seeker, POINTS).points(place) == sum(one.points for one in found)
    assert [list(Aspect).index(one.aspect) for one in found] == sorted(
        {list(Aspect).index(one.aspect) for one in found}
    )
    assert all(one.points == 0 for one in found if one.fit is Fit.ASK)
    assert all(one.points >= 0 for one in found if one.fit is Fit.MET)
    assert all(one.points <= 0 for one in found if one.fit is Fit.NOT_MET)


@given(crowds, places, some.integers(1, 10), some.randoms(use_true_random=False))
def test_nobody_is_left_out_and_the_order_is_that_of_the_points(
    crowd: list[Seeker], place: Place, shown: int, chance: random.Random
) -> None:
    everybody = people_for(place, crowd, shown=100)
    assert {one.seeker_id for one in everybody} == {one.seeker_id for one in crowd}
    assert [(-one.points, one.seeker_id) for one in everybody] == sorted(
        (-one.points, one.seeker_id) for one in everybody
    )
    shuffled = chance.sample(crowd, len(crowd))
    assert people_for(place, shuffled, shown=shown) == everybody[:shown]


@given(crowds, places)
def test_both_directions_say_the_same(crowd: list[Seeker], place: Place) -> None:
    by_person = matches(crowd, [place])
    assert {one.seeker_id: (one,) for one in people_for(place, crowd, shown=100)} == by_person


@given(seekers, places, some.sampled_from(("licence", "odd_hours", "extent", "can_begin_on", "seeks", "speaks")))
def test_what_is_not_known_never_weighs_more_than_what_is_missing(seeker: Seeker, place: Place, name: str) -> None:
    unknown = replace(seeker, **{name: {} if name == "speaks" else None})
    known, asked = only(seeker, place), only(unknown, place)
    about = {one.aspect for one in asked.reasons if one.fit is Fit.ASK}
    lost = {one.aspect: one for one in known.reasons if one.aspect in about and one.fit is Fit.NOT_MET}
    kept = sum(one.points for one in known.reasons if one.aspect in about and one.fit is Fit.MET)
    assert asked.points == known.points - kept - sum(one.points for one in lost.values())
    assert asked.points >= known.points - kept


@given(seekers, places, levels, levels)
def test_more_swedish_never_weighs_less(seeker: Seeker, place: Place, one: LanguageLevel, other: LanguageLevel) -> None:
    order = list(LanguageLevel)
    lower, higher = sorted((one, other), key=order.index)
    points = [only(replace(seeker, speaks={"sv": level}), place).points for level in (lower, higher)]
    assert points[0] <= points[1]


@given(seekers, seekers, places)
def test_two_of_whom_the_same_is_known_about_work_get_the_same(one: Seeker, other: Seeker, place: Place) -> None:
    alike = replace(one, seeker_id=other.seeker_id)
    assert only(one, place).reasons == only(alike, place).reasons


# The definitions.

WHOLE = "\n".join(
    f'[[weight]]\ncode = "{one.value}"\nwhy = "Because."\n'
    + ("same = 3\nnear = 2\nfield = 1\n" if one in OCCUPATIONAL else "met = 1\nmissed = -2\n")
    + ("near = -1\n" if one is Aspect.SWEDISH else "")
    for one in Aspect
)


def test_a_municipality_may_decide_on_other_weights() -> None:
    own = read_weights(WHOLE)
    assert not any(one.to_confirm for one in own.values())
    assert (own[Aspect.WORKED].most, own[Aspect.START].least) == (3, -2)
    assert places_for(AMINA, [KITCHEN], by=own)[0].points == 3 + 1


@pytest.mark.parametrize(
    ("changed", "into", "problem"),
    [
        ('code = "worked"', 'code = "country"', "unknown code 'country'"),
        ('code = "start"', 'code = "worked"', "code 'worked' stands twice"),
        ("same = 3", "same = 1", "what fits better gives no fewer points"),
        ("missed = -2", "missed = 2", "what is not known (0) lies between"),
        ("near = -1", "near = -3", "what is not known (0) lies between"),
        ("met = 1", "met = 1.5", "points are whole numbers"),
        ("met = 1", "met = 500", "points are whole numbers"),
        ("missed = -2\n", "", "its points are met, missed"),
        ('why = "Because."', 'why = ""', "why is missing"),
        ('why = "Because."', 'why = "Because."\nstatus = "sure"', "status is to_confirm"),
        ('why = "Because."', 'why = "Because."\nage = 3', "unknown key 'age'"),
    ],
)
def test_weights_that_would_be_unfair_or_unreadable_are_refused(changed: str, into: str, problem: str) -> None:
    with pytest.raises(InvalidDefinitions) as refused:
        read_weights(WHOLE.replace(changed, into, 1))
    assert problem in str(refused.value)


def test_a_reason_without_weight_is_missed() -> None:
    with pytest.raises(InvalidDefinitions, match="start has no weight"):
        read_weights(WHOLE[: WHOLE.rindex("[[weight]]")])
