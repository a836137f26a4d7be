"""One line of a vocabulary's file: what stands in each of its cells, or what is wrong with it. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Label, Said, Value
from reception.i18n.text_safety import UnsafeText, clean
from reception.sheets.cells import Cell
from reception.skills.rules.vocabulary import BETWEEN

LONGEST_CODE: Final = 40
#: The most characters of a cell; a name and its code together still fit the field where they are chosen. Our own.
LONGEST: Final[Mapping[str, int]] = {"sv": 150, "en": 150, "words": 4_000, "website": 300}
#: The columns where codes stand.
_CODES: Final = frozenset({"code", "parent", "authority", "occupations"})
_CODE: Final = re.compile(rf"[0-9A-Za-z][0-9A-Za-z._-]{{0,{LONGEST_CODE - 1}}}", re.ASCII)
#: What a spreadsheet leaves in a cell that it has not calculated, or could not.
_NOT_CALCULATED: Final = re.compile(r"=.+|#(?:N/A|[A-ZÅÄÖ/0_]+[!?])|ERR:\d{3}", re.IGNORECASE | re.DOTALL)

NO_CODE: Final = Said(N_("The code is missing."))
NO_NAME: Final = Said(N_("The Swedish name is missing."))
TOO_WIDE: Final = Said(N_("More stands in this line than the first line has columns."))
_NUMBER: Final = N_(
    "%(column)s: a number or a date stands here, and a spreadsheet drops the zeros that a code begins with. "
    "Make the column text and write the codes again."
)
_LONG: Final = N_("%(column)s: shorten this to %(longest)s characters.")
_FORMULA: Final = N_("%(column)s: a formula or an error of the spreadsheet stands here.")
_UNSAFE: Final = N_("%(column)s: %(reason)s")
_WEBSITE: Final = N_("%(column)s: an address begins with https:// or http://.")
_STRANGE: Final = N_(
    "“%(code)s” cannot be a code. A code has letters from a to z, digits, full stops, hyphens and underscores, and at "
    "most %(longest)s of them."
)


@dataclass(frozen=True)
class Line:
    """A line of the file: its number there, its cells by column, and what is wrong with it taken alone."""

    number: int
    cells: Mapping[str, str | Said]
    is_too_wide: bool = False

    def text(self, column: str) -> str:
        """What stands in a column; nothing where it cannot be read."""
        cell = self.cells.get(column, "")
        return cell if isinstance(cell, str) else ""

    @property
    def code(self) -> str:
        """Its code, "" where none can be read."""
        return self.text("code")

    def faults(self) -> Iterator[Said]:
        """What is wrong with it, whatever stands in the other lines."""
        yield from (cell for cell in self.cells.values() if isinstance(cell, Said))
        if self.cells.get("code") == "":
            yield NO_CODE
        if self.cells.get("sv") == "":
            yield NO_NAME
        if self.is_too_wide:
            yield TOO_WIDE


def line(number: int, columns: tuple[str, ...], cells: tuple[Cell, ...]) -> Line:
    """A line, by the columns that the first line names."""
    filled = (*cells, *(None,) * (len(columns) - len(cells)))
    read = {column: _read(column, cell) for column, cell in zip(columns, filled, strict=False) if column}
    unnamed = (cell for at, cell in enumerate(cells) if at >= len(columns) or not columns[at])
    return Line(number, read, is_too_wide=any(cell is not None for cell in unnamed))


def _read(column: str, cell: Cell) -> str | Said:
    """What stands in a cell, or why it cannot be taken."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return _fault(_NUMBER, column) if column in _CODES else _as_text(cell)
    try:
        text = clean(cell)
    except UnsafeText as unsafe:
        return _fault(_UNSAFE, column, unsafe.message)
    return _fault_in(column, text) or text


def _fault_in(column: str, text: str) -> Said | None:
    if _NOT_CALCULATED.fullmatch(text):
        return _fault(_FORMULA, column)
    if len(text) > LONGEST.get(column, 400):
        return _fault(_LONG, column)
    if column == "website" and text and not text.startswith(("https://", "http://")):
        return _fault(_WEBSITE, column)
    return _strange_code(column, text) if column in _CODES else None


def _strange_code(column: str, text: str) -> Said | None:
    codes = text.split(BETWEEN) if column == "occupations" else [text]
    strange = next((code for code in map(str.strip, codes) if code and not _CODE.fullmatch(code)), None)
    if strange is None:
        return None
    shown = strange if len(strange) <= LONGEST_CODE else f"{strange[:LONGEST_CODE]}…"
    return Said(_STRANGE, {"code": shown, "longest": LONGEST_CODE})


def _as_text(cell: "float | date | time") -> str:
    """A number or a day in a column of words."""
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


@cache
def _fault(msgid: str, column: str, reason: str = "") -> Said:
    """What is wrong with a cell: the same object for all lines of a file that is wrong all through."""
    values: dict[str, Value] = {"column": column, "longest": LONGEST.get(column, 400), "reason": Label(reason)}
    return Said(msgid, {place: value for place, value in values.items() if f"%({place})s" in msgid})
