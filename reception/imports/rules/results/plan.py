"""The results of a file: its rows read, and repeated ones put aside. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reception.imports.rules.headers import Kept
from reception.imports.rules.results import messages, reading
from reception.imports.rules.results.reading import ResultRow
from reception.imports.rules.school.plan import ListPlan, around, nothing, rows_of, tables_of, without_repeats
from reception.sheets.cells import Sheet


@dataclass(frozen=True, slots=True)
class ResultsPlan:
    """What a file says, in its order."""

    rows: tuple[ResultRow, ...]
    beside: ListPlan


def plan(sheets: Sequence[Sheet], *, today: date, mapping: Kept | None = None) -> ResultsPlan:
    """What a file means. Never raises: what cannot be read is rejected by row, column and reason."""
    tables = tables_of(sheets, "results", mapping)
    if not tables:
        return ResultsPlan((), nothing(sheets, messages.NO_LIST))
    rows = rows_of(tables, "results", today)
    kept, repeated = without_repeats([found for row in rows if (found := reading.read(row)) is not None])
    return ResultsPlan(tuple(kept), around(sheets, tables, rows, repeated))
