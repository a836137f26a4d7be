"""What the sheets of a file say of homes, before anything is compared with those that are kept. Pure."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from reception.imports.rules import headers
from reception.imports.rules.headers import HOME_KINDS, Kept
from reception.imports.rules.homes import messages, reading
from reception.imports.rules.homes.grouping import grouped
from reception.imports.rules.homes.records import HomeRow, HomesPlan, Rejection
from reception.imports.rules.plan import Table, content_rows, no_list
from reception.sheets.cells import Sheet


def plan(sheets: Sequence[Sheet], *, today: date, mapping: Kept | None = None) -> HomesPlan:
    """What a file means. Never raises: what cannot be read is rejected by row, column and reason."""
    found = [(sheet, headers.find(sheet, mapping, HOME_KINDS)) for sheet in sheets]
    tables = [Table(sheet, layout) for sheet, layout in found if layout is not None]
    if not tables:
        return HomesPlan(
            rejected=no_list(sheets, messages.NO_LIST), unused_sheets=tuple(sheet.name for sheet in sheets)
        )
    read, faults = _read(tables, today)
    homes = grouped(read)
    return HomesPlan(
        homes=tuple(home.in_order for home in homes.homes),
        rejected=(*faults, *homes.rejected),
        repeated=tuple(homes.repeated),
        sheets=tuple(table.sheet.name for table in tables),
        unused_columns=tuple((table.sheet.name, title) for table in tables for title in table.layout.unknown),
        unused_sheets=tuple(sheet.name for sheet, layout in found if layout is None),
        of_people=tuple((table.sheet.name, title) for table in tables for title in table.layout.of_people),
    )


def _read(tables: Sequence[Table], today: date) -> tuple[list[HomeRow], list[Rejection]]:
    rows = list(content_rows(tables, "homes", today))
    read = [home for row in rows if (home := reading.read(row)) is not None]
    return read, list(chain.from_iterable(row.faults for row in rows))
