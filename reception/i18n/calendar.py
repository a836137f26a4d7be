"""Working days in Sweden: Monday to Friday, without public holidays and the eves that the law counts as such."""

from datetime import date
from functools import lru_cache

import holidays

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether authorities work on `day`.

    Midsummer Eve, Christmas Eve and New Year's Eve count as Saturdays: lag (1930:173) om beräkning av lagstadgad tid
    2 §; the public holidays stand in lag (1989:253) om allmänna helgdagar.
    """
    return day.weekday() < _SATURDAY and day not in days_off(day.year)


@lru_cache(maxsize=64)
def days_off(year: int) -> frozenset[date]:
    """The public holidays of a year, and the eves on which nobody works; weekends are others."""
    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))
