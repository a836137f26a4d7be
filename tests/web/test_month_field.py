"""A month is read in two clear forms, and never takes a page down."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.web.month_field import month_as_typed, read_month

TODAY = date(2026, 11, 22)
MONTHS = st.dates(date(1900, 1, 1), date(2046, 10, 31)).map(lambda day: day.replace(day=1))


@given(MONTHS)
def test_what_is_written_is_read_back(month):
    assert read_month(month_as_typed(month), TODAY) == month
    assert read_month(f"{month:%Y%m}", TODAY) == month


@given(st.text(max_size=12))
def test_any_text_is_a_month_or_none(text):
    found = read_month(text, TODAY)
    assert found is None or found.day == 1


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-3", "03-2026", "2026-13", "2026-00", "1899-12", "2090-01", "2026-03-01", "mars 2026"]
)
def test_what_is_no_clear_month_is_none(text):
    assert read_month(text, TODAY) is None
