"""What text may enter, and what is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.i18n.text_safety import MESSAGES, UnsafeText, clean, plain

any_text = st.text(st.characters(exclude_categories=()), max_size=60)


def reason(text, *, multiline=False):
    with pytest.raises(UnsafeText) as caught:
        clean(text, multiline=multiline)
    assert caught.value.message == MESSAGES[caught.value.reason]
    return caught.value.reason


@pytest.mark.parametrize("multiline", [False, True])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b", "nul"),
        ("a\x07b", "control"),
        ("\x1ca", "control"),
        ("a\x85", "control"),
        ("a\x7fb", "control"),
        ("a\x9fb", "control"),
        ("a\u202ab", "bidi_override"),
        ("a\u202egnp.exe", "bidi_override"),
        ("a\u202cb", "bidi_override"),
        ("a\u2066b", "unclosed_isolate"),
        ("a\u2069b\u2066", "unclosed_isolate"),
        ("\u2067a\u2068b\u2069", "unclosed_isolate"),
        ("a\ud800b", "surrogate"),
    ],
)
def test_harmful_characters_are_refused_with_their_reason(text, expected, multiline):
    assert reason(text, multiline=multiline) == expected


@pytest.mark.parametrize(
    "text",
    ["علی\u200cرضا", "👩\u200d👧", "\u2068محمد\u2069 Ek", "ተስፋይ", "a\u200eb", "Олена", "O'Connor", "=1+1", "", "สวัสดี"],
)
def test_peoples_own_words_are_kept(text):
    assert clean(text) == text


def test_text_is_composed_and_stripped():
    assert clean(" \tA\u030asa\u00a0\n") == "Åsa"


def test_line_breaks_stay_only_where_lines_are_meant():
    assert clean("a\r\nb\rc\td\n", multiline=True) == "a\nb\nc\td"
    assert reason("a\nb") == reason("a\tb") == reason("a\u2028b") == "control"


def test_an_isolate_ends_with_its_line():
    assert reason("\u2067a\nb\u2069", multiline=True) == "unclosed_isolate"


@given(any_text, st.booleans())
def test_clean_text_is_clean_for_ever(text, multiline):
    try:
        cleaned = clean(text, multiline=multiline)
    except UnsafeText:
        return
    assert clean(cleaned, multiline=multiline) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert cleaned.encode().decode() == cleaned
    kept = set("\n\t") if multiline else set()
    assert not [letter for letter in cleaned if unicodedata.category(letter) == "Cc" and letter not in kept]
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2028\u2029")
    assert cleaned.count("\u2069") == sum(map(cleaned.count, "\u2066\u2067\u2068"))


@pytest.mark.parametrize(
    ("text", "typed"),
    [("٢٢/١١", "22/11"), ("070–174", "070-174"), (" 1\u00a0000 ", "1 000"), ("\u200f1\u200c2", "12"), ("＋46", "+46")],
)
def test_plain_text_is_what_a_swedish_keyboard_would_give(text, typed):
    assert plain(text) == typed


@given(any_text)
def test_plain_text_is_plain_for_ever(text):
    assert plain(plain(text)) == plain(text)
