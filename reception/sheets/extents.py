"""How far a sheet's content reaches, read from its XML before anything makes room for it.

Calamine keeps a place for every cell of the rectangle round the content: two cells in opposite corners of a sheet ask
for half a terabyte and end the whole process, beyond the reach of any `except`. So the rectangle is measured first.
"""

import re
from collections.abc import Iterator, Mapping

from reception.sheets import limits
from reception.sheets.cells import UnreadableSheet

# A "<" inside a tag is no XML, and refusing it keeps every search here linear in the length of the file.
ATTRIBUTES = rb"""((?:"[^"<]*"|'[^'<]*'|[^'"<>/]|/(?!>))*+)"""
CELL_START = rb"<(?:[^\s<>/:]*:)?(c|row)(?=[\s/>])"
TABLE_START = rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])"
# As Excel, LibreOffice and others write a cell: one address, and nothing that could be understood in two ways.
USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?: (?:s|t|cm|vm|ph)="\w*+")*+/?>')
ANY_CELL = re.compile(rb"<(?:[^\s<>/:]*:)?c(?=[\s/>])")
CELL = re.compile(CELL_START + ATTRIBUTES + rb"(/?)>")
TABLE = re.compile(TABLE_START + ATTRIBUTES + rb"(/?)>")
REFERENCE = re.compile(rb"""(?<![\w:])r\s*+=\s*+["']\s*+([A-Za-z]*)(\d+)""")
COLUMNS_REPEATED = re.compile(rb"""table:number-columns-repeated\s*+=\s*+["']\s*+(\d+)""")
ROWS_REPEATED = re.compile(rb"""table:number-rows-repeated\s*+=\s*+["']\s*+(\d+)""")
FORMULA = re.compile(rb"<c\b([^<>]*)>\s*+<f(?:\s[^<>]*)?>([^<]+)</f>\s*+(?:<v\s*+/>|<v>\s*+</v>)?+\s*+</c>")
ERROR = re.compile(rb'(<c\b[^<>]*\s)t="e"')


def check(parts: Mapping[str, bytes]) -> None:
    """Raise UnreadableSheet when the content of any sheet spans more than the permitted area, or cannot be measured."""
    for name, content in parts.items():
        area = 0
        if name == "content.xml":
            area = _opendocument_area(_tags(TABLE, TABLE_START, content))
        elif b"sheetData" in content and not _is_usual_and_small(content):
            area = _area(_corners(_tags(CELL, CELL_START, content)))
        if area > limits.MAXIMUM_AREA:
            raise UnreadableSheet(limits.TOO_FAR_OUT)


def _is_usual_and_small(content: bytes) -> bool:
    """Whether every cell is written as usual and none lies far out, which is true of all but odd files: a quick look.

    Cells without content count too, so a "no" says nothing yet.
    """
    letters: set[bytes] = set()
    found = last_row = 0
    row = b""
    for match in USUAL_CELL.finditer(content):
        found += 1
        letters.add(match[1])
        if match[2] != row:
            row = match[2]
            last_row = max(last_row, _number(row))
    if found != sum(1 for _ in ANY_CELL.finditer(content)):
        return False
    return max(map(_column, letters), default=0) * last_row <= limits.MAXIMUM_AREA


def _tags(pattern: re.Pattern[bytes], start: bytes, content: bytes) -> Iterator[re.Match[bytes]]:
    """Every tag of a kind. One that begins and cannot be read to its end might hide something: UnreadableSheet."""
    found = 0
    for match in pattern.finditer(content):
        found += 1
        yield match
    if found != sum(1 for _ in re.finditer(start, content)):
        raise UnreadableSheet(limits.DAMAGED)


def as_text(content: bytes) -> bytes:
    """A sheet's XML where what the reader behind would silently drop is text: formulas without value, and errors.

    Notes such as "=ring mamma" are stored as formulas by programs that guess; they have no value, and without this
    what somebody wrote would vanish unseen. "#REF!" would look like an empty cell, in the column of protection too.
    """
    if b"<f" in content:
        content = FORMULA.sub(_formula_as_text, content)
    return ERROR.sub(rb'\1t="str"', content) if b't="e"' in content else content


def _formula_as_text(match: re.Match[bytes]) -> bytes:
    attributes, formula = match.groups()
    reference = REFERENCE.search(attributes)
    if reference is None or b't="str"' in attributes:  # the formula was calculated, and gave an empty text
        return match.group()
    place = reference.group(1) + reference.group(2)
    return b'<c r="' + place + b'" t="inlineStr"><is><t xml:space="preserve">=' + formula + b"</t></is></c>"


def _corners(tags: Iterator[re.Match[bytes]]) -> Iterator[tuple[int, int]]:
    """(row, column) of every cell that has content; a cell without an address lies in the row last named."""
    row = column = 0
    for match in tags:
        tag, attributes, closed = match.groups()
        references = REFERENCE.findall(attributes)
        if tag == b"row":
            row, column = max((_number(digits) for _, digits in references), default=row + 1), 0
        elif not closed:
            column += 1
            yield row, column
            # One is usual; of several the reader behind may believe any.
            yield from ((_number(digits), _column(letters)) for letters, digits in references)


def _area(corners: Iterator[tuple[int, int]]) -> int:
    rows = columns = 0
    for row, column in corners:
        rows, columns = max(rows, row), max(columns, column)
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + letter - 64
    return number


def _number(digits: bytes) -> int:
    return int(digits[:12])


def _opendocument_area(tags: Iterator[re.Match[bytes]]) -> int:
    """The largest rows × columns over the tables of an OpenDocument file, repeats counted, empty tails not."""
    largest = rows = width = columns = used_rows = used = 0
    for match in tags:
        closing, tag, attributes, closed = match.groups()
        if tag == b"table":
            largest, rows, width, used_rows = max(largest, used_rows * width), 0, 0, 0
        elif tag == b"table-row" and not closing:
            columns, used = 0, 0
            rows += repeats(ROWS_REPEATED, attributes)
        elif tag == b"table-row":
            width, used_rows = max(width, used), (rows if used else used_rows)
        elif not closing:
            columns += repeats(COLUMNS_REPEATED, attributes)
            if not closed or b"office:" in attributes or b"table:formula" in attributes:
                used = columns
    return max(largest, used_rows * width)


def repeats(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    """The number that an attribute gives, 1 where it is not written."""
    return max(map(_number, pattern.findall(attributes)), default=1)
