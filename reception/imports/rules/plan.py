"""The whole plan of an import: what every row of a file would become, before anything is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from reception.imports.rules import contacts, headers, identity, messages, people, workers
from reception.imports.rules.headers import Kind, Layout
from reception.imports.rules.records import Answers, ContactRow, ImportPlan, PersonRow, Rejection, Repeat
from reception.imports.rules.row_reader import RowReader
from reception.imports.rules.workers import KnownWorkers
from reception.sheets.cells import Sheet


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose header row was found."""

    sheet: Sheet
    layout: Layout


def plan(
    sheets: Sequence[Sheet],
    *,
    today: date,
    known_workers: KnownWorkers,
    mapping: headers.Kept | None = None,
    answers: Answers | None = None,
) -> ImportPlan:
    """What the sheets of a file mean. Never raises: what cannot be read is rejected by row, column and reason.

    `known_workers` gives the worker of a spelling, or None. `mapping` is what somebody decided
    about the columns of such lists (see `headers.find`). `answers` are those to earlier questions about this file.
    """
    tables = [Table(sheet, layout) for sheet in sheets if (layout := headers.find(sheet, mapping))]
    of_people = [table for table in tables if table.layout.kind == "people"]
    if not of_people:
        return ImportPlan(
            rejected=no_list(sheets, messages.NO_LIST), unused_sheets=tuple(sheet.name for sheet in sheets)
        )
    planned = _planned(tables, today, workers.lookup(known_workers), answers)
    recognised = {table.sheet.name for table in tables}
    return replace(
        planned,
        people_sheets=tuple(table.sheet.name for table in of_people),
        unused_columns=tuple((table.sheet.name, title) for table in tables for title in table.layout.unknown),
        unused_sheets=tuple(sheet.name for sheet in sheets if sheet.name not in recognised),
    )


def _planned(
    tables: Sequence[Table], today: date, find: Callable[[str], int | str | None], answers: Answers | None
) -> ImportPlan:
    read_people, rejected_people = _read_people(tables, today)
    settled = identity.settle((workers.of_person(person, find) for person in read_people), answers)
    read_contacts, rejected_contacts = _read_contacts(tables, today, identity.owners(settled, rejected_people))
    kept, repeated_contacts = _without_repeats([workers.of_contact(contact, find) for contact in read_contacts])
    return ImportPlan(
        people=settled.people,
        contacts=tuple(kept),
        held=settled.held,
        rejected=(*(rejection for _, rejection in rejected_people), *rejected_contacts),
        repeated=(*settled.repeats(), *repeated_contacts),
        questions=(*settled.questions, *workers.questions((*settled.people, *settled.held), kept)),
    )


def _read_people(tables: Sequence[Table], today: date) -> tuple[list[PersonRow], list[tuple[str, Rejection]]]:
    """The people that can be believed, and the other rows' faults with their Löpnr."""
    read: list[PersonRow] = []
    rejected: list[tuple[str, Rejection]] = []
    for row in content_rows(tables, "people", today):
        person = people.read(row)
        if person:
            read.append(person)
        rejected += [(row.key(), fault) for fault in row.faults]
    return read, rejected


def _read_contacts(
    tables: Sequence[Table], today: date, owners: Mapping[str, contacts.Owner]
) -> tuple[list[ContactRow], list[Rejection]]:
    rows = list(content_rows(tables, "contacts", today))
    read = [contact for row in rows if (contact := contacts.read(row, owners))]
    return read, list(chain.from_iterable(row.faults for row in rows))


def content_rows(tables: Sequence[Table], kind: Kind, today: date) -> Iterator[RowReader]:
    """The rows below the header that are about somebody: no blank, total or repeated header rows."""
    for table in tables:
        if table.layout.kind == kind:
            for row in table.sheet.rows:
                reader = RowReader(table.sheet.name, row, table.layout, today=today)
                is_content = row.number > table.layout.row and not reader.is_blank(besides="row_number")
                if is_content and not headers.is_total(row) and not headers.is_header_again(row, table.layout):
                    yield reader


def _without_repeats(rows: Sequence[ContactRow]) -> tuple[list[ContactRow], list[Repeat]]:
    firsts: dict[ContactRow, ContactRow] = {}
    repeated: list[Repeat] = []
    for row in rows:
        first = firsts.setdefault(replace(row, sheet="", row=0, remarks=()), row)
        if first is not row:
            repeated.append(Repeat(row.sheet, row.row, first.row, messages.REPEATED))
    return list(firsts.values()), repeated


def no_list(sheets: Sequence[Sheet], reason: str) -> tuple[Rejection, ...]:
    """The `reason` that no such list is in the file, beside its first row."""
    first = sheets[0] if sheets else Sheet("", [])
    return (Rejection(first.name, first.rows[0].number if first.rows else 1, None, reason),)
