"""The rules of the interview: its parts, its definitions, what can be so of a qualification, and what follows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.reckoning.definitions import InvalidDefinitions
from reception.skills.rules.interview import OPENING, interview, read_interview
from reception.skills.rules.interview_entries import check_ending, check_languages
from reception.skills.rules.parts import days_until, mapped_on, next_part, share
from reception.skills.rules.qualifications import Following, Years, check, following
from reception.skills.terms import Body, Part, PartState, QualificationKind

DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 23))
ENDED = st.dictionaries(st.sampled_from(Part), DAYS)
TODAY = date(2026, 11, 23)
EDUCATION, WORK = QualificationKind.EDUCATION, QualificationKind.WORK


@given(ENDED)
def test_the_share_is_whole_when_nothing_is_left_and_then_the_person_is_mapped(ended):
    done = share(ended)
    assert 0 <= done.done <= done.of == 7
    assert done.is_whole == (next_part(ended) is None) == (mapped_on(ended) is not None)


@given(ENDED)
def test_an_interview_goes_on_with_the_first_part_that_is_left(ended):
    left = next_part(ended)
    order = list(Part)
    before = order[: order.index(left)] if left else order
    assert left not in ended
    assert all(part in ended for part in before)


@given(ENDED, st.sampled_from(Part), DAYS)
def test_ending_a_part_never_leaves_more_and_the_last_first_day_maps(ended, part, day):
    more = {part: day, **ended}
    assert share(more).done == share(ended).done + (part not in ended)
    if share(more).is_whole:
        assert mapped_on(more) == max(more.values())


@given(DAYS, DAYS)
def test_the_days_from_reception_are_never_negative(mapped, received):
    days = days_until(mapped, received)
    assert days is None if received > mapped else days == (mapped - received).days
    assert days_until(mapped, None) is None


def test_each_part_begins_with_one_question_and_every_question_says_why():
    for part in Part:
        assert interview().opening(part).answers == OPENING
    for question in interview().all.values():
        assert question.text.endswith("?")
        assert question.why
    codes = [code for part in Part for code in interview().codes(part)]
    assert len(codes) == len(set(codes))


def test_of_health_nothing_is_asked_but_yes_or_no():
    asked = interview().all["adaptation"]
    assert not asked.note
    assert asked.words_code is None
    assert [one.code for one in asked.choices] == ["yes", "no"]


CHOICES = '[[choice]]\nset = "yes-no"\ncode = "yes"\ntext = "Yes"\n'


def table(code, part, answers, more=""):
    told = {"code": code, "part": part, "label": code, "text": f"{code}?", "why": "x", "answers": answers}
    return "[[question]]\n" + "".join(f'{key} = "{value}"\n' for key, value in told.items()) + more


OPENINGS = "".join(table(f"open{number}", part.value, "opening") for number, part in enumerate(Part))
GONE = table("gone", "wishes", "yes-no", "retired = true\n")


def test_a_question_that_is_asked_no_more_stays_readable():
    read = read_interview(OPENINGS + GONE, CHOICES)
    assert read.asked(Part.WISHES) == []
    assert [one.code for one in read.asked(Part.WISHES, {"gone"})] == ["gone"]
    (found,) = read.given(Part.WISHES, [("gone", "yes", None), ("gone_words", "Ord", None), ("other", "yes", None)])
    assert (found.choice.text, found.words) == ("Yes", "Ord")


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ('[[question]]\ncode = "Gone"\n', "small letters"),
        (GONE.replace('"yes-no"', '"maybe"'), "unknown answers 'maybe'"),
        (GONE.replace('"wishes"', '"dreams"'), "unknown part 'dreams'"),
        (GONE + "note = 1\n", "note is true or false"),
        (GONE + "colour = 1\n", "unknown key 'colour'"),
        (table("gone_words", "wishes", "yes-no"), "does not end in"),
        (GONE.replace('"yes-no"', '"opening"'), "has 2 openings"),
    ],
)
def test_a_definition_that_cannot_be_is_refused_with_what_is_wrong(more, problem):
    with pytest.raises(InvalidDefinitions, match=problem):
        read_interview(OPENINGS + more, CHOICES)


def test_a_choice_stands_once_in_its_set():
    with pytest.raises(InvalidDefinitions, match="twice"):
        read_interview(OPENINGS, CHOICES + CHOICES)


@given(st.lists(st.sampled_from(["so", "ar", "sv"]), max_size=6))
def test_each_language_that_stands_again_is_told_beside_its_row(tags):
    told = [one.about for one in check_languages(dict(enumerate(tags)))]
    assert told == [f"language_{number}" for number, tag in enumerate(tags) if tag in tags[:number]]


@pytest.mark.parametrize(
    ("state", "noted", "said"),
    [
        (PartState.NOTHING, True, ["something-noted"]),
        (PartState.NOTHING, False, []),
        (PartState.TALKED_THROUGH, False, ["nothing-noted"]),
        (PartState.TALKED_THROUGH, True, []),
        (PartState.DECLINED, True, []),
        (PartState.DECLINED, False, []),
    ],
)
def test_how_a_part_ends_fits_what_is_noted(state, noted, said):
    assert [one.code for one in check_ending(state, is_something_noted=noted)] == said


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (Years(2008, 2011, 36, born=1990), []),
        (Years(1994, born=1990), ["too-early"]),
        (Years(1995, born=1990), []),
        (Years(2027), ["ahead"]),
        (Years(2020, 2027), ["ahead"]),
        (Years(2020, 2019), ["last-before-first"]),
        (Years(2020, 2020, 12), []),
        (Years(2020, 2020, 13), ["months-too-many"]),
        (Years(2025, months=24), []),
        (Years(2025, months=25), ["months-too-many"]),
        (Years(2020, expires_on=date(2019, 12, 31)), ["expired-before-issued"]),
        (Years(2020, expires_on=TODAY - timedelta(days=1)), ["expired"]),
        (Years(2020, expires_on=TODAY), []),
        (Years(), []),
    ],
)
def test_what_cannot_be_so_of_years_is_told(years, said):
    assert [one.code for one in check(years, TODAY)] == said


YEAR = st.none() | st.integers(1900, 2100)


@given(YEAR, YEAR, st.none() | st.integers(0, 720), st.none() | st.dates(), YEAR)
def test_years_that_are_accepted_are_in_order(first, last, months, expires_on, born):
    years = Years(first, last, months, expires_on, born)
    if not any(one.stops for one in check(years, TODAY)):
        known = [year for year in (first, last, TODAY.year) if year is not None]
        assert known == sorted(known)
        assert born is None or all(year >= born + 5 for year in known[:-1])


@pytest.mark.parametrize(
    ("kind", "level", "country", "authority", "expected"),
    [
        (EDUCATION, "3", "SO", "", Following(uhr=True)),
        (EDUCATION, "536", "SY", "", Following(uhr=True)),
        (EDUCATION, "20", "SO", "", Following()),
        (EDUCATION, "3", "SE", "", Following()),
        (EDUCATION, "3", None, "", Following()),
        (EDUCATION, None, "SO", "", Following()),
        (WORK, "3", "SO", "", Following()),
        (WORK, None, "SO", "socialstyrelsen", Following(Body.SOCIALSTYRELSEN)),
        (WORK, None, "SO", "unheard-of", Following()),
    ],
)
def test_what_follows_from_a_qualification(kind, level, country, authority, expected):
    assert following(kind, level, country, authority) == expected
