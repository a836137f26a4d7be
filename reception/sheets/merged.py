"""Merged cells: a value that reaches over several rows stands in each, one over several columns is told as a span.

A name merged over two columns is not also a personal number, so nothing is copied sideways; a household merged over
the rows of its members is the household of each.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from reception.sheets import extents
from reception.sheets.cells import Cell, Span

#: ((first row, first column), (last row, last column)), from 0: as calamine tells them.
Range = tuple[tuple[int, int], tuple[int, int]]

ROWS_SPANNED = re.compile(rb"""table:number-rows-spanned\s*+=\s*+["']\s*+(\d+)""")
COLUMNS_SPANNED = re.compile(rb"""table:number-columns-spanned\s*+=\s*+["']\s*+(\d+)""")


class Downwards:
    """Carries values down the rows that their merged cells cover."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._starts: dict[int, list[tuple[int, int]]] = {}  # row: [(column, last row)]
        self._held: dict[int, tuple[Cell, int]] = {}  # column: (value, last row)
        for (top, left), (bottom, _) in ranges:
            if bottom > top:
                self._starts.setdefault(top, []).append((left, bottom))

    def fill(self, at: int, cells: list[Cell], first_column: int) -> None:
        """Put what reaches down to row `at` (from 0) into the empty cells of a row; `cells` begin at `first_column`."""
        for column, (value, last) in list(self._held.items()):
            place = column - first_column
            if last < at:
                del self._held[column]
            elif 0 <= place < len(cells) and cells[place] is None:
                cells[place] = value
        for column, last in self._starts.get(at, ()):
            place = column - first_column
            if 0 <= place < len(cells) and cells[place] is not None:
                self._held[column] = (cells[place], last)


def spans(ranges: Iterable[Range]) -> tuple[Span, ...]:
    """The ranges that reach over several columns, each by its first row."""
    return tuple(Span(top + 1, left, right) for (top, left), (_, right) in ranges if right > left)


def of_opendocument(content: bytes) -> list[list[Range]]:
    """The merged ranges of each table of an OpenDocument file, in order; calamine does not tell them."""
    tables: list[list[Range]] = []
    row = column = 0
    row_repeats = 1
    if b"-spanned" not in content:
        return tables
    for match in extents.TABLE.finditer(content):
        closing, tag, attributes, _ = match.groups()
        if tag == b"table" and not closing:
            tables.append([])
            row, row_repeats = -1, 1
        elif tag == b"table-row" and not closing:
            row, column = row + row_repeats, 0
            row_repeats = extents.repeats(extents.ROWS_REPEATED, attributes)
        elif not closing and tables:
            tables[-1].extend(_range(attributes, row, column))
            column += extents.repeats(extents.COLUMNS_REPEATED, attributes)
    return tables


def _range(attributes: bytes, row: int, column: int) -> Iterator[Range]:
    height, width = (extents.repeats(pattern, attributes) for pattern in (ROWS_SPANNED, COLUMNS_SPANNED))
    if height > 1 or width > 1:
        yield (row, column), (row + height - 1, column + width - 1)


def ranges_of(tables: Sequence[list[Range]], index: int) -> list[Range]:
    """The ranges of the table at `index`, none when the file tells none."""
    return tables[index] if index < len(tables) else []
