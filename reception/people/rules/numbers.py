"""Identity numbers: read in every form that people and spreadsheets write them, kept in one. Pure.

Source: domain.md section 1 (Skatteverket: personnummer; lag 2022:1697: samordningsnummer; Migrationsverket: dossier).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from personnummer import personnummer

from reception.i18n.markers import N_
from reception.i18n.text_safety import plain
from reception.people.terms import NumberKind

MESSAGES: Final = {
    "format": N_("This is not a personal identity number, a coordination number or a dossier number."),
    "impossible_date": N_("The number begins with a date that does not exist."),
    "check_digit": N_("The last digit does not fit the number. Check every digit."),
    "future": N_("The number belongs to a day that has not come yet."),
}

Sex = Literal["woman", "man"]

_PERSONAL: Final = re.compile(r"(?P<century>1[89]|20)?(?P<born>\d{6})(?P<sign>[-+]?)(?P<serial>\d{4})")
_DOSSIER: Final = re.compile(r"(\d{2})-?(\d{6})(/\d{1,2})?")
_NUMBER_AND_DECIMALS: Final = re.compile(r"(\d+)(?:[.,]0*)?")
_TEN_DIGITS: Final = 10
_COORDINATION_DAYS: Final = 60


class InvalidNumber(ValueError):
    """`reason` is one of the keys of `MESSAGES`; `message` is its text, to be translated when it is shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.message = MESSAGES[reason]


@dataclass(frozen=True)
class Number:
    """A number that may exist. `birth_on` and `sex` are what the number says, which need not be true of the person."""

    kind: NumberKind
    value: str
    birth_on: date | None = None
    sex: Sex | None = None


def parse(text: str, *, today: date) -> Number:
    """The number that `text` spells: 10 or 12 digits, or 9 from a spreadsheet; a dossier number has 8 digits.

    `value` is 12 digits, or for a dossier 8 digits with an optional `/n`. Raises `InvalidNumber`.
    Interim numbers (`20010115-T23A`) are refused as "format": they may be kept as `NumberKind.OTHER`.
    """
    typed = re.sub(r"\s*([-+/])\s*", r"\1", plain(text)).replace(" ", "")
    if dossier := _DOSSIER.fullmatch(typed):
        return Number(NumberKind.DOSSIER, "".join(part or "" for part in dossier.groups()))
    personal = _PERSONAL.fullmatch(_with_lost_zero(typed))
    if not personal or personal["serial"].startswith("000"):
        raise InvalidNumber("format")
    return _personal_number(personal, today)


def _with_lost_zero(typed: str) -> str:
    return typed.zfill(_TEN_DIGITS) if typed.isdecimal() and len(typed) == _TEN_DIGITS - 1 else typed


def _personal_number(match: re.Match[str], today: date) -> Number:
    born, serial = match["born"], match["serial"]
    year_of_century, month, day = int(born[:2]), int(born[2:4]), int(born[4:])
    coordination = day > _COORDINATION_DAYS
    if coordination:
        day -= _COORDINATION_DAYS
    year = (
        int(match["century"] + born[:2])
        if match["century"]
        else _year(year_of_century, month, day, centenarian=match["sign"] == "+", today=today)
    )
    birth_on = _existing(year, month, day)
    value = f"{year:04}{born[2:]}{serial}"
    # Twelve digits leave the package no century to guess, so its own clock does not matter here.
    if not personnummer.valid(value):
        raise InvalidNumber("check_digit")
    if birth_on > today:
        raise InvalidNumber("future")
    kind = NumberKind.SAMORDNINGSNUMMER if coordination else NumberKind.PERSONNUMMER
    return Number(kind, value, birth_on, "man" if int(serial[2]) % 2 else "woman")


def _year(year_of_century: int, month: int, day: int, *, centenarian: bool, today: date) -> int:
    # '-' becomes '+' on New Year's Day of the year one turns 100, whatever the birthday.
    latest = date(today.year - 100, 12, 31) if centenarian else today
    century = latest.year // 100 * 100
    year = century + year_of_century
    return year if (year, month, day) <= (latest.year, latest.month, latest.day) else year - 100


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidNumber("impossible_date") from None


def restore_leading_zeros(value: float | int | str) -> str:
    """The text of a cell in a column of personal numbers, with the zeros that a spreadsheet dropped put back.

    `8408129800.0` is "8408129800", `902019801.0` is "0902019801". Text that is no plain number is only stripped, and
    text of 8 digits stays, since that is a dossier number. Never raises.
    """
    typed = f"{value:.0f}" if isinstance(value, float) and value.is_integer() else plain(str(value))
    match = _NUMBER_AND_DECIMALS.fullmatch(typed)
    if not match or (isinstance(value, str) and _DOSSIER.fullmatch(typed)):
        return typed
    digits = match[1]
    # Only the year 00-09 and the month 01-09 can lose zeros: three at most.
    return digits.zfill(_TEN_DIGITS) if len(digits) >= _TEN_DIGITS - 3 else digits


def shown(kind: NumberKind, value: str) -> str:
    """The stored `value` as people write it: `20010115-1234`, `29-394984/1`. A value of another shape is unchanged."""
    if kind is NumberKind.DOSSIER and _DOSSIER.fullmatch(value):
        return f"{value[:2]}-{value[2:]}"
    if kind in {NumberKind.PERSONNUMMER, NumberKind.SAMORDNINGSNUMMER} and len(value) == 12:
        return f"{value[:8]}-{value[8:]}"
    return value


def compact(text: str) -> str:
    """Letters and digits of `text` in upper case: how numbers of other kinds are compared (`20010115T23A`)."""
    return "".join(character for character in plain(text).upper() if character.isalnum())
