"""Text with separators that Reception writes: CSV as Swedish Excel opens it. Text is never a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

#: What makes a program read a cell as a formula (OWASP, CSV injection).
_BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
SEPARATOR: Final = ";"
#: By this mark Excel knows that the text is UTF-8.
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"


def written(rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """The file of these rows. A number stays a number, None is an empty cell, and text stays text."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return (_MARK + target.getvalue()).encode()


def _cell(cell: str | int | None) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.startswith(_BEGINS_FORMULA):
        return f"'{cell}"
    return cell
