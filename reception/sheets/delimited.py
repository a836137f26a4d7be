"""Text with separators: CSV as Swedish Excel, LibreOffice and other systems write it."""

import csv
import io
import re
from collections.abc import Iterator

from reception.sheets import decoding, limits
from reception.sheets.cells import Row, UnreadableSheet
from reception.sheets.kept import Kept

SEPARATORS = ";,\t|"
SAMPLE_LINES = 25
NOT_TEXT = (b"%PDF", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"II*\x00", b"MM\x00*")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
NAMED_SEPARATOR = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)


def read(source: bytes, separators: str = SEPARATORS) -> list[Row]:
    """Every row with content, all cells text. Raises UnreadableSheet for what is not text or cannot be split.

    `separators`: those that may stand between cells, where one of the usual ones stands inside them.
    """
    text = _text(source)
    named = NAMED_SEPARATOR.match(text)
    separator = named.group(1) if named and named.group(1) in separators else _separator(text, separators)
    try:
        return _rows(text, separator, skipped=1 if named else 0)
    except csv.Error as fault:
        raise UnreadableSheet(limits.DAMAGED) from fault


def _rows(text: str, separator: str, *, skipped: int) -> list[Row]:
    rows: list[Row] = []
    kept = Kept()
    for number, record in enumerate(_records(text, separator), start=1):
        if number > skipped and any(cell.strip() for cell in record):
            kept.count(len(record))
            rows.append(Row(number, tuple(kept.cell(cell) for cell in record)))
    return rows


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """The lines taken apart. A quotation mark that is never closed is only a mark, and swallows no rows."""
    # One line of nothing but separators would be millions of cells before anybody could count them.
    if any(line.count(separator) > limits.MAXIMUM_COLUMNS for line in _lines(text)):
        raise UnreadableSheet(limits.TOO_FAR_OUT)
    if _swallows_rows(text, separator):
        return csv.reader(_lines(text), delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(_lines(text), delimiter=separator)


def _lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def _swallows_rows(text: str, separator: str) -> bool:
    """Are the quotation marks out of order, so that a cell would reach over the rows below it?"""
    if '"' not in text:
        return False
    try:
        for _ in csv.reader(_lines(text), delimiter=separator, strict=True):
            pass
    except csv.Error:
        records = csv.reader(_lines(text), delimiter=separator)
        return any("\n" in cell and separator in cell for record in _readable(records) for cell in record)
    return False


def _readable(records: Iterator[list[str]]) -> Iterator[list[str]]:
    """The records up to one that is longer than the reader takes, which counts as one that swallows the rest."""
    try:
        yield from records
    except csv.Error:
        yield ["\n;,\t|"]


def _text(source: bytes) -> str:
    if source.startswith(NOT_TEXT) or source.lstrip()[:1] == b"<":
        raise UnreadableSheet(limits.NO_SPREADSHEET)
    text = decoding.text_of(source)
    if CONTROL.search(text):
        raise UnreadableSheet(limits.NO_SPREADSHEET)
    return text


def _separator(text: str, separators: str) -> str:
    """The separator that splits the first lines into most cells, evenly; a semicolon where nothing tells."""
    lines = "\n".join(text.splitlines()[:SAMPLE_LINES])
    return max(separators, key=lambda separator: _evenness(lines, separator))


def _evenness(lines: str, separator: str) -> int:
    """The number of separators that the most common kind of row has, weighed by how common it is."""
    try:
        widths = [
            len(record) - 1 for record in csv.reader(io.StringIO(lines, newline=""), delimiter=separator) if record
        ]
    except csv.Error:
        return 0
    common = max(set(widths), key=widths.count, default=0)
    return common * widths.count(common)
