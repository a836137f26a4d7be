"""What a text in the search box means, and the short numbers it may hold."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.people.rules.lookup import Reading, holds_long_number, phone_key, phone_parts, understand
from reception.web import short_number

TODAY = date(2026, 11, 22)


def made(seed):
    return short_number.make(random.Random(seed))


CASE = made(1)


def readings(text):
    return [(reading.kind, reading.value) for reading in understand(text, today=TODAY).readings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  ", [("empty", "")]),
        ("?!", [("refused", "")]),
        ("a\u202eb", [("refused", "")]),
        ("a" * 201, [("refused", "")]),
        ("Fatemeh", [("name", "Fatemeh")]),
        ("محمد", [("name", "محمد")]),
        ("Storgatan 12", [("name", "Storgatan 12")]),
        (CASE, [("case_number", CASE)]),
        (CASE.lower().replace("-", " "), [("case_number", CASE)]),
        ("1990", [("birth_year", "1990"), ("last_four", "1990")]),
        ("9808", [("last_four", "9808")]),
        ("-9808", [("last_four", "9808")]),
        ("1990-05", [("birth_month", "1990-05"), ("phone_part", "199005")]),
        ("3 maj 1990", [("birth_date", "1990-05-03")]),
        ("3/5 1990", [("birth_date", "1990-05-03")]),
        ("1990-05-03", [("birth_date", "1990-05-03"), ("dossier", "19900503"), ("phone_part", "19900503")][:1]),
        ("730918-9814", [("number", "197309189814")]),
        ("7309189814", [("number", "197309189814")]),
        ("19730918 9814", [("number", "197309189814")]),
        ("29-394984", [("dossier", "29394984"), ("phone_part", "29394984")]),
        ("29-394984/1", [("dossier", "29394984/1"), ("phone_part", "293949841")]),
        ("20010115-T23A", [("other_number", "20010115T23A")]),
        ("070-1740693", [("phone", "+46701740693")]),
        ("+46 70 174 06 93", [("phone", "+46701740693")]),
        ("0046 (0)70 174 06 93", [("phone", "+46701740693")]),
        ("+380 50 123 45 67", [("phone", "+380501234567")]),
        ("Amina@Mail.example", [("email", "amina@mail.example")]),
    ],
)
def test_a_text_is_read_as_what_it_most_likely_is(text, expected):
    found = readings(text)
    assert found[: len(expected)] == expected


def test_parts_of_a_telephone_number_are_found_however_they_are_written():
    stored = phone_key("070-174 06 93")
    assert stored == phone_key("+46701740693") == phone_key("0046 70 174 06 93") == "+46701740693"
    for part in ("070 174", "070174", "+46 70 174", "0046 70174", "17406", "0693", "+46 (0)70 174"):
        assert any(digits in stored for digits in phone_parts(part)), part
    assert understand("070 174", today=TODAY).values("phone_part") == ("4670174", "070174")


def test_a_telephone_number_that_is_none_keeps_its_digits():
    assert phone_key("070 174") == "070174"
    assert phone_key("12") == "12"
    assert phone_key("systers") is None


def test_a_year_beside_a_name_narrows_it():
    lookup = understand("Amina Yusuf, 1990", today=TODAY)
    assert (lookup.kind, lookup.value, lookup.birth_year) == ("name", "Amina Yusuf", 1990)
    assert understand("Amina 2090", today=TODAY).birth_year is None


def test_a_wrong_personal_number_says_why():
    assert understand("210622-9811", today=TODAY).problem == "check_digit"
    assert understand("850230-9803", today=TODAY).problem == "impossible_date"
    assert understand("070-1740693", today=TODAY).problem is None
    assert understand("Amina", today=TODAY).problem is None


def test_six_letters_are_a_name_before_they_are_a_case_number():
    letters = (a + b + "LIOA" for a in short_number.ALPHABET[10:] for b in short_number.ALPHABET[10:])
    text = next(text for text in letters if short_number.normalise(text))
    assert [kind for kind, _ in readings(text)] == ["name", "case_number"]


@given(st.one_of(st.text(max_size=60), st.text("abcABC0123456789+/. -", max_size=20)))
def test_a_text_with_six_digits_is_never_a_name(text):
    lookup = understand(text, today=TODAY)
    assert lookup.readings
    if holds_long_number(text):
        assert lookup.kind != "name"
        assert Reading("name", text) not in lookup.readings


@pytest.mark.parametrize(
    ("text", "holds"),
    [("12345", False), ("123 456", True), ("a1b2c3d4e5f6", True), ("١٢٣٤٥٦", True), ("Amina 1990", False), ("", False)],
)
def test_six_digits_in_any_script_are_a_long_number(text, holds):
    assert holds_long_number(text) is holds


@given(st.integers())
def test_short_numbers_are_read_as_they_are_said(seed):
    number = made(seed)
    assert short_number.normalise(number) == number
    assert short_number.normalise(f" {number.lower().replace('-', '')} ") == number
    assert short_number.normalise(number.replace("0", "o").replace("1", "l")) == number
    assert not holds_long_number(number)


@given(st.integers(), st.sampled_from([0, 1, 2, 3, 5, 6]), st.sampled_from(short_number.ALPHABET))
def test_one_wrong_character_is_noticed(seed, place, character):
    number = made(seed)
    changed = number[:place] + character + number[place + 1 :]
    assert (short_number.normalise(changed) == number) == (changed == number)
    if changed != number:
        assert short_number.normalise(changed) is None


@pytest.mark.parametrize("text", ["", "7K3M", "7K3M-Q", "7K3M-Q90", "7U3M-Q9", "123456", "ABCD-EF", "7K3M-Ö9"])
def test_other_texts_are_no_short_numbers(text):
    assert short_number.normalise(text) is None
