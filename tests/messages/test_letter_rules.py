"""The rules of letters: placeholders, translations, who gets one in which language."""

from hypothesis import given
from hypothesis import strategies as st

from reception.messages.rules import languages, recipients, texts
from reception.messages.rules.letters import Content, Said, address_lines, as_json, read
from reception.messages.rules.recipients import Recipient
from reception.messages.terms import LeftOut, TextStanding, TextState

WORDS = st.text(max_size=40)
NAMES = st.sampled_from(sorted(texts.PLACEHOLDERS))
TAGS = st.lists(st.sampled_from(["sv", "en", "ar", "so", "ti", "fa-AF"]), unique=True).map(tuple)
PEOPLE = st.builds(Recipient, st.booleans(), st.booleans(), st.booleans(), st.booleans(), TAGS)


@given(WORDS, NAMES, WORDS)
def test_what_is_put_in_is_not_read_again(before: str, word: str, value: str) -> None:
    text = f"{before.replace('{', '').replace('}', '')}{{{word}}}"
    assert texts.filled(text, {word: value}).endswith(value)


@given(WORDS)
def test_any_text_is_checked_without_a_fault(text: str) -> None:
    list(texts.check_text(text, text))
    texts.check_translation((text, text), (text, text))


@given(st.text(alphabet="ab \n\r\t", max_size=60))
def test_paragraphs_hold_every_word_once_and_none_is_empty(body: str) -> None:
    found = texts.paragraphs(body)
    assert " ".join(found).split() == body.split()
    assert all(found)


def test_line_breaks_of_other_systems_change_no_digest() -> None:
    assert texts.digest("Kom", "a\r\n\r\nb") == texts.digest("Kom", "a\n\nb")
    assert texts.digest("Kom", "a\n\nb") != texts.digest("Kom", "a\n\nc")
    assert texts.digest("Kom a", "b") != texts.digest("Kom", "a b")


def test_a_translation_of_another_swedish_is_outdated_whatever_was_said_of_it() -> None:
    for state in TextState:
        assert texts.standing(state, "old", "new") is TextStanding.OUTDATED
        assert texts.standing(state, "same", "same").value == state.value


def test_figures_count_alike_in_every_script() -> None:
    assert texts.figures("Rum 12") == texts.figures("غرفة ١٢") == [12]


@given(PEOPLE, TAGS, st.booleans())
def test_nobody_who_must_not_be_written_to_is(one: Recipient, having: tuple[str, ...], swedish_alone: bool) -> None:
    found = recipients.placed(one, having, swedish_alone=swedish_alone)
    if found.left_out is None:
        assert one.is_open
        assert one.has_address
        assert not one.is_protected
        assert not one.is_child
        assert swedish_alone or found.language is None or found.language in having
    else:
        assert found.language is None


@given(PEOPLE, TAGS)
def test_with_swedish_alone_nobody_is_left_out_for_her_language(one: Recipient, having: tuple[str, ...]) -> None:
    assert recipients.placed(one, having, swedish_alone=True).left_out is not LeftOut.NO_TEXT


def test_the_strongest_language_that_the_letter_has_is_chosen() -> None:
    one = Recipient(languages=("ti", "ar", "so"))
    assert recipients.placed(one, ["so", "ar"], swedish_alone=False).language == "ar"


def test_who_reads_swedish_first_gets_swedish_alone() -> None:
    one = Recipient(languages=("sv", "ar"))
    assert recipients.placed(one, ["ar"], swedish_alone=False) == recipients.Placed(None)


def test_a_language_that_somebody_does_not_read_is_not_written_in() -> None:
    spoken = [("so", False), ("ar", True), ("ti", None)]
    assert languages.read_by_her("so", spoken) == ("ar", "ti")
    assert languages.read_by_her("en", spoken) == ("ar", "ti", "en")


@given(WORDS, st.lists(WORDS).map(tuple), st.none() | WORDS)
def test_a_letter_is_read_as_it_was_kept(subject: str, paragraphs: tuple[str, ...], note: str | None) -> None:
    content = Content(Said(subject, paragraphs), Said("x", ("y",)), (("När", "When", "2026-11-24"),), note, "7K3M-Q9/1")
    assert read(as_json(content)) == content


def test_an_address_stands_in_lines() -> None:
    assert address_lines("Amina Yusuf", "Storgatan 4, 541 30 Skövde", "Vårdnadshavare för") == (
        "Vårdnadshavare för", "Amina Yusuf", "Storgatan 4", "541 30 Skövde",
    )  # fmt: skip
