"""The one check that each writing of a contract passes: the home is held, and everything about it is looked at anew.

Of two who let one home at the same moment the second waits for the first, and then sees what the first wrote. On
SQLite a request that writes has been alone since it began. Whoever closes days of a unit, or changes its home's leases,
is to hold the home as well (`hold_homes`).
"""

from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.housing.models import Contract, Dwelling, DwellingUnit
from reception.housing.queries import occupied
from reception.housing.rules.contracts import Agreement, remarks_on_contract
from reception.housing.rules.occupancy import Block, Occupation, as_told, remarks_on_letting
from reception.housing.rules.tenures import nature
from reception.housing.terms import Unavailability
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.remarks import NOTHING, Remarks, refusal


def hold_homes(*unit_ids: int) -> list[int]:
    """Hold the homes of these units until the transaction ends, always in the same order. Answers their ids."""
    query = (
        sa.select(Dwelling.id)
        .where(Dwelling.id.in_(sa.select(DwellingUnit.dwelling_id).where(DwellingUnit.id.in_(unit_ids))))
        .order_by(Dwelling.id)
        .with_for_update(key_share=True)
    )
    return list(db.session.scalars(query))


def remarks_on(
    agreement: Agreement, people: int, *, contract: Contract | None = None, despite_reservation: bool = False
) -> Remarks:
    """What speaks against `agreement` for so many people. Holds its home.

    `contract`: the one that is changed, which is not in its own way. `despite_reservation`: days that are kept for a
    household are kept for this one.
    """
    if agreement.unit_id is None:
        return remarks_on_contract(agreement) + _on_a_home_elsewhere(agreement)
    held = db.session.execute(_held_unit(agreement.unit_id)).one_or_none()
    if held is None:
        return (refusal("unit-unknown", "unit", N_("Choose a home that the municipality has.")),)
    homes, left = [held[0]], min(filter(None, held[1:]), default=None)
    lease = _held(homes[0], agreement.first) if nature(agreement.tenure).through_us else None
    by_itself = remarks_on_contract(agreement, lease) + _on_leaving(agreement, left)
    if any(remark.stops for remark in by_itself):
        return by_itself
    wanted = Occupation(agreement.unit_id, agreement.period, people, contract.id if contract else 0)
    return by_itself + _on_letting(
        wanted, _days_before(agreement, contract), homes, despite_reservation=despite_reservation
    )


def _on_letting(wanted: Occupation, before: Period | None, homes: list[int], *, despite_reservation: bool) -> Remarks:
    """Every contract of the home counts. Of one that is hidden from the writer it is said that it is there, no more.

    `before`: the days that the contract had already. For other days a hidden contract stands in the way on every day:
    whoever tries day after day is not to learn when it ends.
    """
    units, found = occupied.rule_units(homes), occupied.occupations(homes)
    if before is None or not before.holds(wanted.period):
        over = [one for one in found if one.is_hidden and one.period.end < today()]
        found = as_told(found, today()) + over
    blocks = [block for block in occupied.blocks(homes) if not (despite_reservation and _keeps(block))]
    return remarks_on_letting(wanted, found, blocks, units)


def _days_before(agreement: Agreement, contract: Contract | None) -> Period | None:
    """The days on which the contract that is changed has the unit already."""
    return contract.agreement.period if contract is not None and contract.unit_id == agreement.unit_id else None


def _keeps(block: Block) -> bool:
    return block.reason is Unavailability.RESERVED


def _on_a_home_elsewhere(agreement: Agreement) -> Remarks:
    if not nature(agreement.tenure).through_us:
        return NOTHING
    return (refusal("unit-missing", "unit", N_("Choose which of the municipality's homes it is.")),)


def _held(home: int, first: date) -> Period | None:
    """The days on which the municipality has the home, those around `first` if there are several."""
    periods = occupied.held([home])[home]
    return occupied.held_on(periods, first) or (periods[-1] if periods else None)


def _held_unit(unit_id: int) -> sa.Select[*tuple[Any, ...]]:
    """The home of a unit, held until the transaction ends; from when on it, or the unit, is none of the municipality's.

    In one statement with the days: they are read once nobody else changes them.
    """
    query = sa.select(Dwelling.id, Dwelling.left_on, DwellingUnit.left_on).join(DwellingUnit.dwelling)
    return query.where(DwellingUnit.id == unit_id).with_for_update(of=Dwelling, key_share=True)


def _on_leaving(agreement: Agreement, left: date | None) -> Remarks:
    """A unit that is none of the municipality's from a day on is not let beyond it."""
    if left is None or not nature(agreement.tenure).through_us:
        return NOTHING
    if agreement.end is not None and agreement.end <= left:
        return NOTHING
    says = N_("The home is one of the municipality's until %(left)s.")
    return (refusal("unit-left", "unit", says, left=left),)
