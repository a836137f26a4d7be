"""What may happen to the units of a home: rooms and places added, changed, no longer let, and let again."""

from datetime import date

from reception.audit.log import record
from reception.db.session import db
from reception.housing.models import Dwelling, DwellingUnit
from reception.housing.operations.checking import hold_homes
from reception.housing.terms import UnitKind


def add_unit(home: Dwelling, *, kind: UnitKind, label: str, capacity: int, rent: int | None = None) -> DwellingUnit:
    """Add a room or a place that is let by itself. Raises IntegrityError where the label stands already."""
    unit = DwellingUnit(dwelling_id=home.id, kind=kind, label=label, capacity=capacity, rent=rent)
    db.session.add(unit)
    db.session.flush()
    record("dwelling-unit.added", unit, dwelling=home.id)
    return unit


def change_unit(
    unit: DwellingUnit, *, capacity: int, rent: int | None, label: str | None = None, kind: UnitKind | None = None
) -> None:
    """Correct for how many people it is, the rent, and of a room or place its label and kind."""
    unit.capacity, unit.rent = capacity, rent
    unit.label = unit.label if label is None else label
    unit.kind = kind or unit.kind
    db.session.flush()
    record("dwelling-unit.changed", unit)


def leave_unit(unit: DwellingUnit, on: date) -> None:
    """`on` is the last day on which it is let by itself. Contracts stay as they are."""
    hold_homes(unit.id)
    unit.left_on = on
    db.session.flush()
    record("dwelling-unit.left", unit, on=on)


def keep_unit(unit: DwellingUnit) -> None:
    """It is let by itself after all."""
    unit.left_on = None
    db.session.flush()
    record("dwelling-unit.kept", unit)
