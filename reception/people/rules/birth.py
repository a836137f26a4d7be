"""Dates of birth, of which often only a part is known. Pure."""

from datetime import date
from typing import Literal

from reception.people.terms import BirthPrecision

Agreement = Literal["same", "unknown", "different"]
Birth = tuple[date, BirthPrecision]

#: How far an estimated year of birth may lie from the true one.
ESTIMATED_YEARS = 2


def known_birth(on: date | None, precision: BirthPrecision | None) -> Birth | None:
    """A date of birth with how much of it is known; None where nothing is."""
    return (on, precision) if on and precision else None


def known_part(on: date, precision: BirthPrecision) -> str:
    """As much of the date as is known: "1990-05-03", "1990-05", "1990"."""
    if precision is BirthPrecision.DAY:
        return on.isoformat()
    return f"{on:%Y-%m}" if precision is BirthPrecision.MONTH else f"{on.year:04}"


def agreement(one: Birth | None, other: Birth | None) -> Agreement:
    """Whether two dates of birth may be the same person's, compared as far as both are known."""
    if one is None or other is None:
        return "unknown"
    (day, precision), (other_day, other_precision) = one, other
    if BirthPrecision.ESTIMATED in {precision, other_precision}:
        return "unknown" if abs(day.year - other_day.year) <= ESTIMATED_YEARS else "different"
    if _shared_part(day, precision, other_precision) != _shared_part(other_day, precision, other_precision):
        return "different"
    return "same" if precision is other_precision is BirthPrecision.DAY else "unknown"


def _shared_part(on: date, *precisions: BirthPrecision) -> str:
    coarsest = max(precisions, key=[BirthPrecision.DAY, BirthPrecision.MONTH, BirthPrecision.YEAR].index)
    return known_part(on, coarsest)


def days_of(text: str) -> tuple[date, date]:
    """The first day of "1990", "1990-05" or "1990-05-03" and the first day after it."""
    year, *rest = (int(part) for part in text.split("-"))
    first = date(year, *rest, *[1] * (2 - len(rest)))
    if len(rest) == 2:
        return first, date.fromordinal(first.toordinal() + 1)
    if rest and first.month < 12:
        return first, date(year, first.month + 1, 1)
    return first, date(year + 1, 1, 1)
