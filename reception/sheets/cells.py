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
class Sheet:
    """One sheet: its name and its rows, in order; rows without content are left out, so numbers may jump."""

    name: str
    rows: list[Row]


class UnreadableSheet(Exception):
    """The file cannot be read as a spreadsheet. `reason` is a msgid without placeholders."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
