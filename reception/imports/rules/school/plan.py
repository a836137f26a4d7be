"""The rows of a school's list: found in its sheets, and those put aside that say again what another says. Pure."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Protocol, TypeVar

from reception.imports.rules import headers
from reception.imports.rules import messages as general
from reception.imports.rules.headers import Kept, Kind
from reception.imports.rules.plan import Table, content_rows
from reception.imports.rules.records import Rejection, Repeat
from reception.imports.rules.row_reader import RowReader
from reception.sheets.cells import Sheet


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What a file says beside what its rows mean: what is not taken of it, and what nobody understood."""

    rejected: tuple[Rejection, ...] = ()
    repeated: tuple[Repeat, ...] = ()
    sheets: tuple[str, ...] = ()
    unused_columns: tuple[tuple[str, str], ...] = ()
    unused_sheets: tuple[str, ...] = ()


class Said(Protocol):
    """A row that was read. `says` is all that it says, wherever it stands."""

    @property
    def sheet(self) -> str:
        """Its sheet."""
        ...

    @property
    def row(self) -> int:
        """Its number."""
        ...

    @property
    def says(self) -> Hashable:
        """What it says."""
        ...


Row = TypeVar("Row", bound=Said)


def tables_of(sheets: Sequence[Sheet], kind: Kind, mapping: Kept | None) -> list[Table]:
    """The sheets that hold such a list, each with its header."""
    found = ((sheet, headers.find(sheet, mapping, (kind,))) for sheet in sheets)
    return [Table(sheet, layout) for sheet, layout in found if layout is not None]


def rows_of(tables: Sequence[Table], kind: Kind, today: date) -> list[RowReader]:
    """The rows below the headers that are about somebody."""
    return list(content_rows(tables, kind, today))


def around(
    sheets: Sequence[Sheet], tables: Sequence[Table], rows: Sequence[RowReader], repeated: Sequence[Repeat]
) -> ListPlan:
    """What is told of a file beside its rows, when all of them were read."""
    used = tuple(table.sheet.name for table in tables)
    return ListPlan(
        rejected=tuple(chain.from_iterable(row.faults for row in rows)),
        repeated=tuple(repeated),
        sheets=used,
        unused_columns=tuple((table.sheet.name, title) for table in tables for title in table.layout.unknown),
        unused_sheets=tuple(sheet.name for sheet in sheets if sheet.name not in used),
    )


def nothing(sheets: Sequence[Sheet], why: str) -> ListPlan:
    """Of a file in which no sheet holds such a list."""
    first = sheets[0] if sheets else Sheet("", [])
    at = first.rows[0].number if first.rows else 1
    return ListPlan((Rejection(first.name, at, None, why),), unused_sheets=tuple(sheet.name for sheet in sheets))


def without_repeats(rows: Sequence[Row]) -> tuple[list[Row], list[Repeat]]:
    """The rows that say something of their own, and those that say again what an earlier one says."""
    firsts: dict[Hashable, Row] = {}
    repeated: list[Repeat] = []
    for row in rows:
        first = firsts.setdefault(row.says, row)
        if first is not row:
            repeated.append(Repeat(row.sheet, row.row, first.row, general.REPEATED))
    return list(firsts.values()), repeated
