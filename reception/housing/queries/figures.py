"""The figures of homes for those who plan them: sums of what the reader may reach, and how the homes stand today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, District, Dwelling, DwellingUnit
from reception.housing.queries import contract_lists
from reception.housing.queries.lives import is_real
from reception.housing.queries.needs import clocks_of, open_needs
from reception.housing.queries.standing import days_of_homes
from reception.housing.rules import figures as rules
from reception.housing.rules.figures import Cross, OfDistrict, Settling, Waiting
from reception.housing.rules.standing import UnitDays, lettable, unit_standing
from reception.housing.terms import HomeState
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class InShort:
    """The numbers of homes within reach, each the length of a list."""

    waiting: Waiting
    ending: int
    crowded: int
    settling: Settling


def in_short(today: date) -> InShort:
    """The numbers for the page of figures and for the manager's page. Seven statements."""
    return InShort(
        waiting(today),
        len(contract_lists.ending_days(today)),
        len(contract_lists.crowded(today)),
        Settling(contract_lists.settled(today)),
    )


def waiting(today: date) -> Waiting:
    """The households within reach that seek a home, by how they stand to their latest day."""
    return rules.waiting((one.runs_until for one in clocks_of(open_needs()).values()), today)


def by_tenure_and_district(today: date) -> Cross:
    """The contracts within reach that run today."""
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    query = (
        sa.select(Contract.tenure, sa.func.coalesce(District.name, rules.ELSEWHERE))
        .outerjoin(DwellingUnit, DwellingUnit.id == Contract.unit_id)
        .outerjoin(Dwelling, Dwelling.id == DwellingUnit.dwelling_id)
        .outerjoin(District, District.id == Dwelling.district_id)
        .where(is_real(), Contract.first_on <= today, sa.or_(end.is_(None), end >= today))
    )
    return rules.cross((tenure, district) for tenure, district in db.session.execute(permits.CONTRACTS.within(query)))


@dataclass(frozen=True)
class FreeUnit:
    """A unit that is free, or becomes so: its free days that come next."""

    unit: DwellingUnit
    free: Period


@dataclass(frozen=True)
class Homes:
    """How the municipality's homes stand: by district, and the units that are free or become free, the first first."""

    districts: Sequence[OfDistrict]
    free: Sequence[tuple[int, Period]]
    soon: Sequence[tuple[int, Period]]


def homes(today: date) -> Homes:
    """Every home that the municipality has today, whoever lives there: nobody is named or counted."""
    query = sa.select(Dwelling.id, sa.func.coalesce(District.name, rules.ELSEWHERE)).outerjoin(Dwelling.district)
    named: dict[int, str] = {row[0]: row[1] for row in db.session.execute(permits.DWELLINGS.within(query))}
    found: dict[str, OfDistrict] = {}
    free: list[tuple[int, Period]] = []
    for home_id, units in days_of_homes(since=today).items():
        _count(found.setdefault(named[home_id], OfDistrict(named[home_id])), units, today)
        free += _next_free(units, today)
    free.sort(key=lambda one: (one[1].first, one[0]))
    period = rules.of_becoming_free(today)
    districts = sorted(found.values(), key=lambda one: (not one.name, one.name.casefold()))
    return Homes(
        [one for one in districts if one.homes],
        [one for one in free if one[1].first == today],
        [one for one in free if today < one[1].first <= period.end],
    )


def _count(district: OfDistrict, units: Sequence[UnitDays], today: date) -> None:
    """Homes that are none of the municipality's any more are not counted, nor those it does not rent today."""
    states = [unit_standing(one, today).state for one in lettable(units, today)]
    there = [one for one in states if one not in {HomeState.LEFT, HomeState.NOT_LEASED}]
    if not there:
        return
    district.homes += 1
    district.units += len(there)
    district.free += there.count(HomeState.FREE)
    district.closed += there.count(HomeState.CLOSED)
    district.occupied += there.count(HomeState.OCCUPIED)


def _next_free(units: Sequence[UnitDays], today: date) -> list[tuple[int, Period]]:
    standings = [(one.unit.unit_id, unit_standing(one, today).free) for one in lettable(units, today)]
    return [(unit_id, free) for unit_id, free in standings if free is not None]


def free_units(found: Sequence[tuple[int, Period]]) -> list[FreeUnit]:
    """These units with their homes, in the same order: for one page of the list."""
    ids = [unit_id for unit_id, _free in found]
    query = sa.select(DwellingUnit).where(DwellingUnit.id.in_(ids))
    loaded = query.options(joinedload(DwellingUnit.dwelling).joinedload(Dwelling.district))
    units = {one.id: one for one in permits.DWELLINGS.all(loaded)}
    return [FreeUnit(units[unit_id], free) for unit_id, free in found]
