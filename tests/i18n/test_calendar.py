"""Swedish working days: weekdays without holidays and the eves that count as Saturdays."""

from datetime import date

import pytest

from reception.i18n.calendar import is_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 1, 1), False),  # New Year's Day
        (date(2026, 1, 6), False),  # Epiphany
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 30), True),  # Walpurgis Night
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 25), True),  # the Monday after Pentecost, since 2005
        (date(2026, 6, 19), False),  # Midsummer Eve
        (date(2026, 6, 22), True),
        (date(2026, 11, 21), False),  # a Saturday
        (date(2026, 11, 22), False),  # a Sunday
        (date(2026, 11, 23), True),
        (date(2026, 12, 24), False),  # Christmas Eve
        (date(2026, 12, 31), False),  # New Year's Eve
        (date(2004, 5, 31), False),  # Whit Monday, as long as it was a holiday
    ],
)
def test_a_day_is_a_working_day_or_not(day, works):
    assert is_working_day(day) is works
