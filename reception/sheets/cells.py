"""What a spreadsheet is, once it is read: sheets of numbered rows of plain values. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time

Cell = str | float | int | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something. `number` is the row's own number in the file, counted from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Cells of one row that are merged: `row` counts from 1, the columns from 0, `last` included.

    The value stands in the first; the others are empty in the row's cells.
    """

    row: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows, in order; rows without content are left out, so numbers may jump.

    A value merged over several rows stands in each of them that has content; one merged over several columns stands in
    the first, and `spans` tells how far it reaches: only a header's words mean all the columns below them. A hidden
    sheet has no rows: it is named, and not read, since nobody who looks at the file knows what stands there.
    """

    name: str
    rows: list[Row]
    spans: tuple[Span, ...] = ()
    is_hidden: bool = False


class UnreadableSheet(Exception):
    """The file cannot be read as a spreadsheet. `reason` is a msgid without placeholders."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
