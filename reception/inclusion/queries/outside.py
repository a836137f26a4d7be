"""Figures that somebody else counts."""

from decimal import Decimal

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.inclusion.models import OutsideFigure
from reception.inclusion.permits import OUTSIDE
from reception.inclusion.rules.outside import Outside, asked, outside


def figures(year: int) -> list[tuple[Outside, OutsideFigure | None, OutsideFigure | None]]:
    """What is asked for, with its figure of the year and the latest before it."""
    one = OutsideFigure
    rows = OUTSIDE.all(sa.select(one).where(one.year <= year).order_by(one.year, one.id))
    of_year = {row.code: row for row in rows if row.year == year}
    before = {row.code: row for row in rows if row.year < year}  # the latest comes last
    return [(each, of_year.get(each.code), before.get(each.code)) for each in asked(outside(), of_year)]


def definition(code: str) -> Outside:
    """What a figure is. Raises OutOfReach."""
    if code not in outside():
        raise OutOfReach
    return outside()[code]


def figure(code: str, year: int) -> OutsideFigure | None:
    """The figure of a year, or None."""
    query = sa.select(OutsideFigure).where(OutsideFigure.code == code, OutsideFigure.year == year)
    return db.session.scalars(OUTSIDE.within(query)).one_or_none()


def of_code(code: str) -> dict[int, Decimal]:
    """What was written by hand of a figure, by year. Public: who shows them has a permit."""
    one = OutsideFigure
    found = db.session.execute(sa.select(one.year, one.value).where(one.code == code).order_by(one.year))
    return {year: value for year, value in found}  # noqa: C416 - rows are no pairs to the types
