"""Ages as a database reckons them, of every row at once: what `rules.ages.standing` says of one birth.

Of a birth often only a month or a year is known. A condition holds surely, or it may hold; both are asked.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.db.civil import days_after, months_after
from reception.people.models import Person
from reception.people.rules.birth import ESTIMATED_YEARS
from reception.people.terms import BirthPrecision

Day = sa.SQLColumnExpression[Any] | date
_A_YEAR = 12


def surely_of(youngest: int, oldest: int, day: Day) -> sa.ColumnElement[bool]:
    """Whether the row's `Person` was of these ages on the day, both included, whatever is not known of the birth."""
    first, last = _possible_days()
    return sa.func.coalesce(sa.and_(_filled(last, youngest) <= day, _filled(first, oldest + 1) > day), sa.false())


def perhaps_of(youngest: int, oldest: int, day: Day) -> sa.ColumnElement[bool]:
    """Whether the row's `Person` may have been of these ages: surely, or what is known leaves it open."""
    first, last = _possible_days()
    return sa.or_(first.is_(None), sa.and_(_filled(first, youngest) <= day, _filled(last, oldest + 1) > day))


def _filled(born: sa.ColumnElement[Any], years: int) -> sa.ColumnElement[Any]:
    """The day on which somebody fills so many years; of 29 February the 28th (lag (1930:173) 1 §)."""
    return months_after(born, years * _A_YEAR)


def _possible_days() -> tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]:
    """The first and the last day on which she may have been born; NULL where nothing is known."""
    on, precision = Person.__table__.c.birth_on, Person.birth_precision
    month = days_after(on, 1 - sa.extract("day", on))
    year = days_after(on, 1 - sa.extract("doy", on))
    years = ESTIMATED_YEARS * _A_YEAR
    first = sa.case(
        (precision == BirthPrecision.DAY, on),
        (precision == BirthPrecision.MONTH, month),
        (precision == BirthPrecision.YEAR, year),
        (precision == BirthPrecision.ESTIMATED, months_after(year, -years)),
    )
    last = sa.case(
        (precision == BirthPrecision.DAY, on),
        (precision == BirthPrecision.MONTH, days_after(months_after(month, 1), -1)),
        (precision == BirthPrecision.YEAR, days_after(months_after(year, _A_YEAR), -1)),
        (precision == BirthPrecision.ESTIMATED, days_after(months_after(year, years + _A_YEAR), -1)),
    )
    return first, last
