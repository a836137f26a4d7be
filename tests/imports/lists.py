"""Lists as municipalities keep them, made in a test."""

import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from click.testing import Result

HEADER = ["Löpnr", "Namn", "Personnr", "Född", "Mottagen", "Grund", "Telefon", "Handläggare", "Skydd"]
CONTACTS = ["Löpnr", "Datum", "Typ", "Vem", "Anteckning", "Nästa steg", "Klart senast"]

Rows = Sequence[Sequence[object]]


def workbook(people: Rows, contacts: Rows = (), *, header: Sequence[str] = HEADER) -> bytes:
    """An XLSX file with a sheet of people and one of contacts."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        _sheet(book, "Personer", [header, *people])
        if contacts:
            _sheet(book, "Kontakter", [CONTACTS, *contacts])
    return content.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, rows: Rows) -> None:
    sheet = book.add_worksheet(name)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                sheet.write_datetime(row, column, cell)
            elif cell not in ("", None):
                sheet.write(row, column, cell)


def list_of(*people: dict[str, object], contacts: Rows = ()) -> bytes:
    """A list of people, each by header; the columns are those that anybody fills, in the order they appear."""
    header = list(dict.fromkeys(title for person in people for title in person))
    return workbook([[person.get(title, "") for title in header] for person in people], contacts, header=header)


def told(answer: Result) -> Any:
    """What a command that ended well wrote, read as JSON."""
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)
