"""Inspections, fault reports and closed days of homes. No person stands in them."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.access.permit import Permit
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Closure, Dwelling, DwellingUnit, Fault, Inspection
from reception.housing.terms import FaultState

OPEN = (FaultState.REPORTED, FaultState.WITH_LANDLORD)


def inspections(dwelling: Dwelling) -> Sequence[Inspection]:
    """How the home was looked over, the latest first."""
    query = sa.select(Inspection).join(Inspection.unit).options(contains_eager(Inspection.unit))
    query = query.where(DwellingUnit.dwelling_id == dwelling.id)
    return permits.DWELLINGS.all(query.order_by(Inspection.on_day.desc(), Inspection.id.desc()))


def inspection(dwelling: Dwelling, inspection_id: int) -> Inspection:
    """One of them. Raises OutOfReach."""
    query = sa.select(Inspection).join(Inspection.unit).options(contains_eager(Inspection.unit))
    return permits.DWELLINGS.one(query.where(Inspection.id == inspection_id, DwellingUnit.dwelling_id == dwelling.id))


def closures(dwelling: Dwelling, *, since: date) -> Sequence[Closure]:
    """The days on which units of the home are closed, from `since` on, in their order."""
    query = sa.select(Closure).join(Closure.unit).options(contains_eager(Closure.unit))
    not_over = sa.or_(Closure.last_on.is_(None), Closure.last_on >= since)
    query = query.where(DwellingUnit.dwelling_id == dwelling.id, not_over)
    return permits.DWELLINGS.all(query.order_by(Closure.first_on, Closure.id))


def closure(dwelling: Dwelling, closure_id: int) -> Closure:
    """One of them. Raises OutOfReach."""
    query = sa.select(Closure).join(Closure.unit).options(contains_eager(Closure.unit))
    return permits.DWELLINGS.one(query.where(Closure.id == closure_id, DwellingUnit.dwelling_id == dwelling.id))


def faults(dwelling: Dwelling) -> Sequence[Fault]:
    """What was reported of the home: what is open first, the oldest first; then what has ended, the latest first."""
    query = sa.select(Fault).join(Fault.unit).options(contains_eager(Fault.unit), joinedload(Fault.made_by))
    found = permits.DWELLINGS.all(query.where(DwellingUnit.dwelling_id == dwelling.id).order_by(Fault.reported_on))
    ended = sorted((one for one in found if one.ended_on), key=lambda one: one.ended_on or date.min, reverse=True)
    return [one for one in found if not one.ended_on] + ended


def fault(dwelling: Dwelling, number: str, permit: Permit = permits.DWELLINGS) -> Fault:
    """One report by its number. Raises OutOfReach."""
    query = sa.select(Fault).join(Fault.unit).options(contains_eager(Fault.unit))
    return permit.one(query.where(Fault.number == number, DwellingUnit.dwelling_id == dwelling.id))


def number_of_open_faults() -> int:
    """How many reports are open in all homes: the length of `faults_found("", None, …)`."""
    query = sa.select(sa.func.count(Fault.id)).where(Fault.state.in_(OPEN))
    return db.session.scalar(permits.DWELLINGS.within(query)) or 0


def faults_found(state: str, landlord_id: int | None, window: tuple[int, int]) -> Sequence[Fault]:
    """Reports of all homes: "" for those that are open, a state's value, or "ended" for the rest. The oldest first,
    of those that have ended the latest."""
    query = (
        sa.select(Fault)
        .join(Fault.unit)
        .join(DwellingUnit.dwelling)
        .options(contains_eager(Fault.unit).contains_eager(DwellingUnit.dwelling).joinedload(Dwelling.landlord))
    )
    if landlord_id is not None:
        query = query.where(Dwelling.landlord_id == landlord_id)
    if state == "ended":
        query = query.where(Fault.state.not_in(OPEN)).order_by(Fault.ended_on.desc(), Fault.id.desc())
    else:
        states = OPEN if not state else (FaultState(state),)
        query = query.where(Fault.state.in_(states)).order_by(Fault.reported_on, Fault.id)
    offset, limit = window
    return permits.DWELLINGS.all(query.offset(offset).limit(limit))
