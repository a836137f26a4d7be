"""Text with separators: CSV as Swedish Excel, LibreOffice and other systems write it."""

import codecs
import csv
import io
import re

from reception.sheets import limits
from reception.sheets.cells import Row, UnreadableSheet

SEPARATORS = ";,\t"
SAMPLE_LINES = 25
NOT_TEXT = (b"%PDF", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"II*\x00", b"MM\x00*")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
NAMED_SEPARATOR = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)


def read(source: bytes) -> list[Row]:
    """Every row with content, all cells text. Raises UnreadableSheet for what is not text or cannot be split."""
    text = _text(source)
    named = NAMED_SEPARATOR.match(text)
    separator = named.group(1) if named and named.group(1) in SEPARATORS else _separator(text)
    try:
        return _rows(text, separator, skipped=1 if named else 0)
    except csv.Error as fault:
        raise UnreadableSheet(limits.DAMAGED) from fault


def _rows(text: str, separator: str, *, skipped: int) -> list[Row]:
    rows: list[Row] = []
    for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
        if number > skipped and any(cell.strip() for cell in record):
            rows.append(Row(number, tuple(cell or None for cell in record)))
        if len(rows) > limits.MAXIMUM_ROWS:
            raise UnreadableSheet(limits.TOO_MANY_ROWS)
    return rows


def _text(source: bytes) -> str:
    if source.startswith(NOT_TEXT) or source.lstrip()[:1] == b"<":
        raise UnreadableSheet(limits.NO_SPREADSHEET)
    try:
        text = source.decode(_encoding(source))
    except UnicodeDecodeError as fault:
        raise UnreadableSheet(limits.NO_SPREADSHEET) from fault
    if CONTROL.search(text):
        raise UnreadableSheet(limits.NO_SPREADSHEET)
    return text


def _encoding(source: bytes) -> str:
    """UTF-16 by its mark or its zeros, UTF-8 where it holds, else the code page of Swedish Windows."""
    if source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = source[:2000]
    if len(sample) > 1 and sample[1::2].count(0) * 3 > len(sample) // 2:
        return "utf-16-le"
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _separator(text: str) -> str:
    """The separator that splits the first lines into most cells, evenly; a semicolon where nothing tells."""
    lines = "\n".join(text.splitlines()[:SAMPLE_LINES])
    return max(SEPARATORS, key=lambda separator: _evenness(lines, separator))


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
