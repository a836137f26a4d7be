"""Identity numbers, against a check-digit reckoner written here and nowhere else."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.people.rules.numbers import (
    MESSAGES,
    InvalidNumber,
    Number,
    compact,
    parse,
    restore_leading_zeros,
    shown,
)
from reception.people.terms import NumberKind

TODAY = date(2026, 11, 22)


def check_digit(nine: str) -> int:
    """The digit that makes the digit sum of 2, 1, 2, 1 … products end in zero: slow and plain on purpose."""
    products = "".join(str(int(digit) * weight) for digit, weight in zip(nine, [2, 1] * 5, strict=False))
    total = sum(int(digit) for digit in products)
    return next(last for last in range(10) if (total + last) % 10 == 0)


def spelt(born_on: date, serial: int, *, coordination: bool = False) -> str:
    """Twelve digits for a birth day and a serial number 1-999."""
    day = born_on.day + (60 if coordination else 0)
    nine = f"{born_on:%y%m}{day:02}{serial:03}"
    return f"{born_on.year // 100}{nine}{check_digit(nine)}"


def outcome(text: str) -> Number | str:
    """The number, or the reason why there is none."""
    try:
        return parse(text, today=TODAY)
    except InvalidNumber as invalid:
        return invalid.reason


def reason(text: str) -> str:
    with pytest.raises(InvalidNumber) as caught:
        parse(text, today=TODAY)
    assert caught.value.message == MESSAGES[caught.value.reason]
    return caught.value.reason


birth_days = st.dates(date(1890, 1, 1), TODAY)
serials = st.integers(1, 999)


@settings(max_examples=300)
@given(birth_days, serials, st.booleans(), st.sampled_from(["", "-", "+", " ", " - ", "–", "−"]))
def test_twelve_digits_are_read_whatever_stands_between(born_on, serial, coordination, sign):
    value = spelt(born_on, serial, coordination=coordination)
    number = parse(f" {value[:8]}{sign}{value[8:]} ", today=TODAY)
    assert number.value == value
    assert number.birth_on == born_on
    assert number.sex == ("man" if serial % 2 else "woman")
    assert (number.kind is NumberKind.SAMORDNINGSNUMMER) == coordination


@settings(max_examples=300)
@given(birth_days, serials)
def test_ten_digits_find_their_century(born_on, serial):
    value = spelt(born_on, serial)
    sign = "+" if born_on.year <= TODAY.year - 100 else "-"
    assert parse(f"{value[2:8]}{sign}{value[8:]}", today=TODAY).value == value


@settings(max_examples=300)
@given(st.sampled_from(["", "19", "20"]), birth_days, st.booleans(), st.integers(10, 9999))
def test_the_check_digit_agrees_with_another_reckoner(century, born_on, coordination, end):
    digits = f"{born_on:%y%m}{born_on.day + (60 if coordination else 0):02}{end:04}"
    fits = check_digit(digits[:9]) == int(digits[9])
    found = outcome(century + digits)
    if found not in {"format", "impossible_date"}:
        assert fits == (found != "check_digit")


@given(st.one_of(st.text(max_size=30), st.text("0123456789+-/ TA", min_size=5, max_size=14)))
def test_any_text_is_a_number_or_is_refused_with_a_reason(text):
    found = outcome(text)
    if isinstance(found, Number):
        assert outcome(shown(found.kind, found.value)) == found
    else:
        assert found in MESSAGES


@settings(max_examples=100)
@given(st.dates(date(2000, 1, 1), date(2009, 12, 31)), serials)
def test_zeros_that_a_spreadsheet_ate_come_back(born_on, serial):
    ten = spelt(born_on, serial)[2:]
    assert restore_leading_zeros(float(ten)) == ten
    assert restore_leading_zeros(int(ten)) == ten
    assert parse(restore_leading_zeros(float(ten)), today=TODAY).birth_on == born_on


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (10219811.0, "0010219811"),
        (8408129800.0, "8408129800"),
        (2009089802.0, "2009089802"),
        (902019801.0, "0902019801"),
        ("902019801", "0902019801"),
        ("902019801.0", "0902019801"),
        (202111039810.0, "202111039810"),
        ("200908-9802 ", "200908-9802"),
        ("29394984", "29394984"),
        ("29-394984", "29-394984"),
        ("", ""),
        (float("nan"), "nan"),
        (12.5, "12.5"),
    ],
)
def test_cells_become_text(cell, text):
    assert restore_leading_zeros(cell) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("730918-9814", "197309189814"),
        ("7309189814", "197309189814"),
        ("202203309816", "202203309816"),
        ("20211012-9810", "202110129810"),
        ("090576-9808", "200905769808"),
        ("902019801", "200902019801"),
        ("٧٣٠٩١٨-٩٨١٤", "197309189814"),
        ("\u200e730918\u00a0-\u00a09814", "197309189814"),
    ],
)
def test_the_spreadsheets_numbers_are_read(text, value):
    assert parse(text, today=TODAY).value == value


def test_a_coordination_number_tells_the_day_less_sixty():
    number = parse("780762-9808", today=TODAY)
    assert (number.kind, number.birth_on, number.sex) == (
        NumberKind.SAMORDNINGSNUMMER,
        date(1978, 7, 2),
        "woman",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("850230-9803", "impossible_date"),
        ("861301-9800", "impossible_date"),
        ("850292-9803", "impossible_date"),
        ("210622-9811", "check_digit"),
        ("20010115-T23A", "format"),
        ("", "format"),
        ("12345", "format"),
        ("730918-0004", "format"),
        ("17730918-9814", "format"),
        ("7309189814\n7309189814", "format"),
        ("30010101-9801", "format"),
    ],
)
def test_faults_are_told_apart(text, expected):
    assert reason(text) == expected


def test_a_day_to_come_is_refused_only_when_the_century_is_written():
    tomorrow = TODAY + timedelta(days=1)
    assert reason(spelt(tomorrow, 980)) == "future"
    assert parse(spelt(tomorrow, 980)[2:], today=TODAY).birth_on == date(1926, 11, 23)
    assert parse(spelt(TODAY, 980)[2:], today=TODAY).birth_on == TODAY


def test_a_plus_means_a_hundred_years_from_new_year_on():
    ten = spelt(date(1926, 12, 31), 980)[2:]
    assert parse(f"{ten[:6]}+{ten[6:]}", today=TODAY).birth_on == date(1926, 12, 31)
    ten = spelt(date(1918, 2, 3), 980)[2:]
    assert parse(f"{ten[:6]}+{ten[6:]}", today=TODAY).birth_on == date(1918, 2, 3)


@pytest.mark.parametrize(
    ("text", "value", "as_shown"),
    [
        ("29-394984", "29394984", "29-394984"),
        ("29394984", "29394984", "29-394984"),
        (" 29-394984 / 1 ", "29394984/1", "29-394984/1"),
        ("29–394984/12", "29394984/12", "29-394984/12"),
    ],
)
def test_a_dossier_number_keeps_its_serial(text, value, as_shown):
    number = parse(text, today=TODAY)
    assert (number.kind, number.value, number.birth_on, number.sex) == (NumberKind.DOSSIER, value, None, None)
    assert shown(number.kind, number.value) == as_shown


def test_numbers_are_shown_as_they_are_written():
    assert shown(NumberKind.PERSONNUMMER, "200101151234") == "20010115-1234"
    assert shown(NumberKind.SAMORDNINGSNUMMER, "200101751234") == "20010175-1234"
    assert shown(NumberKind.OTHER, "20010115-T23A") == "20010115-T23A"
    assert shown(NumberKind.PERSONNUMMER, "odd") == "odd"


def test_other_numbers_are_compared_without_signs_and_case():
    assert compact(" 20010115–t23a ") == "20010115T23A"
