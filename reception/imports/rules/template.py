"""The workbooks that a municipality may fill in when it has no list of its own, of people and of homes. That of people
is kept as docs/mall-import.xlsx.

A Swedish document, in whatever language the program is used: its texts stand in template.toml and are not translated.
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from importlib import resources
from typing import Any

from reception.imports.rules import header_words, vocabulary
from reception.imports.rules.header_words import Kind
from reception.imports.rules.headers import KINDS_OF
from reception.imports.terms import ImportTarget
from reception.sheets import writing

FILE_NAME = "mall-import.xlsx"
FILE_NAMES: Mapping[ImportTarget, str] = {
    ImportTarget.PEOPLE: FILE_NAME,
    ImportTarget.HOMES: "mall-bostader.xlsx",
    ImportTarget.ATTENDANCE: "mall-narvaro.xlsx",
    ImportTarget.RESULTS: "mall-resultat.xlsx",
}
CREATED = datetime(2026, 11, 22)  # noqa: DTZ001 - a fixed day, so that the same template is the same bytes
ROWS = 5_000  # with a list to choose from

#: The table of vocabulary.toml whose usual words a column offers.
LISTS: Mapping[str, str] = {
    "sex": "sex",
    "interpreter": "answer",
    "route": "route",
    "ground": "ground",
    "relation": "relation",
    "protection": "protection",
    "channel": "channel",
    "mark": "mark",
    **dict.fromkeys(("listening", "reading", "speaking", "writing", "test", "grade"), "result"),
    **dict.fromkeys(("lift", "step_free", "furnished", "is_own"), "has"),
}
#: Spreadsheets drop the zeros that these begin with unless they are text.
TEXTS = frozenset(
    {
        "starts",
        "ends",
        "pupil_number",
        "row_number",
        "number",
        "dossier",
        "household",
        "phone",
        "sfi",
        "apartment",
        "postcode",
    }
)
DAYS = frozenset(
    {
        "born",
        "received_on",
        "permit_from",
        "permit_to",
        "sfi_start",
        "date",
        "due",
        "leased_from",
        "leased_to",
        "notice_on",
    }
)
WIDTHS: Mapping[str, int] = {"name": 28, "address": 28, "email": 26, "note": 44, "next_step": 30, "number": 16}
USUAL_WIDTH = 14
READ_ME_WIDTHS = (20, 92, 24)


@cache
def workbook(target: ImportTarget = ImportTarget.PEOPLE) -> bytes:
    """The template as an XLSX file: its sheets, and what each column means. The same bytes each time."""
    return writing.made(partial(_fill, target=target), created=CREATED)


def _fill(book: writing.Workbook, target: ImportTarget) -> None:
    for kind in KINDS_OF[target]:
        _list(book, kind)
    _read_me(book, target)


def _list(book: writing.Workbook, kind: Kind) -> None:
    sheet = book.add_worksheet(_texts()[f"{kind}_sheet"])
    header = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
    for column, field in enumerate(_document()[kind]):
        cells = text if field in TEXTS else day if field in DAYS else None
        sheet.set_column(column, column, WIDTHS.get(field, USUAL_WIDTH), cells)
        sheet.write_string(0, column, header_words.usual_header(kind, field), header)
        _offer(sheet, column, field)
    sheet.freeze_panes(1, 2)


def _offer(sheet: writing.Worksheet, column: int, field: str) -> None:
    """A list to choose from; other words may be written, since the import understands many."""
    if table := LISTS.get(field):
        words = list(vocabulary.first_words(table))
        rule = {"validate": "list", "source": words, "error_type": "information", "error_message": _texts()["choose"]}
        sheet.data_validation(1, column, ROWS, column, rule)


def _read_me(book: writing.Workbook, target: ImportTarget) -> None:
    texts = {**_texts(), **_document().get(f"texts_of_{target.value}", {})}
    sheet = book.add_worksheet(texts["read_me_sheet"])
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(READ_ME_WIDTHS):
        sheet.set_column(column, column, width, wrapped)
    sheet.write_string(0, 0, texts["title"], bold)
    for row, line in enumerate(texts["lines"], start=1):
        sheet.write_string(row, 1, line, wrapped)
    row = len(texts["lines"]) + 2
    for kind in KINDS_OF[target]:
        row = _explain(sheet, kind, row, bold)


def _explain(sheet: writing.Worksheet, kind: Kind, row: int, bold: Any) -> int:
    """Explain the columns of one list from `row` on. The row after them and a blank one."""
    sheet.write_string(row, 0, _texts()[f"{kind}_sheet"], bold)
    for column, words in enumerate(_texts()["headers"]):
        sheet.write_string(row + 1, column, words, bold)
    for at, (field, (explanation, example)) in enumerate(_document()[kind].items(), start=row + 2):
        for column, words in enumerate((header_words.usual_header(kind, field), explanation, example)):
            sheet.write_string(at, column, words)
    return row + len(_document()[kind]) + 3


def _texts() -> dict[str, Any]:
    return dict(_document()["texts"])


@cache
def _document() -> dict[str, Any]:
    source = resources.files("reception.imports").joinpath("template.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
