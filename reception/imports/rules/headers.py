"""Which columns a sheet has: its header, found wherever it stands, and what each column of it means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reception.imports.rules import header_words
from reception.imports.rules.folding import fold
from reception.imports.rules.header_rows import headings
from reception.imports.rules.header_words import ATTENDANCE_KINDS, HOME_KINDS, KINDS, RESULT_KINDS, Kind
from reception.imports.rules.understanding import WEIGHTS, Columns, Understood
from reception.imports.terms import ImportTarget
from reception.sheets.cells import Cell, Row, Sheet

__all__ = [
    "ATTENDANCE_KINDS",
    "HOME_KINDS",
    "KINDS",
    "KINDS_OF",
    "RESULT_KINDS",
    "Kept",
    "Kind",
    "Layout",
    "find",
    "is_header_again",
    "is_total",
    "nearest",
]

FEWEST_COLUMNS = 2
ENOUGH_BY_CONTENTS = 4  # columns, when no word of the header is known
LIKELY_HEADINGS = 4  # looked into; the contents below all the others would only take time
#: What a home is known by: an address alone may stand in any table.
HOME_FIELDS = frozenset({"apartment", "rooms", "area", "rent", "lease_rent", "landlord", "capacity", "leased_from"})
NAME_FIELDS = frozenset({"name", "given_name", "family_name"})
#: What a pupil may be told by in a list of a school.
PUPIL_FIELDS = NAME_FIELDS | {"pupil_number", "number"}
RESULT_FIELDS = frozenset({"result", "listening", "reading", "speaking", "writing", "test", "grade"})

#: The kinds of sheet that a list may have, by what it is about.
KINDS_OF: Mapping[ImportTarget, tuple[Kind, ...]] = {
    ImportTarget.PEOPLE: KINDS,
    ImportTarget.HOMES: HOME_KINDS,
    ImportTarget.ATTENDANCE: ATTENDANCE_KINDS,
    ImportTarget.RESULTS: RESULT_KINDS,
}

#: {"people": {header, folded: field, or "" for a column to leave out}, "contacts": {...}}
Kept = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The header of one sheet: `columns` gives the index (from 0) of each field, `titles` the header as written.

    `row` is the number of the header's last row. `understood` tells of every column how it was read, and `unknown`
    are the headers of columns that hold something and are used for nothing. `is_first`: no full row stands above it.
    `of_people` are the headers of a list of homes below which stands who lives there: that is never read.
    """

    kind: Kind
    row: int
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    unknown: tuple[str, ...]
    understood: tuple[Understood, ...] = ()
    is_first: bool = False
    of_people: tuple[str, ...] = ()

    def title(self, field: str) -> str | None:
        """The header of a field as it is written in the file, or None when the file has no such column."""
        return self.titles.get(field)

    def values(self, row: Row) -> dict[str, Cell]:
        """The cells of `row` by field; a column beyond the row's end is empty."""
        return {field: row.cells[at] if at < len(row.cells) else None for field, at in self.columns.items()}


def find(sheet: Sheet, mapping: Kept | None = None, kinds: Sequence[Kind] = KINDS) -> Layout | None:
    """The layout of a sheet of one of these kinds, such as people or contacts, or None for any other sheet.

    `mapping` is what somebody decided about the columns of such lists, and stands over everything that is read here.
    """
    return max(filter(_makes_sense, _layouts(sheet, mapping or {}, kinds)), key=_worth, default=None)


def nearest(sheet: Sheet, mapping: Kept | None = None, kinds: Sequence[Kind] = KINDS) -> Layout | None:
    """The layout that a person may correct: as `find`, but also where a mapping leaves out too much to make sense."""
    found = find(sheet, mapping, kinds)
    usual = None if found or not mapping else find(sheet, None, kinds)
    if usual is None:
        return found
    place = usual.kind, usual.row
    alike = [layout for layout in _layouts(sheet, mapping or {}, kinds) if (layout.kind, layout.row) == place]
    return alike[0] if alike else usual


def is_total(row: Row) -> bool:
    """Does the row sum up the list: "Summa", "Totalt" first, and hardly anything beside it?"""
    filled = [cell for cell in row.cells if cell is not None]
    is_short = bool(filled) and len(filled) <= 4 and isinstance(filled[0], str)
    return is_short and fold(str(filled[0])) in header_words.group_keys("total")


def is_header_again(row: Row, layout: Layout) -> bool:
    """Is the row the header once more, as lists have it that were pasted together page by page?"""
    values = layout.values(row)
    same = [field for field, title in layout.titles.items() if _is_title(values[field], title)]
    return len(same) >= max(FEWEST_COLUMNS, len(layout.columns) // 2)


def _layouts(sheet: Sheet, mapping: Kept, kinds: Sequence[Kind]) -> Iterator[Layout]:
    """What the likeliest headings mean, the likeliest first."""
    candidates = [Columns(sheet, heading, kind, mapping.get(kind, {})) for heading in headings(sheet) for kind in kinds]
    # One row is the likelier header where two say no more.
    likely = sorted(candidates, key=lambda columns: (-columns.score, columns.heading.is_double))[:LIKELY_HEADINGS]
    yield from (_layout(columns) for columns in likely if columns.score)
    if first := next((columns for columns in candidates if columns.is_full), None):
        yield replace(_layout(first), is_first=True)


def _layout(columns: Columns) -> Layout:
    understood = columns.understood()
    used = [column for column in understood if column.field]
    return Layout(
        columns.kind,
        columns.heading.row,
        {str(column.field): column.index for column in used},
        {str(column.field): column.title for column in used},
        tuple(_unused(understood, columns)),
        understood,
        of_people=tuple(column.title for column in understood if column.how == "people"),
    )


def _unused(understood: tuple[Understood, ...], columns: Columns) -> Iterator[str]:
    for column in understood:
        if column.how == "unknown" and columns.has_data(column.index):
            yield column.title


def _makes_sense(layout: Layout) -> bool:
    """People have names; contacts have a day and tell whose they are or how they were had; homes have an address and
    tell something else of it; attendance has a group, a day and a pupil; results have a group or course, a pupil and a
    result.

    A list whose names only look like names must have a header that tells something else, or be the first row and
    stand above contents that tell much, or any row of any table with people in it would do.
    """
    fields = layout.columns.keys()
    by_words = {column.field for column in layout.understood if column.field and column.how != "contents"}
    if len(fields) < FEWEST_COLUMNS:
        return False
    if layout.kind == "people":
        is_told = len(by_words) >= FEWEST_COLUMNS or (layout.is_first and len(fields) >= ENOUGH_BY_CONTENTS)
        return bool(NAME_FIELDS & by_words) or (bool(NAME_FIELDS & fields) and is_told)
    if layout.kind == "homes":
        return "address" in fields and bool(HOME_FIELDS & fields) and len(by_words) >= FEWEST_COLUMNS
    if layout.kind == "attendance":
        return {"group", "date"} <= fields and bool(PUPIL_FIELDS & fields) and len(by_words) >= FEWEST_COLUMNS
    if layout.kind == "results":
        is_told = bool(PUPIL_FIELDS & fields) and bool(RESULT_FIELDS & by_words)
        return is_told and bool({"group", "course"} & fields)
    return "date" in fields and bool({"row_number", "channel"} & fields) and len(by_words) >= FEWEST_COLUMNS


def _worth(layout: Layout) -> int:
    return sum(WEIGHTS[column.how] for column in layout.understood)


def _is_title(cell: Cell, title: str) -> bool:
    """Is a cell the header, or the lower half of a header of two rows?"""
    words = header_words.words_of(cell).casefold()
    return bool(words) and (words == title.casefold() or title.casefold().endswith(f" {words}"))
