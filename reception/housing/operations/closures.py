"""Closing a unit for days, and opening it again. The days are checked with the contracts: nobody is closed in."""

from datetime import date, timedelta

from reception.audit.log import record
from reception.db.session import db
from reception.housing.models import Closure, DwellingUnit
from reception.housing.operations.checking import hold_homes
from reception.housing.queries.occupied import occupations, rule_units
from reception.housing.rules.closing import remarks_on_closing
from reception.housing.rules.occupancy import as_told
from reception.housing.terms import Unavailability
from reception.i18n.formats import today
from reception.reckoning.periods import Period
from reception.reckoning.remarks import accepted


def close_unit(
    unit: DwellingUnit, *, first_on: date, last_on: date | None, reason: Unavailability, note: str | None = None
) -> Closure:
    """Close a unit from a day to a day (None: until it is opened). Raises Refused where it is let on one of them."""
    _check(unit, Period(first_on, last_on))
    closure = Closure(unit_id=unit.id, first_on=first_on, last_on=last_on, reason=reason, note=note or None)
    db.session.add(closure)
    db.session.flush()
    record("dwelling-unit.closed", closure, unit=unit.id, reason=reason)
    return closure


def change_closure(
    closure: Closure, *, first_on: date, last_on: date | None, reason: Unavailability, note: str | None
) -> None:
    """Correct days or reason. Raises Refused where the unit is let on one of the days."""
    _check(closure.unit, Period(first_on, last_on), Period(closure.first_on, closure.last_on))
    closure.first_on, closure.last_on = first_on, last_on
    closure.reason, closure.note = reason, note or None
    db.session.flush()
    record("closure.changed", closure)


def open_unit(closure: Closure, on: date) -> None:
    """The unit can be let from `on`; a closing that has not begun by then is removed."""
    if closure.first_on >= on:
        record("closure.removed", closure, unit=closure.unit_id)
        db.session.delete(closure)
    else:
        closure.last_on = on - timedelta(days=1)
        record("closure.ended", closure)
    db.session.flush()


def _check(unit: DwellingUnit, days: Period, before: Period | None = None) -> None:
    """Hold the home, so that nobody lets it meanwhile, and look at every contract, whoever may see it.

    Days that were closed already (`before`) may stay so; for others a hidden contract stands in the way on every day.
    """
    homes = hold_homes(unit.id)
    found = occupations(homes)
    if before is None or not before.holds(days):
        found = as_told(found, today()) + [one for one in found if one.is_hidden and one.period.end < today()]
    accepted(remarks_on_closing(unit.id, days, found, rule_units(homes)))
