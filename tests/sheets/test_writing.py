"""Workbooks that Reception makes."""

from datetime import datetime

from reception.sheets import writing
from reception.sheets.reading import Row, read_workbook

DAY = datetime(2026, 11, 22)  # noqa: DTZ001 - a workbook knows no time zone
DANGEROUS = ["=HYPERLINK(A1)", "https://example.org", "0701", "+46", "@SUM(A1)"]


def made() -> bytes:
    return writing.made(lambda book: book.add_worksheet("Blad").write_row(0, 0, DANGEROUS), created=DAY)


def test_text_is_never_a_formula_a_link_or_a_number():
    assert read_workbook(made(), name="a.xlsx")[0].rows == [Row(1, tuple(DANGEROUS))]


def test_the_same_contents_are_the_same_bytes():
    assert made() == made()
