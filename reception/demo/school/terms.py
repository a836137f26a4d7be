"""The half-years of the school and the days on which it is closed."""

from datetime import date
from typing import Final

from reception.reckoning.periods import Period

#: First and last day, as month and day, of the spring and of the autumn term.
SPRING, AUTUMN = ((1, 8), (6, 12)), ((8, 17), (12, 18))
#: Holidays within the terms: name, first and last day.
HOLIDAYS: Final = (("Sportlov", (2, 16), (2, 20)), ("Påsklov", (4, 6), (4, 10)), ("Höstlov", (10, 26), (10, 30)))


def terms_until(today: date, count: int) -> list[Period]:
    """The term of today, or the next in a holiday, and those before it: `count` in all, the oldest first."""
    found = [
        Period(date(year, *first), date(year, *last))
        for year in range(today.year - count, today.year + 2)
        for first, last in (SPRING, AUTUMN)
    ]
    now = next(place for place, term in enumerate(found) if term.end >= today)
    return found[now - count + 1 : now + 1]


def holidays_in(term: Period) -> list[tuple[str, Period]]:
    """The holidays that lie in a term."""
    year = term.first.year
    all_of_them = [(name, Period(date(year, *first), date(year, *last))) for name, first, last in HOLIDAYS]
    return [(name, days) for name, days in all_of_them if days.meets(term)]
