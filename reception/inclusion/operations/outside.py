"""Figures from outside are written. Raises `Refused` where they are out of their range."""

from decimal import Decimal

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.inclusion.models import OutsideFigure
from reception.inclusion.rules.outside import Outside, check_figure
from reception.reckoning.remarks import accepted


def write_figure(
    definition: Outside, year: int, row: OutsideFigure | None, *, value: Decimal, of: int | None, source: str
) -> OutsideFigure:
    """Let this be the figure of a year. `row`: what stood of it so far."""
    accepted(check_figure(definition, value, of))
    entered = {"value": value, "of": of, "source": source}
    if row is None:
        row = OutsideFigure(code=definition.code, year=year, **entered)
        db.session.add(row)
        db.session.flush()
        record("outside-figure.written", row, code=definition.code, year=year)
    elif changed := write_anew(row, entered):
        record("outside-figure.changed", row, code=definition.code, year=year, fields=" ".join(changed))
    return row


def remove_figure(row: OutsideFigure) -> None:
    """There is no such figure after all."""
    record("outside-figure.removed", row, code=row.code, year=row.year)
    db.session.delete(row)
    db.session.flush()
