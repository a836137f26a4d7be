"""Where a header may stand: any row near the top, or two rows of which the upper heads groups ("UT" above "from")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reception.imports.rules import header_words
from reception.imports.rules.folding import fold
from reception.sheets.cells import Row, Sheet

SEARCHED_ROWS = 40  # a header stands near the top; titles and logos may stand above it
MOST_VALUES = 5  # one cell in more than so many may be a value
VALUE = re.compile(r"@|\d(?:[-+/. ]?\d){5}")
LARGEST_GAP = 2  # rows between the two rows of a header


@dataclass(frozen=True, slots=True)
class Title:
    """The header of one column. `spellings` are what it may be read as, the most telling first."""

    index: int
    words: str
    key: str
    spellings: tuple[str, ...]

    @property
    def is_written(self) -> bool:
        """Has the column a header at all?"""
        return bool(self.spellings)


@dataclass(frozen=True, slots=True)
class Heading:
    """One or two rows that may be the header: `row` is the number of the last, `below` the place of the first after."""

    row: int
    below: int
    titles: tuple[Title, ...]
    is_double: bool


def headings(sheet: Sheet) -> Iterator[Heading]:
    """Every row, and every two rows, that may be the header of a sheet; rows that hold values are none."""
    width = max((len(row.cells) for row in sheet.rows), default=0)
    for at, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if not _is_of_words(row):
            continue
        words = _words(row, width)
        yield _heading(row, at + 1, [(each,) if each else () for each in words], is_double=False)
        below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else None
        if below and below.number - row.number <= LARGEST_GAP and _heads_groups(words) and _is_of_words(below):
            columns = zip(_groups(sheet, row, width), words, _words(below, width), strict=True)
            yield _heading(below, at + 2, [_spellings(*column) for column in columns], is_double=True)


def _heads_groups(words: list[str]) -> bool:
    """Groups are several: a row with one word is the title of the list, or an empty line's remark."""
    return len({word for word in words if word}) > 1


def letter(index: int) -> str:
    """The name that spreadsheets give a column: 0 is "A", 26 is "AA"."""
    more, rest = divmod(index, 26)
    return (letter(more - 1) if more else "") + chr(ord("A") + rest)


def _is_of_words(row: Row) -> bool:
    """A header has words, and hardly anything else: a year, or the day of the printout.

    Rows of the list itself must never pass for its header, for the people in them and above them would be lost.
    """
    filled = [cell for cell in row.cells if cell is not None]
    values = sum(not isinstance(cell, str) or bool(VALUE.search(cell)) for cell in filled)
    return MOST_VALUES * values < len(filled)


def _words(row: Row, width: int) -> list[str]:
    words = [header_words.words_of(cell) for cell in row.cells]
    return words + [""] * (width - len(words))


def _groups(sheet: Sheet, row: Row, width: int) -> list[str]:
    """The upper row's words, each carried over the columns that it heads: as far as it is merged, or to the next."""
    words = _words(row, width)
    spans = [span for span in sheet.spans if span.row == row.number and span.first < width]
    if spans:
        for span in spans:
            reach = min(span.last + 1, width)
            words[span.first : reach] = [words[span.first]] * (reach - span.first)
        return words
    carried = ""
    for index, word in enumerate(words):
        carried = word or carried
        words[index] = carried
    return words


def _spellings(group: str, upper: str, lower: str) -> tuple[str, ...]:
    """What a column of two rows may be called. "Namn" below "God man" is nobody's name in this list."""
    if not lower or group == lower:
        return (upper,) if upper else ()
    if not group:
        return (lower,)
    joined = f"{group} {lower}"
    if fold(group) in header_words.group_keys("others"):
        return (joined,)
    return (lower, joined) if fold(group) in header_words.group_keys("groups") else (joined, lower)


def _heading(row: Row, below: int, spellings: list[tuple[str, ...]], *, is_double: bool) -> Heading:
    titles: list[Title] = []
    seen: dict[str, int] = {}
    for index, each in enumerate(spellings):
        words = max(each, key=len, default="")
        key = header_words.key_of(words)
        seen[key] = seen.get(key, 0) + 1
        titles.append(Title(index, words or f"({letter(index)})", _key(key, index, seen[key]), each))
    return Heading(row.number, below, tuple(titles), is_double=is_double)


def _key(key: str, index: int, times: int) -> str:
    """A folded header, unique within its sheet; "@" is in no folded word."""
    if not key:
        return f"@{letter(index)}"
    return key if times == 1 else f"{key}@{times}"
