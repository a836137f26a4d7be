"""The numbers and the birth of a row: what stands in their columns, and what the one says of the other."""

import re
from datetime import date

from reception.i18n.dates import UnreadableDate
from reception.i18n.text_safety import plain
from reception.imports.rules import cells, messages
from reception.imports.rules.records import Birth
from reception.imports.rules.row_reader import RowReader
from reception.people.rules import numbers
from reception.people.rules.numbers import InvalidNumber, Number
from reception.people.terms import NumberKind

# "19880119-", "880119-XXXX", "19880119-????": a number whose last digits nobody knows yet.
INCOMPLETE = re.compile(r"(\d{8}|\d{6})(?:-|\s*-?\s*[xX?*_.-]{2,4})")
EARLIEST = date(1900, 1, 1)
EIGHT_DIGITS = re.compile(r"\d{8}")

Numbers = tuple[Number | None, str | None, Birth | None]


def read(row: RowReader) -> Numbers:
    """The personal number, the dossier number and the birth; either column may hold a dossier number."""
    dossier = _dossier(row)
    written = row.birth("born")
    if begun := _incomplete(row):
        row.remark("number", messages.INCOMPLETE_NUMBER)
        return None, dossier, _birth(row, None, written or begun)
    number = _number(row)
    if number and number.kind is NumberKind.DOSSIER:
        return None, dossier or _dossier_in_place(row, number), _birth(row, None, written)
    return number, dossier, _birth(row, number, written)


def _incomplete(row: RowReader) -> Birth | None:
    """The birth that a number begins with, when that is all there is of the number."""
    match = INCOMPLETE.fullmatch(plain(row.text("number") or ""))
    if match is None:
        return None
    try:
        birth = cells.birth_of(match[1], today=row.today)
    except UnreadableDate:
        return None
    return birth if birth and birth.on <= row.today else None


def _number(row: RowReader) -> Number | None:
    written = row.text("number")
    if written is None:
        return None
    try:
        # A float has lost its zeros; of 8 digits in text only the text itself tells that they are a dossier number.
        cell = cells.long_number(row.cell("number"))
        restored = numbers.restore_leading_zeros(cell if isinstance(cell, (float, str)) else written)
        return numbers.parse(restored, today=row.today)
    except cells.LostDigits:
        row.fault("number", messages.LOST_DIGITS)
    except InvalidNumber as invalid:
        if _could_be_birth(row):
            row.remark("number", messages.DATE_OR_DOSSIER)
        else:
            row.fault("number", invalid.message)
    return None


def _dossier_in_place(row: RowReader, number: Number) -> str | None:
    """A dossier number in the column of personal numbers, where many write a date of birth: both have 8 digits."""
    if not _could_be_birth(row):
        return number.value
    row.remark("number", messages.DATE_OR_DOSSIER)
    return None


def _could_be_birth(row: RowReader) -> bool:
    written = plain(row.text("number") or "")
    try:
        return bool(EIGHT_DIGITS.fullmatch(written)) and EARLIEST <= date.fromisoformat(written) <= row.today
    except ValueError:
        return False


def _dossier(row: RowReader) -> str | None:
    written = row.text("dossier", cells.dossier_of)
    if written is None:
        return None
    try:
        number = numbers.parse(written, today=row.today)
    except InvalidNumber:
        number = None
    if number and number.kind is NumberKind.DOSSIER:
        return number.value
    row.remark("dossier", messages.NOT_A_DOSSIER)
    return None


def _birth(row: RowReader, number: Number | None, written: Birth | None) -> Birth | None:
    """The list's own birth date, made exact by the number where both agree; they need not, and then the list counts."""
    said = number.birth_on if number else None
    if written and written.on > row.today:
        row.fault("born", messages.BIRTH_AHEAD)
    if said and (written is None or _is_within(said, written)):
        return Birth(said, "day")
    return written


def _is_within(day: date, birth: Birth) -> bool:
    if birth.precision == "year":
        return day.year == birth.on.year
    return birth.precision == "month" and (day.year, day.month) == (birth.on.year, birth.on.month)
