"""Reports of discrimination of two years, and what units counted of their staff."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.accounts.terms import UnitKind
from reception.db.session import db
from reception.demo.inclusion.told import ShortNumbers, told
from reception.inclusion.models import (
    DiscriminationReport,
    DiscriminationStep,
    OutsideFigure,
    StaffLanguage,
    StaffTraining,
)
from reception.inclusion.rules.counts import subjects
from reception.inclusion.terms.discrimination import Concerned, PlaceKind, ReportOutcome, ReportState, StepKind

_LANGUAGES: Final = ("ar", "so", "ti", "uk", "fa-AF", "en")
#: Figures from outside by code: of the year before last, and how they changed in a year.
_OUTSIDE: Final = {
    "U65861": (82.4, 0.3, None),
    "U65860": (66.1, 0.9, None),
    "N00655": (54.0, 1.5, None),
    "N00656": (61.0, 0.5, None),
    "reference-group": (3.0, 1.0, 12),
}


def tell_reports(chance: Random, today: date) -> None:
    """The told reports, over two years; the last two are open, one of them for too long."""
    numbers, reports = ShortNumbers(chance), told()["report"]
    for place, one in enumerate(reports):
        _report(one, numbers.next(), today - timedelta(days=700 - 94 * place), today)


def _report(one: dict[str, Any], number: str, received_on: date, today: date) -> None:
    closed_on = received_on + timedelta(days=one["days"]) if "days" in one else None
    made = DiscriminationReport(
        number=number,
        received_on=received_on,
        happened_on=received_on - timedelta(days=4),
        place_kind=PlaceKind(one["place"]),
        concerned=Concerned(one["concerned"]),
        grounds=one["grounds"],
        account=one["account"],
        state=ReportState.CLOSED if closed_on else ReportState.OPEN,
        outcome=ReportOutcome(one["outcome"]) if closed_on else None,
        closed_on=closed_on,
    )
    db.session.add(made)
    db.session.flush()
    db.session.add(
        DiscriminationStep(
            report_id=made.id, on=min(received_on + timedelta(days=2), today), kind=StepKind.ADVISED, note=None
        )
    )


def tell_counts(chance: Random, today: date) -> None:
    """Training and languages of each unit for three years, and figures from outside."""
    units = db.session.scalars(sa.select(Unit).where(Unit.kind == UnitKind.UNIT).order_by(Unit.id)).all()
    for back in (2, 1, 0):
        year = today.year - back
        for place, unit in enumerate(units):
            _of_unit(chance, unit.id, place, year, back)
        for code, (first, change, of) in _OUTSIDE.items():
            value = Decimal(str(round(first + change * (2 - back), 1)))
            db.session.add(
                OutsideFigure(code=code, year=year, value=value, of=of, source="Påhittad uppgift för övning")
            )


def _of_unit(chance: Random, unit_id: int, place: int, year: int, back: int) -> None:
    meant = 8 + 4 * (place % 5)
    for code in subjects():
        trained = min(meant, meant * (3 - back) // 4 + chance.randrange(3))
        db.session.add(StaffTraining(unit_id=unit_id, year=year, subject=code, meant=meant, trained=trained))
    for tag in _LANGUAGES[: 6 if place % 3 else 3]:
        db.session.add(StaffLanguage(unit_id=unit_id, year=year, language=tag, staff=1 + chance.randrange(3)))
