"""Reading a spreadsheet that somebody uploaded: the content decides what it is, never the name or the browser."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePath

import python_calamine

from reception.sheets import container, delimited, extents, limits
from reception.sheets.cells import Cell, Row, Sheet, UnreadableSheet

__all__ = ["Cell", "Row", "Sheet", "UnreadableSheet", "read_workbook"]

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read_workbook(source: bytes, *, name: str) -> list[Sheet]:
    """The sheets of an XLSX, ODS or CSV file, in order, those without rows left out.

    `name` is the file's name; it becomes the name of the one sheet of a CSV file and decides nothing.
    Raises UnreadableSheet, whose `reason` is a msgid, for everything that is no spreadsheet or too large a one.
    """
    if not source:
        raise UnreadableSheet(limits.EMPTY_FILE)
    if len(source) > limits.MAXIMUM_BYTES:
        raise UnreadableSheet(limits.TOO_BIG)
    sheets = [sheet for sheet in _sheets(source, name) if sheet.rows]
    if not sheets:
        raise UnreadableSheet(limits.EMPTY_WORKBOOK)
    if sum(len(sheet.rows) for sheet in sheets) > limits.MAXIMUM_ROWS:
        raise UnreadableSheet(limits.TOO_MANY_ROWS)
    return sheets


def _sheets(source: bytes, name: str) -> list[Sheet]:
    if source.startswith(OLD_OFFICE):  # Excel wraps a workbook with a password in the old container
        raise UnreadableSheet(limits.PASSWORD if ENCRYPTED_PACKAGE in source else limits.OLD_FORMAT)
    if source.startswith(b"PK"):
        return _workbook(_safe_copy(source))
    return [Sheet(PurePath(name.replace("\\", "/")).stem or "CSV", delimited.read(source))]


def _safe_copy(source: bytes) -> bytes:
    """The workbook again, unpacked and measured. Raises UnreadableSheet."""
    if not source.startswith(ZIP):
        raise UnreadableSheet(limits.NO_SPREADSHEET)
    parts = container.unpack(source)
    extents.check(parts)
    return container.pack({name: extents.with_formulas_as_text(content) for name, content in parts.items()})


def _workbook(copy: bytes) -> list[Sheet]:
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(copy)) as workbook:
            return [Sheet(sheet.name, list(_rows(sheet))) for sheet in _worksheets(workbook)]
    except python_calamine.PasswordError as fault:
        raise UnreadableSheet(limits.PASSWORD) from fault
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # a panic inside calamine is a BaseException, and must not end the request
        raise UnreadableSheet(limits.DAMAGED) from fault


def _worksheets(workbook: python_calamine.CalamineWorkbook) -> Iterator[python_calamine.CalamineSheet]:
    for sheet in workbook.sheets_metadata:
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            yield workbook.get_sheet_by_name(sheet.name)


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[Row]:
    """Rows with content; calamine leaves the empty top and left out, and both are put back."""
    if sheet.start is None:
        return
    first_row, first_column = sheet.start
    left: tuple[Cell, ...] = (None,) * first_column
    for number, values in enumerate(sheet.to_python(skip_empty_area=True), start=first_row + 1):
        cells = tuple(_cell(value) for value in values)
        if any(cell is not None for cell in cells):
            yield Row(number, left + cells)


def _cell(value: Cell | timedelta) -> Cell:
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, str) and not value.strip():
        return None
    return value
