"""National figures as files tell them: what each value becomes, or what is wrong with it. Pure.

A blank value is missing, with the publisher's word for why where it gives one; it is never nought.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from math import isnan
from typing import Any, Final

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.i18n.text_safety import legible, plain
from reception.indicators.terms import Gender

#: As the table holds.
FIRST_YEAR: Final = 1950
LAST_YEAR: Final = 2100
_MOST: Final = Decimal(10) ** 10
_PLACES: Final = Decimal("0.0001")
LONGEST_STATUS: Final = 50
#: So many problems are told one by one; so many letters of what was written are told again. Our own numbers.
SHOWN: Final = 50
_TOLD: Final = 40
WHOLE_COUNTRY: Final = "0000"

_KPI: Final = re.compile(r"\b[NU][0-9]{5}\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"-?[0-9]{1,30}(?:[.,][0-9]{1,30})?")
_GENDERS: Final[Mapping[str, Gender]] = {
    **dict.fromkeys(("t", "totalt", "total", "alla", "all", "samtliga"), Gender.ALL),
    **dict.fromkeys(("k", "kvinnor", "kvinna", "women", "woman"), Gender.WOMEN),
    **dict.fromkeys(("m", "män", "man", "men"), Gender.MEN),
}

_NO_KPI: Final = N_("Write the key figure's id, such as N18409. “%(text)s” is none.")
_NO_MUNICIPALITY: Final = N_(
    "Write the municipality's code of four digits; 0000 is the whole country. “%(text)s” is none."
)
_NO_YEAR: Final = N_("Write the year with four digits, from %(first)s to %(last)s. “%(text)s” is none.")
_NO_GENDER: Final = N_("Write T for all, K for women or M for men. “%(text)s” is none of them.")
_NO_NUMBER: Final = N_("“%(text)s” is not a number. Leave the cell empty where there is no value.")
_TOO_LARGE: Final = N_("%(text)s is larger than a figure can be.")
_LONG_STATUS: Final = N_("A status has at most %(most)s letters.")
_TWICE: Final = N_("The same figure stands in row %(line)s with another value.")
_TOLD_AS_NUMBER: Final = N_("A status is written as a word. “%(text)s” is none.")

Key = tuple[str, str, int, Gender]


@dataclass(frozen=True, slots=True)
class Point:
    """A national figure. `value` None: there is none; `status`: its publisher's word, such as "Missing", or None."""

    kpi: str
    municipality: str
    year: int
    gender: Gender
    value: Decimal | None
    status: str | None = None

    @property
    def key(self) -> Key:
        """What it is of: each stands once."""
        return self.kpi, self.municipality, self.year, self.gender


@dataclass(frozen=True)
class Raw:
    """One figure as a file has it. `line`: its row, or the number of its entry, from 1; `columns`: what the file calls
    the place of each of `cells`."""

    line: int
    cells: Mapping[str, object]
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """What is wrong, in which row and column of the file. `column` "": the row as a whole."""

    line: int
    column: str
    said: Said


class RefusedSeries(Exception):
    """A file that cannot be taken. `found`: all that is wrong with it, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.found = tuple(problems)
        super().__init__(f"{len(self.found)} problems")

    @property
    def first(self) -> tuple[Problem, ...]:
        """Those that are told one by one."""
        return self.found[:SHOWN]

    @property
    def more(self) -> int:
        """How many follow them."""
        return len(self.found) - len(self.first)


class _Wrong(Exception):
    def __init__(self, said: Said) -> None:
        self.said = said


def points(raws: Iterable[Raw]) -> tuple[Point, ...]:
    """The figures, each once. Raises RefusedSeries with everything that is wrong with them."""
    found: dict[Key, tuple[Point, int]] = {}
    problems: list[Problem] = []
    for raw in raws:
        point = _point(raw, problems)
        if point is None:
            continue
        earlier, line = found.setdefault(point.key, (point, raw.line))
        if (earlier.value, earlier.status) != (point.value, point.status):
            problems.append(Problem(raw.line, raw.columns.get("value", ""), Said(_TWICE, {"line": line})))
    if problems:
        raise RefusedSeries(problems)
    return tuple(point for point, _line in found.values())


def _point(raw: Raw, problems: list[Problem]) -> Point | None:
    read: dict[str, Any] = {}
    for field, reader in _READERS.items():
        try:
            read[field] = reader(raw.cells.get(field))
        except _Wrong as wrong:
            problems.append(Problem(raw.line, raw.columns.get(field, field), wrong.said))
    return Point(**read) if len(read) == len(_READERS) else None


def text_of(cell: object) -> str:
    """What a cell says, without what nobody sees; a whole number without decimals."""
    if isinstance(cell, float | Decimal) and not isnan(cell) and -_MOST < cell < _MOST and cell == int(cell):
        cell = int(cell)
    return "" if cell is None else " ".join(plain(legible(str(cell))).split())


def _wrong(msgid: str, cell: object, **values: int) -> _Wrong:
    return _Wrong(Said(msgid, {"text": text_of(cell)[:_TOLD], **values}))


def _kpi(cell: object) -> str:
    """The id stands alone or among the words of the title, once."""
    found: set[str] = {one.upper() for one in _KPI.findall(text_of(cell))}
    if len(found) != 1:
        raise _wrong(_NO_KPI, cell)
    return found.pop()


def _municipality(cell: object) -> str:
    """Spreadsheets drop the nought that a code begins with."""
    text = text_of(cell)
    if text.casefold() == "riket":
        return WHOLE_COUNTRY
    code: str = text.zfill(4) if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool) else text
    if not re.fullmatch(r"[0-9]{4}", code):
        raise _wrong(_NO_MUNICIPALITY, cell)
    return code


def year_of(cell: object) -> int | None:
    """The year that a cell names, or None."""
    text = "" if isinstance(cell, bool) else text_of(cell)
    year = int(text) if re.fullmatch(r"[0-9]{4}", text) else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _year(cell: object) -> int:
    year = year_of(cell)
    if year is None:
        raise _wrong(_NO_YEAR, cell, first=FIRST_YEAR, last=LAST_YEAR)
    return year


def _gender(cell: object) -> Gender:
    gender = _GENDERS.get(text_of(cell).casefold())
    if gender is None:
        raise _wrong(_NO_GENDER, cell)
    return gender


def _value(cell: object) -> Decimal | None:
    """With a decimal comma or point, and spaces between thousands; rounded to four decimals."""
    text = text_of(cell).replace(" ", "").replace("−", "-")
    if not text:
        return None
    if isinstance(cell, bool) or not (isinstance(cell, int | float | Decimal) or _NUMBER.fullmatch(text)):
        raise _wrong(_NO_NUMBER, cell)
    return _rounded(text, cell)


def _rounded(text: str, cell: object) -> Decimal:
    try:
        value = Decimal(text.replace(",", "."))
        if value.is_finite() and -_MOST < value < _MOST:
            return value.quantize(_PLACES, ROUND_HALF_UP) + 0  # no nought below nought
    except InvalidOperation:
        raise _wrong(_NO_NUMBER, cell) from None
    raise _wrong(_TOO_LARGE if value.is_finite() else _NO_NUMBER, cell)


def _status(cell: object) -> str | None:
    if cell is not None and not isinstance(cell, str):
        raise _wrong(_TOLD_AS_NUMBER, cell)
    text = text_of(cell)
    if len(text) > LONGEST_STATUS:
        raise _wrong(_LONG_STATUS, "", most=LONGEST_STATUS)
    return text or None


_READERS: Final[Mapping[str, Callable[[object], Any]]] = {
    "kpi": _kpi,
    "municipality": _municipality,
    "year": _year,
    "gender": _gender,
    "value": _value,
    "status": _status,
}


def differences(
    minuend: Mapping[tuple[int, Gender], Decimal | None], other: Mapping[tuple[int, Gender], Decimal | None]
) -> Iterator[tuple[tuple[int, Gender], Decimal | None]]:
    """The one less the other, by year and gender, where both are told of; None where either has no value."""
    for key in sorted(minuend.keys() & other.keys(), key=lambda one: (one[0], list(Gender).index(one[1]))):
        one, less = minuend[key], other[key]
        yield key, None if one is None or less is None else one - less
