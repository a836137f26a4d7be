"""Which columns a sheet has: its header row, found wherever it stands, and what its words mean."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from reception.imports.rules.folding import fold
from reception.sheets.cells import Cell, Row, Sheet

Kind = Literal["people", "contacts"]
KINDS: tuple[Kind, ...] = ("people", "contacts")

SEARCHED_ROWS = 40  # a header stands near the top; titles and logos may stand above it
FEWEST_COLUMNS = 2
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
NAME_FIELDS = frozenset({"name", "given_name", "family_name"})


@dataclass(frozen=True, slots=True)
class Layout:
    """The header row of one sheet: `columns` gives the index (from 0) of each field, `titles` the header as written."""

    kind: Kind
    row: int
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    unknown: tuple[str, ...]

    def title(self, field: str) -> str | None:
        """The header of a field as it is written in the file, or None when the file has no such column."""
        return self.titles.get(field)

    def values(self, row: Row) -> dict[str, Cell]:
        """The cells of `row` by field; a column beyond the row's end is empty."""
        return {field: row.cells[at] if at < len(row.cells) else None for field, at in self.columns.items()}


def find(sheet: Sheet, extra: Mapping[str, str] | None = None) -> Layout | None:
    """The layout of a sheet of people or contacts, or None for any other sheet.

    `extra` maps a header as written to a field, and stands over the usual meanings: a municipality's own mapping.
    """
    own = {fold(header): field for header, field in (extra or {}).items()}
    layouts = [layout for row in sheet.rows[:SEARCHED_ROWS] for layout in _layouts(row, own)]
    return max(layouts, key=lambda layout: len(layout.columns), default=None)


def is_total(row: Row) -> bool:
    """Does the row sum up the list: "Summa", "Totalt" first, and hardly anything beside it?"""
    filled = [cell for cell in row.cells if cell is not None]
    return bool(filled) and len(filled) <= 4 and isinstance(filled[0], str) and fold(filled[0]) in _total_words()


def is_header_again(row: Row, layout: Layout) -> bool:
    """Is the row the header once more, as lists have it that were pasted together page by page?"""
    values = layout.values(row)
    same = [field for field, title in layout.titles.items() if _words(values[field]).casefold() == title.casefold()]
    return len(same) >= max(FEWEST_COLUMNS, len(layout.columns) // 2)


def _layouts(row: Row, own: Mapping[str, str]) -> Iterator[Layout]:
    for kind in KINDS:
        layout = _layout(row, kind, own)
        if len(layout.columns) >= FEWEST_COLUMNS and _makes_sense(layout):
            yield layout


def _layout(row: Row, kind: Kind, own: Mapping[str, str]) -> Layout:
    columns: dict[str, int] = {}
    titles: dict[str, str] = {}
    unknown: list[str] = []
    for index, cell in enumerate(row.cells):
        words = _words(cell)
        field = _field(words, kind, own)
        if field is None or field in columns:
            unknown += [words] if words else []
        else:
            columns[field], titles[field] = index, words
    return Layout(kind, row.number, columns, titles, tuple(unknown))


def _makes_sense(layout: Layout) -> bool:
    """People have names; contacts have a day and tell whose they are or how they were had."""
    if layout.kind == "people":
        return bool(NAME_FIELDS & layout.columns.keys())
    return "date" in layout.columns and bool({"row_number", "channel"} & layout.columns.keys())


def _words(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _field(words: str, kind: Kind, own: Mapping[str, str]) -> str | None:
    for key in (fold(words) or words, fold(BRACKETS.sub("", words))):
        if key in own:
            return own[key]
        if key in _synonyms()[kind]:
            return _synonyms()[kind][key]
    return None


@cache
def _document() -> dict[str, dict[str, list[str]]]:
    source = resources.files("reception.imports").joinpath("headers.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _synonyms() -> dict[Kind, dict[str, str]]:
    """Field by folded header, for each kind of sheet; "#" has nothing to fold and stands for itself."""
    return {
        kind: {fold(word) or word: field for field, words in _document()[kind].items() for word in words}
        for kind in KINDS
    }


@cache
def _total_words() -> frozenset[str]:
    return frozenset(fold(word) for word in _document()["marks"]["total"])
