"""Which figures the program counts by itself, and as known on which day. Pure."""

from datetime import date
from typing import Final

from reception.indicators.terms import Breakdown
from reception.reckoning.periods import day_before

#: What every figure is split by when the program counts by itself (performance.md, W5).
STANDARD: Final = (Breakdown.SEX, Breakdown.AGE, Breakdown.RECEPTION_YEAR)
#: This year and those before it that stand beside it.
YEARS: Final = 5


def known_on(today: date) -> date:
    """The last day of last month: figures that are followed stand still from month to month.

    So nobody learns of one person from what a figure was the day before.
    """
    return day_before(today.replace(day=1))


def years_kept(day: date) -> tuple[int, ...]:
    """The years that are counted as known on a day, the first first."""
    return tuple(range(day.year - YEARS + 1, day.year + 1))
