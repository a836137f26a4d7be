"""A pasted text as numbered lines of cells. Pure."""

import csv
import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reception.i18n.text_safety import plain

#: More is no group; and no cell is longer than the csv reader takes.
MOST_LINES: Final = 400
MOST_SIGNS: Final = 100_000
_TAB: Final = "\t"
_SEMICOLON: Final = ";"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, counted from 1, and its cells as they were typed, without white space around them."""

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int) -> str:
        """The cell at that place; empty beyond the last."""
        return self.cells[place] if place < len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


def lines(text: str) -> list[Line] | None:
    """The lines up to the last with content; blank ones between stay. None when it is longer than any group.

    Cells are parted by tabs, as every sheet copies them; by semicolons where there is no tab and each line has one. A
    quotation mark that is never closed is only a mark.
    """
    if len(text) > MOST_SIGNS:
        return None
    records = itertools.islice(_records(text), MOST_LINES + 1)
    found = [Line(number, tuple(map(_cell, record))) for number, record in enumerate(records, start=1)]
    if len(found) > MOST_LINES:
        return None
    while found and found[-1].is_blank:
        found.pop()
    return found


def width(found: list[Line]) -> int:
    """How many columns have content."""
    return max((place + 1 for line in found for place, cell in enumerate(line.cells) if cell), default=0)


def _records(text: str) -> Iterator[list[str]]:
    source, separator = io.StringIO(text, newline=""), _separator(text)
    if text.count('"') % 2:
        return csv.reader(source, delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(source, delimiter=separator)


def _separator(text: str) -> str:
    if _TAB in text:
        return _TAB
    written = [line for line in text.splitlines() if line.strip()]
    return _SEMICOLON if written and all(_SEMICOLON in line for line in written) else _TAB


def _cell(text: str) -> str:
    """Invisible signs alone are no content."""
    return text.strip() if plain(text) else ""
