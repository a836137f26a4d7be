"""The lessons of a file: its rows read, repeated ones put aside, the others put together by lesson. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from reception.imports.rules.attendance import messages, reading
from reception.imports.rules.attendance.reading import MarkRow
from reception.imports.rules.folding import fold
from reception.imports.rules.headers import Kept
from reception.imports.rules.row_reader import RowReader
from reception.imports.rules.school.plan import ListPlan, around, nothing, rows_of, tables_of, without_repeats
from reception.sheets.cells import Sheet


@dataclass(frozen=True, slots=True)
class AttendancePlan:
    """What a file says: `lessons` are the rows of one lesson each, in the file's order.

    `unread` are (group, day) as folded words of rows that were rejected, as far as they could be read.
    """

    lessons: tuple[tuple[MarkRow, ...], ...] = ()
    unread: tuple[tuple[str, date, int], ...] = ()
    beside: ListPlan = field(default_factory=ListPlan)


def plan(sheets: Sequence[Sheet], *, today: date, mapping: Kept | None = None) -> AttendancePlan:
    """What a file means. Never raises: what cannot be read is rejected by row, column and reason."""
    tables = tables_of(sheets, "attendance", mapping)
    if not tables:
        return AttendancePlan(beside=nothing(sheets, messages.NO_LIST))
    rows = rows_of(tables, "attendance", today)
    kept, repeated = without_repeats([mark for row in rows if (mark := reading.read(row)) is not None])
    return AttendancePlan(
        lessons=_by_lesson(kept),
        unread=tuple(chain.from_iterable(_unread(row) for row in rows if row.faults)),
        beside=around(sheets, tables, rows, repeated),
    )


def _unread(row: RowReader) -> list[tuple[str, date, int]]:
    """Which lesson a rejected row was of, as far as it tells. What it says cannot be taken as presence."""
    faulty = len(row.faults)
    group, day = row.text("group"), None if any("date" in (one.column or "") for one in row.faults) else row.day("date")
    del row.faults[faulty:]
    return [(fold(group), day, row.row)] if group and day else []


def _by_lesson(rows: Sequence[MarkRow]) -> tuple[tuple[MarkRow, ...], ...]:
    found: dict[object, list[MarkRow]] = defaultdict(list)
    for row in rows:
        found[row.lesson].append(row)
    return tuple(map(tuple, found.values()))
