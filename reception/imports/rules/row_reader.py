"""Reads one row of a list field by field, and gathers what is wrong with it instead of stopping at the first fault."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from reception.i18n.dates import UnreadableDate
from reception.i18n.text_safety import UnsafeText
from reception.imports.rules import cells, messages, vocabulary
from reception.imports.rules.headers import Layout
from reception.imports.rules.records import Birth, Rejection, Remark
from reception.sheets.cells import Cell, Row

Day = TypeVar("Day")

MARKS_OF_CALCULATION = frozenset("=#eE")  # what a formula or an error begins with
FREE_TEXTS = frozenset({"note", "next_step"})
LONGEST_LINE = 200  # characters
LONGEST_TEXT = 2000  # characters
LONGEST_QUOTE = 60  # characters of a cell that a message repeats


class RowReader:
    """One row: `faults` reject it, `remarks` only tell. No method raises."""

    def __init__(self, sheet: str, row: Row, layout: Layout, *, today: date) -> None:
        self.sheet, self.row, self.today = sheet, row.number, today
        self.faults: list[Rejection] = []
        self.remarks: list[Remark] = []
        self._layout = layout
        self._values = {field: self._calculated(field, cell) for field, cell in layout.values(row).items()}

    def cell(self, field: str) -> Cell:
        """The bare value of a field; None when the file has no such column."""
        return self._values.get(field)

    def has(self, field: str) -> bool:
        """Does the file have a column for a field?"""
        return self._layout.title(field) is not None

    def title(self, field: str) -> str | None:
        """The header of a field as the file writes it."""
        return self._layout.title(field)

    def key(self) -> str:
        """The row's Löpnr, "" when it has none that can be read."""
        try:
            return cells.text_of(self.cell("row_number")) or ""
        except UnsafeText:
            return ""

    def is_blank(self, *, besides: str) -> bool:
        """Is there nothing in any column that is understood, `besides` one: a row that was only numbered?"""
        return all(cell is None for field, cell in self._values.items() if field != besides)

    def fault(self, field: str, reason: str, **params: object) -> None:
        """Reject the row because of a field."""
        self.faults.append(Rejection(self.sheet, self.row, self._layout.title(field), reason, params))

    def remark(self, field: str, text: str, **params: object) -> None:
        """Tell something about a field."""
        self.remarks.append(Remark(self._layout.title(field), text, params))

    def remarks_on(self, field: str) -> list[Remark]:
        """What was told about a field so far."""
        return [remark for remark in self.remarks if remark.column == self._layout.title(field)]

    def line(self, field: str) -> str | None:
        """One line of text, as it is. Text that is unsafe or too long is a fault."""
        return self._text(field, cells.text_of, LONGEST_LINE)

    def text(self, field: str, convert: Callable[[Cell], str | None] = cells.text_of) -> str | None:
        """One line of text. Text that is unsafe or too long is a fault; a dash or "saknas" is nothing."""
        written = self._text(field, convert, LONGEST_LINE)
        return None if written is None or vocabulary.is_nothing(written) else written

    def long_text(self, field: str) -> str | None:
        """Text of several lines, as it is. Text that is unsafe or too long is a fault."""
        return self._text(field, lambda cell: cells.text_of(cell, multiline=True), LONGEST_TEXT)

    def day(self, field: str) -> date | None:
        """The day in a field. What is no day is a fault; a dash is nothing."""
        return None if self._is_nothing(field) else self._day(field, cells.day_of)

    def birth(self, field: str) -> Birth | None:
        """The birth date in a field, or its year. What is neither is a fault; a dash is nothing."""
        return None if self._is_nothing(field) else self._day(field, cells.birth_of)

    def term(self, field: str, table: str, *, otherwise: str | None = None) -> str | None:
        """The value of a word in a closed list. An unknown word is a fault that says `otherwise`, or else a remark."""
        written = self._text(field, cells.text_of, LONGEST_LINE)
        found = vocabulary.meaning(written, table) if written else None
        if not written or found or vocabulary.is_nothing(written):
            return found
        if otherwise:
            self.fault(field, otherwise, value=quote(written))
        else:
            self.remark(field, messages.NOT_UNDERSTOOD, value=quote(written))
        return None

    def terms(self, field: str, meaning: Callable[[str], str | None]) -> tuple[str, ...]:
        """The values of one or several words in a cell, in order, each once. An unknown word is a remark."""
        written = self.text(field)
        if written is None:
            return ()
        whole = meaning(written)
        return (whole,) if whole else self._each(field, vocabulary.parts(written), meaning)

    def _calculated(self, field: str, cell: Cell) -> Cell:
        """The cell, or nothing where the spreadsheet has no value itself. Who is protected is never left to that."""
        if not isinstance(cell, str) or cell.lstrip()[:1] not in MARKS_OF_CALCULATION:
            return cell
        if cells.is_error(cell):
            stops = field == "protection" or (field == "number" and cell.strip().upper() not in cells.NOT_FOUND)
            tell = self.fault if stops else self.remark
            tell(field, messages.CELL_ERROR_STOPS if stops else messages.CELL_ERROR, value=cell.strip())
            return None
        if field not in FREE_TEXTS and cells.is_formula(cell):
            tell = self.fault if field == "protection" else self.remark
            tell(field, messages.NOT_CALCULATED)
            return None
        return cell

    def _each(self, field: str, words: list[str], meaning: Callable[[str], str | None]) -> tuple[str, ...]:
        found = [meaning(word) for word in words]
        for word, value in zip(words, found, strict=True):
            if value is None:
                self.remark(field, messages.NOT_UNDERSTOOD, value=quote(word))
        return tuple(dict.fromkeys(value for value in found if value))

    def _is_nothing(self, field: str) -> bool:
        cell = self.cell(field)
        return cell is None or (isinstance(cell, str) and (not cell.strip() or vocabulary.is_nothing(cell)))

    def _text(self, field: str, convert: Callable[[Cell], str | None], longest: int) -> str | None:
        try:
            written = convert(self.cell(field))
        except UnsafeText as unsafe:
            self.fault(field, unsafe.message)
            return None
        except cells.LostDigits:
            self.remark(field, messages.LOST_DIGITS)
            return None
        if written and len(written) > longest:
            self.fault(field, messages.TOO_LONG, longest=longest)
            return None
        return written

    def _day(self, field: str, read: Callable[..., Day | None]) -> Day | None:
        try:
            return read(self.cell(field), today=self.today)
        except UnreadableDate as unreadable:
            if unreadable.reason == "not_a_date":
                self.fault(field, messages.NOT_A_DATE, value=quote(str(self.cell(field))))
            else:
                self.fault(field, unreadable.message)
            return None


def quote(written: str) -> str:
    """So much of a cell's text as a message may repeat, without what would break its line."""
    words = " ".join("".join(character if character.isprintable() else " " for character in written).split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
