"""A cell's value as what its column is about: text, a day, a birth, a telephone. Spreadsheets store all as anything."""

import re
from datetime import date, datetime, time, timedelta

from reception.i18n import dates
from reception.i18n.text_safety import clean, plain
from reception.imports.rules.records import Birth
from reception.sheets.cells import Cell

# Day 0 of Excel's calendar; it counts a 29 February 1900 that never was, which no date here is early enough to notice.
EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(10_000, 80_000)  # 1927 to 2119
LARGEST_WHOLE = 10**18
LONGEST_DATE = 40  # characters: "den 22 september 2026"
DAY_MONTH_YEAR = re.compile(r"\d{6}|\d{4}|\d+\D+\d+\D+\d+|\d+[^\W\d]+\d+|\d+\W+[^\W\d]+\W+\d+")

SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)
FEWEST_LOST = 10_000  # a number that ends in four zeros has no serial number: they stand for digits that were dropped
LONG_NUMBER = 10**8
SPREADSHEET_ERROR = re.compile(r"#(?:N/A|[A-ZÅÄÖ/0_]+[!?])|ERR:\d{3}", re.IGNORECASE)
NOT_FOUND = frozenset({"#N/A", "#SAKNAS!"})  # what a lookup gives that finds nothing
FORMULA = re.compile(r"=\s*[^\s=].*", re.DOTALL)


class LostDigits(ValueError):
    """A number stands in scientific notation, and its last digits are gone."""


def text_of(cell: Cell, *, multiline: bool = False) -> str | None:
    """The cell as clean text, None when there is none. Whole numbers lose their ".0". Raises UnsafeText."""
    if cell is None:
        return None
    written = cell if isinstance(cell, str) else _written(cell)
    if not multiline:
        written = re.sub(r"[\t\r\n\u2028\u2029\xa0]+", " ", written)
    return clean(written, multiline=multiline) or None


def day_of(cell: Cell, *, today: date) -> date | None:
    """The day in a cell, whether a real date, text, 220823 or Excel's own count. Raises UnreadableDate.

    Two-digit years are of this century up to twenty years ahead. A day without a year, or words such as "today", are
    refused: they would mean another day when the list is imported again.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return dates.read_date(cell.isoformat(), today=today)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _day_of_number(cell, today)
    written = plain(_written(cell)) if cell is not None else ""
    return _day_of_text(written, today) if written else None


def birth_of(cell: Cell, *, today: date) -> Birth | None:
    """The birth date in a cell, or only its year or month. Raises UnreadableDate."""
    if isinstance(cell, (float, int)) and not isinstance(cell, bool) and 1900 <= cell <= today.year:
        cell = _written(cell)
    if isinstance(cell, str) and (written := plain(cell)):
        _refuse_without_year(written)
        return Birth(*dates.read_partial_date(written, today=today, looks="back"))
    day = day_of(cell, today=today)
    return Birth(day, "day") if day else None


def unabridged(cell: Cell) -> Cell:
    """A long number with the digits that scientific notation hid. Raises LostDigits where they are gone.

    "1,98801199814E+11" has all of them; "1,98801E+11" has not, nor has 198801000000, which is what becomes of it.
    """
    match = SCIENTIFIC.fullmatch(plain(cell)) if isinstance(cell, str) else None
    if match is None:
        return cell
    digits, exponent = match[1] + (match[2] or ""), int(match[3])
    if len(digits) <= exponent:
        raise LostDigits
    return digits if len(digits) == exponent + 1 else cell


def long_number(cell: Cell) -> Cell:
    """The cell of a column of personal numbers. Raises LostDigits."""
    cell = unabridged(cell)
    written = plain(_written(cell)) if cell is not None else ""
    if written.isdecimal() and int(written) >= LONG_NUMBER and int(written) % FEWEST_LOST == 0:
        raise LostDigits
    return cell


def is_error(cell: Cell) -> bool:
    """Is the cell what a spreadsheet writes where it could not calculate: "#REF!", "#SAKNAS!"?"""
    return isinstance(cell, str) and SPREADSHEET_ERROR.fullmatch(cell.strip()) is not None


def is_formula(cell: Cell) -> bool:
    """Is the cell a formula that nobody calculated? In a note it is what somebody wrote."""
    return isinstance(cell, str) and FORMULA.fullmatch(cell.strip()) is not None


def phone_of(cell: Cell) -> str | None:
    """A telephone number as text; one stored as a number has lost its "0" or "+". Raises UnsafeText, LostDigits."""
    written = text_of(unabridged(cell))
    if isinstance(cell, str) or written is None or not written.isdecimal():
        return written
    return f"+{written}" if written.startswith("46") and len(written) >= 11 else f"0{written}"


def dossier_of(cell: Cell) -> str | None:
    """A dossier number as text; one stored as a number lacks its leading zero. Raises UnsafeText, LostDigits."""
    written = text_of(unabridged(cell))
    return written if isinstance(cell, str) or written is None else written.zfill(8)


def _written(cell: str | float | date | time) -> str:
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if (
        isinstance(cell, (int, float))
        and not isinstance(cell, bool)
        and abs(cell) < LARGEST_WHOLE
        and cell == int(cell)
    ):
        return str(int(cell))
    return str(cell) if isinstance(cell, (str, bool, float)) else "#"


def _day_of_number(cell: float, today: date) -> date:
    """Six or eight digits are a written date; five are Excel's count, or a written date of 2000–2009 without its zero.

    Where both would make sense nobody knows which was meant, and the cell is unreadable.
    """
    written = _written(cell)
    counted = _counted_day(cell)
    if counted is None:
        return _day_of_text(written, today)
    try:
        dates.read_date(written.zfill(6), today=today)
    except dates.UnreadableDate:
        return dates.read_date(counted.isoformat(), today=today)
    raise dates.UnreadableDate("not_a_date")


def _counted_day(cell: float) -> date | None:
    return EXCEL_DAY_ZERO + timedelta(days=int(cell)) if EXCEL_DAYS.start <= cell < EXCEL_DAYS.stop else None


def _day_of_text(written: str, today: date) -> date:
    _refuse_without_year(written)
    return dates.read_date(written, today=today)


def _refuse_without_year(written: str) -> None:
    if len(written) > LONGEST_DATE or written.startswith(("+", "-")) or not DAY_MONTH_YEAR.search(written):
        raise dates.UnreadableDate("not_a_date")
