"""The columns of a file for a person to look over: what each is used as, what it may be, and what stands in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reception.i18n.markers import N_
from reception.i18n.text_safety import UnsafeText
from reception.imports.rules import cells, headers
from reception.imports.rules.headers import KINDS, Kept, Kind, Layout
from reception.imports.rules.row_reader import quote
from reception.imports.rules.understanding import How, Understood
from reception.people.rules import numbers
from reception.sheets.cells import Cell, Sheet

MOST_SAMPLES = 3
SAMPLED_ROWS = 500  # below the header
NUMBER_INSIDE = re.compile(r"(?<!\d)(\d{6}|\d{8})([-+ ]?)\d{4}(?!\d)")
HIDDEN_DIGITS = "••••"

#: Every field that a column may be, in the order in which a person would look for it, with its label.
FIELDS: Mapping[Kind, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "people": (
            ("row_number", N_("Number in the list")),
            ("name", N_("Name")),
            ("given_name", N_("Given name")),
            ("family_name", N_("Family name")),
            ("number", N_("Personal or coordination number")),
            ("dossier", N_("Dossier number (LMA)")),
            ("born", N_("Date or year of birth")),
            ("sex", N_("Legal sex")),
            ("citizenship", N_("Citizenship")),
            ("languages", N_("Languages")),
            ("interpreter", N_("Needs an interpreter")),
            ("received_on", N_("Received in the municipality")),
            ("route", N_("Route of reception")),
            ("ground", N_("Permit ground")),
            ("permit_from", N_("Permit from")),
            ("permit_to", N_("Permit until")),
            ("household", N_("Household")),
            ("relation", N_("Role in the household")),
            ("address", N_("Address")),
            ("phone", N_("Telephone")),
            ("email", N_("E-mail")),
            ("worker", N_("Caseworker")),
            ("protection", N_("Protected personal data")),
            ("sfi", N_("SFI study path and course")),
            ("sfi_start", N_("SFI started")),
            ("note", N_("Note")),
        ),
        "contacts": (
            ("row_number", N_("Number in the list")),
            ("date", N_("Date of the contact")),
            ("channel", N_("Type of contact")),
            ("author", N_("Who had the contact")),
            ("note", N_("What was noted")),
            ("next_step", N_("Next step")),
            ("due", N_("Next step due")),
        ),
        "homes": (
            ("row_number", N_("Number in the list")),
            ("address", N_("Address")),
            ("apartment", N_("Apartment number")),
            ("unit", N_("Room or place in the home")),
            ("postcode", N_("Postcode")),
            ("town", N_("Town")),
            ("district", N_("District")),
            ("landlord", N_("Landlord")),
            ("is_own", N_("Belongs to the municipality")),
            ("rooms", N_("Rooms beside the kitchen")),
            ("area", N_("Area in square metres")),
            ("floor", N_("Floor")),
            ("lift", N_("Lift")),
            ("step_free", N_("Can be reached without steps")),
            ("furnished", N_("Furnished")),
            ("capacity", N_("For how many people")),
            ("rent", N_("Rent that the household pays")),
            ("lease_rent", N_("Rent that the municipality pays")),
            ("leased_from", N_("Rented by the municipality from")),
            ("leased_to", N_("Rented by the municipality until")),
            ("notice_on", N_("Notice of the lease given")),
            ("reference", N_("Number of the lease")),
            ("point", N_("Coordinates")),
            ("north", N_("Coordinate north (N)")),
            ("east", N_("Coordinate east (E)")),
            ("note", N_("Note")),
        ),
        "attendance": (
            ("row_number", N_("Number in the list")),
            ("group", N_("Group")),
            ("date", N_("Day of the lesson")),
            ("starts", N_("Lesson begins")),
            ("ends", N_("Lesson ends")),
            ("pupil_number", N_("Pupil number or alias")),
            ("number", N_("Personal or coordination number")),
            ("name", N_("Name")),
            ("given_name", N_("Given name")),
            ("family_name", N_("Family name")),
            ("born", N_("Date or year of birth")),
            ("mark", N_("Present, absent or late")),
            ("minutes", N_("Minutes missed")),
        ),
        "results": (
            ("row_number", N_("Number in the list")),
            ("group", N_("Group")),
            ("course", N_("Course")),
            ("date", N_("Day of the result")),
            ("pupil_number", N_("Pupil number or alias")),
            ("number", N_("Personal or coordination number")),
            ("name", N_("Name")),
            ("given_name", N_("Given name")),
            ("family_name", N_("Family name")),
            ("born", N_("Date or year of birth")),
            ("part", N_("Part of the course")),
            ("result", N_("Result of the part")),
            ("listening", N_("Listening")),
            ("reading", N_("Reading")),
            ("speaking", N_("Speaking")),
            ("writing", N_("Writing")),
            ("test", N_("National test")),
            ("grade", N_("Grade")),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field` is what it is used as, None when it is not; `suggested` is a guess that nobody confirmed.
    One that is about those who live in a home (`how` "people") can be nothing, and none of it is shown.

    `key` is its header folded, unique within the sheet: what a mapping is kept by. `samples` hold no whole personal
    number. The title of a column without header is its letter in brackets, "(D)".
    """

    title: str
    key: str
    field: str | None
    suggested: str | None
    how: How
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The columns of one sheet that is a list of people, of contacts, of homes, of attendance or
    of results."""

    sheet: str
    kind: Kind
    columns: tuple[Column, ...]


def columns_of(
    sheets: Sequence[Sheet], mapping: Kept | None = None, kinds: Sequence[Kind] = KINDS
) -> tuple[SheetColumns, ...]:
    """The columns of every list in a file, in order; sheets that hold no list are left out.

    A list stays here also where `mapping` leaves out so much that it could not be imported: that can be put right.
    """
    layouts = ((sheet, headers.nearest(sheet, mapping, kinds)) for sheet in sheets)
    return tuple(
        SheetColumns(sheet.name, layout.kind, tuple(_columns(sheet, layout))) for sheet, layout in layouts if layout
    )


def kept(columns: Sequence[Column]) -> dict[str, str]:
    """What a mapping of one kind keeps, so that the same columns are understood in the same way the next time."""
    return {column.key: column.field or "" for column in columns}


def _columns(sheet: Sheet, layout: Layout) -> Iterator[Column]:
    for column in layout.understood:
        samples = () if column.how == "people" else tuple(_samples(sheet, layout, column))
        yield Column(column.title, column.key, column.field, column.suggested, column.how, samples)


def _samples(sheet: Sheet, layout: Layout, column: Understood) -> list[str]:
    below = [row for row in sheet.rows if row.number > layout.row][:SAMPLED_ROWS]
    found: dict[str, None] = {}
    for row in below:
        text = _shown(row.cells[column.index]) if column.index < len(row.cells) else None
        if text:
            found[text] = None
        if len(found) == MOST_SAMPLES:
            break
    return list(found)


def _shown(cell: Cell) -> str | None:
    """A cell as a page may show it."""
    try:
        written = cells.text_of(cell, multiline=True)
    except UnsafeText:
        return None
    if written is None:
        return None
    if isinstance(cell, float):
        written = numbers.restore_leading_zeros(cell) if cell >= 10**8 else written
    return quote(NUMBER_INSIDE.sub(rf"\1-{HIDDEN_DIGITS}", written))
