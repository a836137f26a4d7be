"""Vocabularies are searched: any word in Swedish or English, any code, and always in the same order."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.i18n.alphabet import sort_key
from reception.skills.rules.bundled import bundled
from reception.skills.rules.vocabulary import DEEPEST, Entry, Vocabulary
from reception.skills.terms import Scheme

LETTERS = string.ascii_letters + "åäöÅÄÖéüæø"
words = some.text(LETTERS, min_size=1, max_size=12)
phrases = some.lists(words, min_size=1, max_size=3).map(" ".join)
codes = some.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=6).filter(str.isalnum)


@some.composite
def vocabularies(draw):
    """Up to twelve entries, some of them above others."""
    chosen = draw(some.lists(codes, min_size=1, max_size=12, unique=True))
    return Vocabulary(
        "1",
        "",
        tuple(
            Entry(
                code,
                draw(phrases),
                draw(phrases),
                parent=draw(some.sampled_from(["", *chosen[:at]])),
                words=tuple(draw(some.lists(phrases, max_size=3))),
            )
            for at, code in enumerate(chosen)
        ),
    )


@given(some.data(), vocabularies())
def test_any_beginning_of_any_word_finds_every_entry_that_has_it(data, vocabulary):
    entry = data.draw(some.sampled_from(vocabulary.entries))
    text = data.draw(some.sampled_from([entry.code, entry.sv, entry.en, *entry.words]))
    word = data.draw(some.sampled_from(text.split()))
    beginning = word[: data.draw(some.integers(1, len(word)))]
    assert entry in vocabulary.found(beginning, most=len(vocabulary.entries))
    assert entry in vocabulary.found(beginning.upper(), most=len(vocabulary.entries))


@given(vocabularies(), phrases)
def test_what_is_found_has_every_word_that_was_asked_for(vocabulary, asked):
    for entry in vocabulary.found(asked):
        assert all(f" {part}" in entry.sought for part in sort_key(asked).split())


@given(vocabularies(), some.one_of(words, some.text(max_size=20)))
def test_the_order_is_always_the_same_and_a_shorter_list_is_its_beginning(vocabulary, asked):
    everything = vocabulary.found(asked, most=100)
    again = Vocabulary("2", "", tuple(reversed(vocabulary.entries))).found(asked, most=100)
    assert everything == again
    assert vocabulary.found(asked, most=3) == everything[:3]


@given(vocabularies(), phrases)
def test_who_is_named_exactly_so_is_found_before_the_others(vocabulary, asked):
    found = vocabulary.found(asked, most=100)
    exact = [sort_key(asked) in entry.folded for entry in found]
    assert exact == sorted(exact, reverse=True)


def test_a_name_is_that_of_the_lowest_of_a_branch_and_of_no_one_where_several_share_it():
    above, below = Entry("01", "Officerare", "Officers"), Entry("011", "Officerare", "Officers", parent="01")
    other = Entry("021", "Specialistofficerare", "Non-commissioned officers", words=("militär",))
    soldier = Entry("031", "Soldater", "Soldiers", words=("militär",))
    vocabulary = Vocabulary("1", "", (above, below, other, soldier))
    assert vocabulary.named("officerare") is below
    assert vocabulary.named("OFFICERS") is below
    assert vocabulary.named("militär") is None
    assert vocabulary.named("soldat") is None, "a beginning is no name"
    assert [entry.code for entry in vocabulary.found("militär")] == ["021", "031"]


def test_parents_that_lead_back_to_themselves_end():
    vocabulary = Vocabulary("1", "", (Entry("a", "A", "A", parent="b"), Entry("b", "A", "A", parent="a")))
    assert vocabulary.named("a") is None
    assert [entry.code for entry in vocabulary.found("a")] == ["a", "b"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("sjuksköterska", "2221"),
        ("sjukskoterska", "2221"),
        ("nurse", "2221"),
        ("Barnmorska", "2222"),
        ("midwives", "2222"),
        ("2222", "2222"),
        ("sömmerska", "7531"),
        ("seamstress", "7531"),
    ],
)
def test_the_occupations_of_the_program_are_found_by_what_people_say(asked, code):
    assert code in [entry.code for entry in bundled(Scheme.OCCUPATION).found(asked)]


def test_ten_thousand_entries_are_searched_without_folding_them_again():
    """No clock: what a second search costs is what Python calls, and that is counted."""
    entries = tuple(Entry(str(number), f"Yrke {number}", f"Occupation {number}") for number in range(10_000))
    vocabulary = Vocabulary("1", "", entries)
    vocabulary.found("yrke")
    folded = [entry.__dict__.get("folded") for entry in entries]
    vocabulary.found("occupation 77")
    assert all(entry.__dict__["folded"] is before for entry, before in zip(entries, folded, strict=True))


def test_a_chain_without_end_is_searched_as_quickly_as_any():
    entries = tuple(Entry(f"n{at}", "Yrke", "Work", parent=f"n{at - 1}" if at else "") for at in range(20_000))
    vocabulary = Vocabulary("1", "", entries)
    assert max(len(vocabulary.above(entry)) for entry in entries) == DEEPEST
    assert len(vocabulary.found("yrke")) == 10
