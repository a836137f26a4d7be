"""Reading a spreadsheet that somebody uploaded: the content decides what it is, never the name or the browser."""

import io
from collections.abc import Iterator, Sequence
from pathlib import PurePath

import python_calamine

from reception.sheets import container, delimited, extents, limits, merged
from reception.sheets.cells import Cell, Row, Sheet, UnreadableSheet
from reception.sheets.kept import Kept

__all__ = ["Cell", "Row", "Sheet", "UnreadableSheet", "read_workbook"]

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read_workbook(source: bytes, *, name: str, separators: str = delimited.SEPARATORS) -> list[Sheet]:
    """The sheets of an XLSX, ODS or CSV file, in order, those without rows left out, hidden ones only named.

    `name` is the file's name; it becomes the name of the one sheet of a CSV file and decides nothing. `separators` are
    those that may stand between the cells of a CSV file.
    Raises UnreadableSheet, whose `reason` is a msgid, for everything that is no spreadsheet or too large a one.
    """
    if not source:
        raise UnreadableSheet(limits.EMPTY_FILE)
    if len(source) > limits.MAXIMUM_BYTES:
        raise UnreadableSheet(limits.TOO_BIG)
    sheets = [sheet for sheet in _sheets(source, name, separators) if sheet.rows or sheet.is_hidden]
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableSheet(limits.EMPTY_WORKBOOK)
    return sheets


def _sheets(source: bytes, name: str, separators: str) -> list[Sheet]:
    if source.startswith(OLD_OFFICE):  # Excel wraps a workbook with a password in the old container
        raise UnreadableSheet(limits.PASSWORD if ENCRYPTED_PACKAGE in source else limits.OLD_FORMAT)
    if source.startswith(b"PK"):
        return _workbook(source)
    return [Sheet(PurePath(name.replace("\\", "/")).stem or "CSV", delimited.read(source, separators))]


def _workbook(source: bytes) -> list[Sheet]:
    """The workbook, unpacked and measured before it is read. Raises UnreadableSheet."""
    if not source.startswith(ZIP):
        raise UnreadableSheet(limits.NO_SPREADSHEET)
    parts = container.unpack(source)
    extents.check(parts)
    tables = merged.of_opendocument(parts.get("content.xml", b""))
    return _read(container.pack(parts, extents.as_text), tables)


def _read(copy: io.BytesIO, tables: Sequence[list[merged.Range]]) -> list[Sheet]:
    kept = Kept()
    try:
        with python_calamine.CalamineWorkbook.from_filelike(copy) as workbook:
            return [_sheet(workbook, index, tables, kept) for index in _worksheets(workbook)]
    except UnreadableSheet:
        raise
    except python_calamine.PasswordError as fault:
        raise UnreadableSheet(limits.PASSWORD) from fault
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # a panic inside calamine is a BaseException, and must not end the request
        raise UnreadableSheet(limits.DAMAGED) from fault


def _worksheets(workbook: python_calamine.CalamineWorkbook) -> list[int]:
    return [
        index
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]


def _sheet(
    workbook: python_calamine.CalamineWorkbook, index: int, tables: Sequence[list[merged.Range]], kept: Kept
) -> Sheet:
    about = workbook.sheets_metadata[index]
    if about.visible != python_calamine.SheetVisibleEnum.Visible:
        return Sheet(about.name, [], is_hidden=True)
    sheet = workbook.get_sheet_by_name(about.name)
    ranges = sheet.merged_cell_ranges or merged.ranges_of(tables, index)
    return Sheet(about.name, list(_rows(sheet, merged.Downwards(ranges), kept)), merged.spans(ranges))


def _rows(sheet: python_calamine.CalamineSheet, merges: merged.Downwards, kept: Kept) -> Iterator[Row]:
    """Rows with content; calamine leaves the empty left out, and it is put back."""
    if sheet.start is None:
        return
    first_column = sheet.start[1]
    left: tuple[Cell, ...] = (None,) * first_column
    for at, values in enumerate(sheet.iter_rows()):
        cells = [kept.cell(value) for value in values]
        if any(cell is not None for cell in cells):
            merges.fill(at, cells, first_column)
            kept.count(len(left) + len(cells))
            yield Row(at + 1, left + tuple(cells))
