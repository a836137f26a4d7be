"""One home by its number, units to choose from, and units by their ids. No person stands in any answer."""

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from reception.access.permit import OutOfReach, Permit
from reception.db.bulk import chunks
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Dwelling, DwellingUnit, Lease
from reception.housing.queries.standing import free_unit_ids
from reception.housing.rules.addresses import place_in_list, sort_key
from reception.housing.rules.addresses import postcode as shown_postcode
from reception.housing.wording import unit_address
from reception.i18n.formats import today


def dwelling(number: str, permit: Permit = permits.DWELLINGS) -> Dwelling:
    """The home with its units, leases, district and landlord. Raises OutOfReach."""
    return permit.one(
        sa.select(Dwelling)
        .where(Dwelling.number == number)
        .options(
            selectinload(Dwelling.units),
            selectinload(Dwelling.leases),
            joinedload(Dwelling.district),
            joinedload(Dwelling.landlord),
        )
    )


def unit_of(dwelling: Dwelling, unit_id: int) -> DwellingUnit:
    """One unit of that home. Raises OutOfReach."""
    found = next((unit for unit in dwelling.units if unit.id == unit_id), None)
    if found is None:
        raise OutOfReach
    return found


def lease_of(dwelling: Dwelling, lease_id: int) -> Lease:
    """One lease of that home. Raises OutOfReach."""
    found = next((lease for lease in dwelling.leases if lease.id == lease_id), None)
    if found is None:
        raise OutOfReach
    return found


def is_address_taken(street: str, apartment: str, postcode: str, *, but: int | None = None) -> bool:
    """Whether another home has the address, in any case and spacing. Without a postcode on both the street decides."""
    query = sa.select(Dwelling.postcode).where(
        Dwelling.sort_key == sort_key(street, apartment), Dwelling.id != (but or 0)
    )
    found = db.session.scalars(permits.DWELLINGS.within(query)).all()
    return any(not postcode or one in ("", shown_postcode(postcode)) for one in found)


def unit_choices(free_on: date | None = None) -> list[tuple[int, str]]:
    """The units that can be let, with their address, in order of the street; `free_on`: only those free on the day.

    Units and homes whose last day has passed are left out.
    """
    day = free_on or today()
    free = None if free_on is None else free_unit_ids(free_on)
    stays = sa.and_(
        sa.or_(Dwelling.left_on.is_(None), Dwelling.left_on >= day),
        sa.or_(DwellingUnit.left_on.is_(None), DwellingUnit.left_on >= day),
    )
    units = sorted(permits.DWELLINGS.all(_units().where(stays)), key=_in_order)
    return [(one.id, unit_address(one.dwelling, one)) for one in units if free is None or one.id in free]


def _in_order(unit: DwellingUnit) -> tuple[tuple[str, str], int, int]:
    return place_in_list(unit.dwelling.street, unit.dwelling.apartment), unit.dwelling.id, unit.id


def units_named(unit_ids: Collection[int]) -> dict[int, DwellingUnit]:
    """Units by their ids, each with its home."""
    found = (permits.DWELLINGS.all(_units().where(DwellingUnit.id.in_(part))) for part in chunks(unit_ids))
    return {unit.id: unit for part in found for unit in part}


def _units() -> sa.Select[DwellingUnit]:
    return sa.select(DwellingUnit).join(DwellingUnit.dwelling).options(contains_eager(DwellingUnit.dwelling))
