"""The rules of building and asking a survey, whatever they are told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.reckoning.definitions import InvalidDefinitions
from reception.surveys.rules.askings import Candidate, due_reminders, placed, read_reminder_times, reminder_times
from reception.surveys.rules.bank import PART_OF, bank, read_bank
from reception.surveys.rules.questions import moved
from reception.surveys.rules.surveys import answered, in_order
from reception.surveys.rules.texts import Written, coverage, digest, wanted
from reception.surveys.terms import LeftOut, QuestionKind, TextState

TAGS = some.sampled_from(["sv", "en", "ar", "so", "ti", "fa-AF"])
OPTIONS = '[[option]]\nset = "yes-no"\ntext = "Yes"\n[[option]]\nset = "yes-no"\ntext = "No"\n'
ITEM = '[[item]]\ncode = "one"\nkind = "yes-no"\ntext = "Well?"\nsource = "Ours"\n'


def test_the_bank_holds_vasbys_definition_and_says_where_each_question_is_from() -> None:
    assert bank().all[PART_OF].kind is QuestionKind.AGREEMENT
    assert len(bank().all[PART_OF].options) == 5
    assert all(item.source for item in bank().all.values())
    assert {item.about for item in bank().usual} == {None, "sex", "age", "time-in-sweden"}


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        (ITEM.replace("yes-no", "free"), "unknown kind"),
        (ITEM.replace("yes-no", "choice"), "has 0 answers"),
        (ITEM.replace('"one"', '"One!"'), "small letters"),
        (ITEM.replace('source = "Ours"\n', ""), "source is missing"),
        (ITEM + ITEM, "one"),
        ("", "there is no question"),
    ],
)
def test_a_bank_that_is_wrong_is_refused(items: str, problem: str) -> None:
    with pytest.raises(InvalidDefinitions, match=problem):
        read_bank(items, OPTIONS)


def test_a_reminder_that_is_wrong_is_refused() -> None:
    for days in ("0", '"x"', "true", "999"):
        with pytest.raises(InvalidDefinitions):
            read_reminder_times(f'[[reminder]]\ncode = "a"\nsource = "b"\ndays = {days}\n')
    assert read_reminder_times("") == ()


@given(some.lists(TAGS))
def test_swedish_is_always_first_and_no_language_twice(tags: list[str]) -> None:
    found = in_order(tags)
    assert found[0] == "sv"
    assert len(set(found)) == len(found)
    assert set(tags) <= set(found)


@given(some.lists(some.integers(), min_size=1, unique=True), some.data(), some.sampled_from([-1, 1]))
def test_moving_changes_two_neighbours_at_most(ids: list[int], data: some.DataObject, by: int) -> None:
    one = data.draw(some.sampled_from(ids))
    order = moved(ids, one, by)
    assert sorted(order) == sorted(ids)
    assert sum(before != after for before, after in zip(ids, order, strict=True)) in {0, 2}
    if order != ids:
        assert moved(order, one, -by) == ids


@given(some.dictionaries(some.integers(1, 4), some.text(max_size=3)), some.dictionaries(some.integers(1, 4), TAGS))
def test_a_language_is_complete_only_when_it_says_all_of_todays_swedish(
    swedish_texts: dict[int, str], theirs_texts: dict[int, str]
) -> None:
    swedish = {(key, "question"): Written(text, TextState.REVIEWED) for key, text in swedish_texts.items()}
    theirs = {
        (key, "question"): Written(text, TextState.MACHINE, digest(swedish_texts.get(key, "")))
        for key, text in theirs_texts.items()
    }
    keys = list(wanted([(key, 0) for key in swedish_texts], swedish))
    found = coverage("ar", keys, theirs, swedish)
    assert found.is_complete == all(key in theirs for key in keys)
    assert coverage("ar", keys, theirs, {key: Written("other", TextState.REVIEWED) for key in keys}).missing == (
        found.missing
    )


@given(
    some.builds(
        Candidate, some.integers(), some.booleans(), some.booleans(), some.lists(TAGS).map(tuple), some.booleans(),
        some.booleans(), some.booleans(),
    ),
    some.lists(TAGS, min_size=1, unique=True),
)  # fmt: skip
def test_nobody_is_asked_who_is_protected_a_child_or_cannot_read_it(one: Candidate, languages: list[str]) -> None:
    where = placed(one, languages)
    if isinstance(where, LeftOut):
        return
    assert not one.is_protected
    assert one.is_adult
    assert one.has_way or one.has_pages
    assert where in languages
    assert where.partition("-")[0] in {tag.partition("-")[0] for tag in one.languages}


@given(some.dates(date(2026, 1, 1), date(2030, 1, 1)), some.integers(0, 400))
def test_a_reminder_is_due_from_its_day_for_as_long_as_grace_lasts(asked_on: date, days: int) -> None:
    (one,) = reminder_times()
    due = due_reminders(asked_on, asked_on + timedelta(days=days), (one,), 3)
    assert bool(due) == (one.days <= days < one.days + 3)


@given(some.dictionaries(TAGS, some.integers(0, 99)), some.dictionaries(TAGS, some.integers(0, 99)))
def test_no_more_answered_than_were_asked(asked: dict[str, int], unused: dict[str, int]) -> None:
    found = answered(asked, unused)
    assert found.keys() == asked.keys()
    assert all(0 <= found[tag] <= asked[tag] for tag in asked)
