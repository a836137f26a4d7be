"""The homes, landlords and districts that are kept, beside which a list of homes is read. Nobody who lives there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, selectinload

from reception.db.bulk import chunks
from reception.db.session import db
from reception.housing.models import District, Dwelling, DwellingUnit, Lease
from reception.housing.permits import DWELLINGS, KEEP
from reception.imports.rules.homes.kept import KeptHome, KeptLease, KeptUnit
from reception.imports.rules.homes.names import Known
from reception.imports.rules.homes.records import Place
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.organisations.terms import OrganisationKind

#: The tables that a list of homes is written into, by name.
TABLES_OF_HOMES: Mapping[str, Any] = {model.__tablename__: model for model in (Dwelling, DwellingUnit, Lease)}
#: The columns of a home that a list may tell.
FACTS = ("rooms", "area", "floor", "lift", "step_free", "furnished", "is_own", "north", "east", "note")


def kept_homes() -> list[KeptHome]:
    """Every home with its units and leases: three statements, however many there are."""
    landlord = aliased(Organisation)
    query: sa.Select[*tuple[Any, ...]] = (
        sa.select(*Dwelling.__table__.columns, landlord.name.label("landlord"), District.name.label("district"))
        .outerjoin(landlord, landlord.id == Dwelling.landlord_id)
        .outerjoin(District, District.id == Dwelling.district_id)
        .order_by(Dwelling.id)
    )
    units, leases = _units(), _leases()
    return [_home(row, units[row.id], leases[row.id]) for row in db.session.execute(DWELLINGS.within(query))]


def _home(row: Any, units: Sequence[KeptUnit], leases: Sequence[KeptLease]) -> KeptHome:
    return KeptHome(
        id=row.id,
        place=Place(row.street, row.apartment, row.postcode, row.town),
        values={name: getattr(row, name) for name in (*FACTS, "landlord_id", "district_id")},
        landlord=row.landlord,
        district=row.district,
        left_on=row.left_on,
        units=units,
        leases=leases,
    )


def _units() -> dict[int, list[KeptUnit]]:
    found: dict[int, list[KeptUnit]] = defaultdict(list)
    query = sa.select(
        DwellingUnit.dwelling_id, DwellingUnit.id, DwellingUnit.label, DwellingUnit.capacity, DwellingUnit.rent
    ).order_by(DwellingUnit.id)
    for home_id, unit_id, label, capacity, rent in db.session.execute(DWELLINGS.within(query)):
        found[home_id].append(KeptUnit(unit_id, label, {"capacity": capacity, "rent": rent}))
    return found


def _leases() -> dict[int, list[KeptLease]]:
    found: dict[int, list[KeptLease]] = defaultdict(list)
    query: sa.Select[*tuple[Any, ...]] = sa.select(*Lease.__table__.columns).order_by(Lease.first_on)
    for row in db.session.execute(DWELLINGS.within(query)):
        values = {name: getattr(row, name) for name in ("first_on", "last_on", "notice_on", "rent", "reference")}
        found[row.dwelling_id].append(KeptLease(row.id, row.first_on, values))
    return found


def home_addresses(places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The address of the home that a row is, or belongs to, by its table and id; others are left out."""
    found: dict[tuple[str, int], str] = {}
    by_table: dict[str, set[int]] = defaultdict(set)
    for table, row_id in places:
        if table in TABLES_OF_HOMES:
            by_table[table].add(row_id)
    for table, ids in by_table.items():
        model = TABLES_OF_HOMES[table]
        for part in chunks(ids):
            query = sa.select(model.id, Dwelling.street, Dwelling.apartment).select_from(model)
            query = (query if model is Dwelling else query.join(Dwelling)).where(model.id.in_(part))
            rows = db.session.execute(DWELLINGS.within(query))
            found.update({(table, row.id): Place(row.street, row.apartment).in_one_line for row in rows})
    return found


def known_landlords() -> list[Known]:
    """The landlords in the register of organisations; one that has closed is known, and not offered."""
    query = (
        sa.select(Organisation.id, Organisation.name, is_there())
        .where(Organisation.kind == OrganisationKind.LANDLORD)
        .order_by(Organisation.sort_key, Organisation.id)
    )
    return [Known(*row) for row in db.session.execute(query)]


def known_districts() -> list[Known]:
    """The districts of the municipality."""
    rows = db.session.execute(DWELLINGS.within(sa.select(District.id, District.name).order_by(District.name)))
    return [Known(*row) for row in rows]


def homes_to_change(ids: Iterable[int]) -> dict[int, Dwelling]:
    """Homes by their ids, with their units and leases."""
    around = selectinload(Dwelling.units), selectinload(Dwelling.leases)
    found: dict[int, Dwelling] = {}
    for part in chunks(ids):
        query = sa.select(Dwelling).where(Dwelling.id.in_(part)).options(*around)
        found |= {home.id: home for home in KEEP.all(query)}
    return found
