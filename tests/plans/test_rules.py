"""The library of sentences, and the order of versions and goals."""

from dataclasses import dataclass
from datetime import date

import pytest

from reception.cases.terms import Owner, Phase
from reception.plans.rules import versions
from reception.plans.rules.library import Kind, library, read_library, sentence
from reception.plans.terms import PlanState
from reception.reckoning.definitions import InvalidDefinitions

GOOD = '[[sentence]]\ncode = "a"\nkind = "goal"\nphase = "work"\ntext = "I have a job."\n'


@pytest.mark.parametrize("code", list(library().sentences))
def test_every_sentence_is_whole_short_and_in_the_persons_own_voice(code):
    found = sentence(code)
    assert found is not None
    assert found.code == code == code.lower()
    assert found.text.endswith(".")
    assert len(found.text.split()) <= 16, found.text
    assert {"I", "me", "my", "My", "us", "we", "We"} & set(found.text.replace(",", "").split()), found.text
    assert (found.owner is None) == (found.kind is Kind.GOAL)


def test_every_phase_has_goals_and_actions():
    for kind in Kind:
        assert {one.phase for one in library().offered(kind)} == set(Phase)


def test_the_phase_that_is_asked_for_comes_first():
    phases = [one.phase for one in library().offered(Kind.ACTION, first=Phase.WORK)]
    assert list(dict.fromkeys(phases)) == [Phase.WORK, Phase.RECEPTION, Phase.EDUCATION, Phase.INCLUSION]


def test_a_retired_sentence_is_not_offered_and_still_shows():
    read = read_library(GOOD + "retired = true\n" + GOOD.replace('"a"', '"b"').replace("a job", "work"))
    assert [one.code for one in read.offered(Kind.GOAL)] == ["b"]
    assert [one.code for one in read.offered(Kind.GOAL, also="a")] == ["a", "b"]
    assert read.sentence("a").text == "I have a job."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "there is no sentence"),
        ("code =", "this is not TOML"),
        ("sentence = 3", "a sentence is a table"),
        (GOOD + GOOD.replace("a job", "work"), "code 'a' stands twice"),
        (GOOD + GOOD.replace('"a"', '"b"'), "text 'I have a job.' stands twice"),
        (GOOD.replace('"work"', '"play"'), "sentence 1 (a): unknown phase 'play'"),
        (GOOD.replace('"goal"', '"wish"'), "sentence 1 (a): unknown kind 'wish'"),
        (GOOD + 'owner = "newcomer"\n', "a goal has no owner"),
        (GOOD.replace('"goal"', '"action"'), "an action needs an owner"),
        (GOOD.replace('"goal"', '"action"') + 'owner = "king"\n', "unknown owner 'king'"),
        (GOOD.replace('text = "I have a job."', ""), "text is missing"),
        (GOOD + 'tone = "soft"\n', "unknown key 'tone'"),
        (GOOD + "retired = 1\n", "retired is true or false"),
        (GOOD + "[other]\n", "unknown table 'other'"),
    ],
)
def test_a_library_with_a_fault_is_refused_and_says_which(text, problem):
    with pytest.raises(InvalidDefinitions) as refused:
        read_library(text)
    assert problem in str(refused.value)


def test_every_owner_of_a_sentence_is_one_of_ours():
    assert {one.owner for one in library().sentences.values()} <= {None, *Owner}


@dataclass(frozen=True)
class Version:
    """As much of a plan as the rules ask for."""

    id: int
    state: PlanState
    agreed_on: date | None


@dataclass(frozen=True)
class Placed:
    """As much of a goal as the rules ask for."""

    id: int
    phase: Phase
    position: int


FIRST = Version(7, PlanState.REPLACED, date(2026, 1, 2))
SECOND = Version(3, PlanState.AGREED, date(2026, 2, 3))
DRAFT = Version(2, PlanState.DRAFT, None)


def test_versions_are_numbered_by_the_day_they_were_agreed_on_and_a_draft_is_last():
    assert versions.numbers([DRAFT, SECOND, FIRST]) == {7: 1, 3: 2, 2: 3}
    assert versions.agreed([DRAFT, SECOND, FIRST]) is SECOND
    assert versions.draft([FIRST, DRAFT]) is DRAFT


def test_of_two_that_stand_after_a_merge_the_later_one_counts():
    other = Version(9, PlanState.AGREED, date(2026, 1, 20))
    assert versions.agreed([SECOND, other]) is SECOND


def test_a_goal_moves_within_its_phase_alone():
    one, two, other = Placed(1, Phase.WORK, 0), Placed(2, Phase.WORK, 0), Placed(3, Phase.INCLUSION, 1)
    goals = [other, two, one]
    assert versions.by_phase(goals) == [(Phase.WORK, [one, two]), (Phase.INCLUSION, [other])]
    assert versions.moved(goals, one, 1) == [two, one, other]
    assert versions.moved(goals, one, -1) == [one, two, other]
    assert versions.moved(goals, two, 1) == [one, two, other]
