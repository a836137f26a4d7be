"""Districts, places and landlords: small registers, and the choices that forms make of them."""

from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import District, Dwelling, HomeNeed, Place
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind


def districts() -> list[tuple[District, int]]:
    """The districts by name, each with how many kept homes lie in it."""
    homes = (
        sa.select(Dwelling.district_id, sa.func.count().label("homes"))
        .where(Dwelling.left_on.is_(None))
        .group_by(Dwelling.district_id)
        .subquery()
    )
    query = sa.select(District, sa.func.coalesce(homes.c.homes, 0)).outerjoin(homes, homes.c.district_id == District.id)
    rows = db.session.execute(permits.DWELLINGS.within(query))
    return sorted(((one, count) for one, count in rows), key=lambda row: sort_key(row[0].name))


def district(district_id: int) -> District:
    """One district. Raises OutOfReach."""
    found = db.session.get(District, district_id)
    if found is None:
        raise OutOfReach
    return found


def has_homes(district: District) -> bool:
    """Whether a home lies in the district, kept or not."""
    query = sa.select(Dwelling.id).where(Dwelling.district_id == district.id).limit(1)
    return db.session.scalar(permits.DWELLINGS.within(query)) is not None


def places() -> Sequence[Place]:
    """Schools, then workplaces, each by name."""
    found = permits.DWELLINGS.all(sa.select(Place))
    return sorted(found, key=lambda one: (one.kind.value, sort_key(one.name)))


def place(place_id: int) -> Place:
    """One place. Raises OutOfReach."""
    found = db.session.get(Place, place_id)
    if found is None:
        raise OutOfReach
    return found


def is_place_used(place: Place) -> bool:
    """Whether a household that seeks a home names it, whoever may see that household."""
    named = sa.or_(HomeNeed.school_id == place.id, HomeNeed.work_id == place.id)
    return db.session.scalar(permits.OCCUPIED.within(sa.select(HomeNeed.id).where(named).limit(1))) is not None


def district_choices() -> list[tuple[str, str]]:
    """(id, name) of each district, by name."""
    rows = db.session.execute(permits.DWELLINGS.within(sa.select(District.id, District.name)))
    return _by_name([(id_, name) for id_, name in rows])


def landlord_choices(also: int | None = None) -> list[tuple[str, str]]:
    """(id, name) of the landlords that have not closed, by name, and of the one that a home has already."""
    offered = sa.and_(Organisation.kind == OrganisationKind.LANDLORD, is_there())
    query = sa.select(Organisation.id, Organisation.name).where(sa.or_(offered, Organisation.id == (also or 0)))
    return _by_name([(id_, name) for id_, name in db.session.execute(permits.DWELLINGS.within(query))])


def landlords_of_homes() -> list[tuple[str, str]]:
    """(id, name) of everybody who is the landlord of a home, by name."""
    has_home = Organisation.id.in_(sa.select(Dwelling.landlord_id).where(Dwelling.landlord_id.is_not(None)))
    query = sa.select(Organisation.id, Organisation.name).where(has_home)
    return _by_name([(id_, name) for id_, name in db.session.execute(permits.DWELLINGS.within(query))])


def _by_name(rows: list[tuple[int, str]]) -> list[tuple[str, str]]:
    return [(str(id_), name) for id_, name in sorted(rows, key=lambda row: sort_key(row[1]))]
