"""How homes stand on a day, of any number of homes in a handful of statements. Nobody is named here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol, TypeVar

import sqlalchemy as sa

from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Dwelling, DwellingUnit
from reception.housing.queries.occupied import Homes, blocks, held, occupations, rule_units
from reception.housing.rules.occupancy import Unit, as_told
from reception.housing.rules.standing import Standing, UnitDays, days_of_units, home_standing, unit_standing
from reception.housing.terms import HomeState
from reception.i18n.formats import today


class _OfUnit(Protocol):
    @property
    def unit_id(self) -> int:
        """Which unit it is about."""
        ...


Fact = TypeVar("Fact", bound=_OfUnit)


def each_home(homes: Homes = None, *, since: date | None = None) -> Iterator[tuple[int, list[UnitDays]]]:
    """Each of these homes by its id, with what says how its units stand; of days before `since` not all is told."""
    own: dict[int, list[Unit]] = defaultdict(list)
    home_of: dict[int, int] = {}
    for unit in rule_units(homes).values():
        own[unit.dwelling_id].append(unit)
        home_of[unit.unit_id] = unit.dwelling_id
    day = today()  # a home is not asked about on later days to learn when somebody hidden leaves
    told = as_told(occupations(homes, since=since and min(since, day)), day)
    taken = _by_home(told, home_of)
    closed = _by_home(blocks(homes, since=since), home_of)
    leased, left = held(homes), _last_days(homes)
    for id_, units in own.items():
        yield id_, days_of_units(units, taken.get(id_, ()), closed.get(id_, ()), leased.get(id_, ()), left)


def days_of_homes(homes: Homes = None, *, since: date | None = None) -> dict[int, list[UnitDays]]:
    """The same by the id of the home."""
    return dict(each_home(homes, since=since))


def standings(day: date, homes: Homes = None) -> dict[int, Standing]:
    """How each of these homes stands on the day, by its id."""
    return {id_: home_standing(units, day) for id_, units in each_home(homes, since=day)}


def free_unit_ids(day: date, homes: Homes = None) -> set[int]:
    """The units that can be let on that day."""
    return {
        one.unit.unit_id
        for _id, units in each_home(homes, since=day)
        for one in units
        if unit_standing(one, day).state is HomeState.FREE
    }


def _by_home(facts: Iterable[Fact], home_of: dict[int, int]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for one in facts:
        if one.unit_id in home_of:
            found[home_of[one.unit_id]].append(one)
    return found


def _last_days(homes: Homes) -> dict[int, date | None]:
    """The last day of each unit that has one, its own or its home's, by its id."""
    day = sa.func.coalesce(DwellingUnit.left_on, Dwelling.left_on)
    query = (
        sa.select(DwellingUnit.id, DwellingUnit.left_on, Dwelling.left_on)
        .join(DwellingUnit.dwelling)
        .where(day.is_not(None))
    )
    if homes is not None and len(homes) == 1:
        query = query.where(Dwelling.id.in_(homes))
    rows = db.session.execute(permits.OCCUPIED.within(query))
    return {id_: min(one for one in (own, of_home) if one is not None) for id_, own, of_home in rows}
