"""What a text in the search box may mean: one field understands names, numbers, telephones and birth dates. Pure.

Source: ui.md section 1.2 row 1. A text may have several readings ("1990" is a year and the last four digits of a
number); a text with six digits or more is never a name.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import phonenumbers

from reception.i18n.dates import UnreadableDate, read_partial_date
from reception.i18n.text_safety import UnsafeText, clean, plain
from reception.people.rules.numbers import InvalidNumber, compact, parse
from reception.people.terms import NumberKind
from reception.web import short_number

LookupKind = Literal[
    "empty",  # nothing was written
    "refused",  # unsafe, too long, or nothing that can be searched
    "case_number",  # a short number of a person or case: 7K3M-Q9
    "number",  # a personnummer or samordningsnummer: 12 digits
    "dossier",  # 8 digits, perhaps /n
    "other_number",  # six digits or more of another kind: letters and digits in upper case
    "last_four",  # the last four digits of a number
    "phone",  # a whole number: E.164
    "phone_part",  # digits to be found anywhere in an E.164 number
    "birth_date",  # YYYY-MM-DD
    "birth_month",  # YYYY-MM
    "birth_year",  # YYYY
    "email",  # case folded
    "name",  # as written, NFC
]

_LONGEST: Final = 200
_LONG_NUMBER: Final = 6
_SHORTEST_PHONE_PART: Final = 5
_DIGIT: Final = re.compile(r"\d")
_ONLY_PHONE_SIGNS: Final = re.compile(r"\+?[\d ()./-]+")
_LAST_FOUR: Final = re.compile(r"-?(\d{4})")
_HOLDS_YEAR: Final = re.compile(r"\d{4}|(?:\d\D*){5}")
_NAME_AND_YEAR: Final = re.compile(r"(?P<name>.*[^\W\d].*?)[\s,(]+(?P<year>\d{4})\)?")
_COUNTRY_CODE: Final = "46"
_WHOLE_PHONE: Final = len("+46701740600")


@dataclass(frozen=True)
class Reading:
    """One thing that a text may mean; the shape of `value` stands beside each `LookupKind`."""

    kind: LookupKind
    value: str


@dataclass(frozen=True)
class Lookup:
    """All `readings` of a text, the likeliest first; never none.

    `birth_year` narrows a name ("Amina 1990"). `problem` tells why a text that looks like a personal number is not one:
    a key of `rules.numbers.MESSAGES`.
    """

    readings: tuple[Reading, ...]
    birth_year: int | None = None
    problem: str | None = None

    @property
    def kind(self) -> LookupKind:
        """The kind of the likeliest reading."""
        return self.readings[0].kind

    @property
    def value(self) -> str:
        """The value of the likeliest reading."""
        return self.readings[0].value

    def values(self, kind: LookupKind) -> tuple[str, ...]:
        """What the text is if it is of this `kind`; empty if it cannot be."""
        return tuple(reading.value for reading in self.readings if reading.kind == kind)


def understand(text: str, *, today: date) -> Lookup:
    """What `text` may mean. Never raises; what cannot be searched is of the kind "refused"."""
    try:
        written = clean(text)
    except UnsafeText:
        return _single("refused")
    if not written:
        return _single("empty")
    if len(written) > _LONGEST or not any(map(str.isalnum, written)):
        return _single("refused")
    return _understood(written, today)


def holds_long_number(text: str) -> bool:
    """Whether `text` holds six digits or more in all, in any script: too much like a personal number for a URL."""
    return len(_digits(text)) >= _LONG_NUMBER


def phone_key(text: str) -> str | None:
    """`text` as E.164 ("+46701740693"), read as Swedish without a country code; else its digits; None without any."""
    return _whole_phone(text) or _digits(text) or None


def phone_parts(text: str) -> tuple[str, ...]:
    """Digits to look for inside E.164 numbers; `070`, `+4670` and `004670` are alike. Empty without any digit.

    A leading zero gives two: it may be the first of the number or stand in its middle.
    """
    digits = _digits(text)
    if digits.startswith("00"):
        return (digits[2:],) if digits[2:] else ()
    if digits.startswith("0") and not plain(text).startswith("+"):
        return _COUNTRY_CODE + digits[1:], digits
    # The zero in brackets of +46 (0)70 belongs to no number.
    national = re.sub(rf"^{_COUNTRY_CODE}0", _COUNTRY_CODE, digits) if plain(text).startswith("+") else digits
    return (national,) if national else ()


def _single(kind: LookupKind) -> Lookup:
    return Lookup((Reading(kind, ""),))


def _understood(written: str, today: date) -> Lookup:
    number, problem = _number(written, today)
    found = number or [reading for reader in _READERS for reading in reader(written, today)]
    if holds_long_number(written) and not _is_of(found, *_EXPLAIN_LONG_NUMBERS):
        found.append(Reading("other_number", compact(written)))
    case_number = list(_case_number(written))
    # Six letters may spell a case number by chance; then the name is likelier.
    is_case_number = bool(case_number and _digits(written))
    name, birth_year = (None, None) if found or is_case_number else _name(written, today)
    found += [Reading("name", name)] if name else []
    found = [*case_number, *found] if is_case_number else [*found, *case_number]
    if _is_of(found, "phone", "birth_date"):
        problem = None
    return Lookup(tuple(dict.fromkeys(found)) or (Reading("refused", ""),), birth_year, problem)


_EXPLAIN_LONG_NUMBERS: Final[tuple[LookupKind, ...]] = ("number", "dossier", "phone", "birth_date", "birth_month")


def _is_of(readings: Iterable[Reading], *kinds: LookupKind) -> bool:
    return any(reading.kind in kinds for reading in readings)


def _digits(text: str) -> str:
    return "".join(_DIGIT.findall(plain(text)))


def _case_number(written: str) -> Iterator[Reading]:
    if value := short_number.normalise(written):
        yield Reading("case_number", value)


def _number(written: str, today: date) -> tuple[list[Reading], str | None]:
    try:
        number = parse(written, today=today)
    except InvalidNumber as invalid:
        return [], None if invalid.reason == "format" else invalid.reason
    return [] if number.kind is NumberKind.DOSSIER else [Reading("number", number.value)], None


def _birth(written: str, today: date) -> Iterator[Reading]:
    typed = plain(written)
    # "-9808" is the end of a number here, not a day in the past.
    if typed.startswith(("+", "-")) or not _HOLDS_YEAR.search(typed):
        return
    try:
        born_on, precision = read_partial_date(written, today=today, looks="back")
    except UnreadableDate:
        return
    if born_on > today:
        return
    if precision == "year":
        yield Reading("birth_year", f"{born_on:%Y}")
    elif precision == "month":
        yield Reading("birth_month", f"{born_on:%Y-%m}")
    else:
        yield Reading("birth_date", born_on.isoformat())


def _dossier(written: str, today: date) -> Iterator[Reading]:
    try:
        number = parse(written, today=today)
    except InvalidNumber:
        return
    if number.kind is NumberKind.DOSSIER:
        yield Reading("dossier", number.value)


def _last_four(written: str, today: date) -> Iterator[Reading]:  # noqa: ARG001 - all readers are called alike
    if match := _LAST_FOUR.fullmatch(plain(written)):
        yield Reading("last_four", match[1])


def _phone(written: str, today: date) -> Iterator[Reading]:  # noqa: ARG001
    typed = plain(written)
    if not _ONLY_PHONE_SIGNS.fullmatch(typed) or len(_digits(typed)) < _SHORTEST_PHONE_PART:
        return
    whole = _whole_phone(typed) if typed.startswith(("+", "0")) else None
    if whole:
        yield Reading("phone", whole)
    # A beginning long enough for some small town's whole number is still a beginning.
    if not whole or len(whole) < _WHOLE_PHONE:
        yield from (Reading("phone_part", part) for part in phone_parts(typed))


def _email(written: str, today: date) -> Iterator[Reading]:  # noqa: ARG001
    if "@" in written.strip("@"):
        yield Reading("email", written.casefold())


_READERS: Final[tuple[Callable[[str, date], Iterator[Reading]], ...]] = (_birth, _dossier, _last_four, _phone, _email)


def _name(written: str, today: date) -> tuple[str | None, int | None]:
    if holds_long_number(written) or not any(map(str.isalpha, written)):
        return None, None
    match = _NAME_AND_YEAR.fullmatch(written)
    if match and 1900 <= int(match["year"]) <= today.year:
        return match["name"], int(match["year"])
    return written, None


def _whole_phone(text: str) -> str | None:
    try:
        number = phonenumbers.parse(plain(text), "SE")
    except phonenumbers.NumberParseException:
        return None
    # "Possible" counts digits only: numbers kept for fiction are not "valid", but they are numbers. A zero that is left
    # in front means that the text was too short for it to be an area code's.
    if not phonenumbers.is_possible_number(number):
        return None
    if number.italian_leading_zero and number.country_code == int(_COUNTRY_CODE):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
