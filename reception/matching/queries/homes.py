"""The homes that are free or become free, as matching measures them. Nobody stands in any answer."""

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.db.session import db
from reception.housing import permits
from reception.housing.models import District, Dwelling, DwellingUnit
from reception.housing.queries.standing import days_of_homes
from reception.housing.rules.standing import UnitDays, free_days
from reception.housing.terms import UnitKind
from reception.housing.wording import unit_address
from reception.i18n.formats import today
from reception.matching.rules.seeking import Home, Point
from reception.matching.rules.sight import free_for_a_household
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class Vacancy:
    """A unit that is free, or becomes free on `free.first`; `free.last`: the last day before somebody else has it."""

    unit_id: int
    dwelling_id: int
    kind: UnitKind
    number: str
    address: str
    town: str
    district: str | None
    rent: int | None
    free: Period
    home: Home


def vacancies(homes: list[int] | None = None) -> dict[int, Vacancy]:
    """Every unit of these homes (None: of all) that becomes free for long enough to live there, by its id.

    A handful of statements, however many homes there are.
    """
    days = {one.unit.unit_id: one for units in days_of_homes(homes, since=today()).values() for one in units}
    query = (
        sa.select(*_COLUMNS)
        .join(Dwelling, Dwelling.id == DwellingUnit.dwelling_id)
        .outerjoin(District, District.id == Dwelling.district_id)
        .order_by(Dwelling.sort_key, DwellingUnit.id)
    )
    if homes is not None:
        query = query.where(Dwelling.id.in_(homes))
    rows = db.session.execute(permits.DWELLINGS.within(query))
    found = (_vacancy(row, days.get(row.unit_id)) for row in rows)
    return {one.unit_id: one for one in found if one is not None}


_COLUMNS: Final[tuple[Any, ...]] = (
    DwellingUnit.id.label("unit_id"), DwellingUnit.kind, DwellingUnit.label.label("label"), DwellingUnit.capacity,
    DwellingUnit.rent, Dwelling.id.label("dwelling_id"), Dwelling.number, Dwelling.street, Dwelling.apartment,
    Dwelling.postcode, Dwelling.town, Dwelling.rooms, Dwelling.area, Dwelling.floor, Dwelling.lift,
    Dwelling.step_free, Dwelling.east, Dwelling.north, District.name.label("district"),
)  # fmt: skip


def _vacancy(row: Any, days: UnitDays | None) -> Vacancy | None:
    free = free_for_a_household(free_days(days, today())) if days is not None else None
    if free is None:
        return None
    return Vacancy(
        unit_id=row.unit_id,
        dwelling_id=row.dwelling_id,
        kind=row.kind,
        number=row.number,
        address=unit_address(row, row),
        town=row.town,
        district=row.district,
        rent=row.rent,
        free=free,
        home=_home(row, free),
    )


def _home(row: Any, free: Period) -> Home:
    """A room or a place in a shared home counts as one room: the size of the whole home says nothing of it."""
    is_whole = row.kind is UnitKind.WHOLE
    return Home(
        home_id=row.unit_id,
        free_on=free.first,
        places=row.capacity,
        rooms=row.rooms if is_whole else 1,
        area=row.area if is_whole else None,
        floor=row.floor,
        lift=row.lift,
        step_free=row.step_free,
        district=row.district,
        at=None if row.east is None else Point(row.east, row.north),
    )
