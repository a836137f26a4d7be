"""The list of homes: which there are, how each stands on a day, and how many stand so. No person stands in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Dwelling
from reception.housing.queries.occupied import held_on
from reception.housing.queries.standing import each_home
from reception.housing.rules.addresses import looked_for, place_in_list
from reception.housing.rules.standing import Standing, UnitDays, home_standing
from reception.housing.terms import HomeState, UnitKind
from reception.reckoning.periods import Period

#: Below so many homes only their own contracts are read; above, those of all homes are read at once.
_FEW: Final = 300
MANY_ROOMS: Final = 5


@dataclass(frozen=True)
class Wanted:
    """Which homes a list shows. `day`: as they stand on it; `rooms` of five means five or more."""

    day: date
    text: str = ""
    state: HomeState | None = None
    district_id: int | None = None
    landlord_id: int | None = None
    rooms: int | None = None
    free_by: date | None = None
    order: str = "address"


@dataclass(frozen=True)
class HomeRow:
    """A home in the list. `held`: the days on which the municipality has it, around or after the chosen day."""

    dwelling: Dwelling
    standing: Standing
    held: Period | None
    places: int


@dataclass(frozen=True)
class HomeList:
    """A page of the list, one row more than fits, and how many homes of all pages stand in which state."""

    rows: Sequence[HomeRow]
    counts: Mapping[HomeState, int]

    @property
    def total(self) -> int:
        """How many kept homes fit, whatever their state."""
        return sum(count for state, count in self.counts.items() if state is not HomeState.LEFT)


@dataclass(frozen=True)
class _Light:
    """What a home is sorted and narrowed by."""

    id: int
    address: tuple[str, str]
    rooms: int | None
    area: int | None
    standing: Standing
    held: Period | None
    places: int


def homes(wanted: Wanted, window: tuple[int, int]) -> HomeList:
    """The homes that fit, in order; `window` is (offset, limit). A fixed number of statements, however many homes."""
    found = [one for one in _all(wanted) if wanted.free_by is None or _is_free_by(one, wanted.free_by)]
    counts = Counter(one.standing.state for one in found)
    kept = sorted((one for one in found if _is_shown(one, wanted.state)), key=_ORDERS.get(wanted.order, _as_they_come))
    offset, limit = window
    return HomeList(_rows(kept[offset : offset + limit]), {state: counts[state] for state in HomeState})


def _all(wanted: Wanted) -> list[_Light]:
    columns = (Dwelling.id, Dwelling.street, Dwelling.apartment, Dwelling.rooms, Dwelling.area)
    facts = db.session.execute(permits.DWELLINGS.within(sa.select(*columns).where(*_conditions(wanted)))).all()
    asked: Collection[int] | None = [fact.id for fact in facts] if len(facts) <= _FEW else None
    ways = {id_: _way(units, wanted.day) for id_, units in each_home(asked, since=wanted.day)}
    found = [
        _Light(id_, place_in_list(street, apartment), rooms, area, *ways[id_])
        for id_, street, apartment, rooms, area in facts
        if id_ in ways
    ]
    return sorted(found, key=lambda one: (one.address, one.id))


def _way(units: Sequence[UnitDays], day: date) -> tuple[Standing, Period | None, int]:
    """How a home stands, the days on which it is held, and for how many people it is: those of its whole unit."""
    whole = next((one.unit for one in units if one.unit.kind is UnitKind.WHOLE), units[0].unit)
    return home_standing(units, day), held_on(units[0].held, day), whole.capacity


def _conditions(wanted: Wanted) -> Iterable[sa.ColumnElement[bool]]:
    for word in looked_for(wanted.text):
        yield Dwelling.sort_key.contains(word, autoescape=True)
    if wanted.district_id is not None:
        yield Dwelling.district_id == wanted.district_id
    if wanted.landlord_id is not None:
        yield Dwelling.landlord_id == wanted.landlord_id
    if wanted.rooms is not None:
        yield Dwelling.rooms >= MANY_ROOMS if wanted.rooms >= MANY_ROOMS else Dwelling.rooms == wanted.rooms


def _is_shown(one: _Light, state: HomeState | None) -> bool:
    """Homes that are no longer kept stand in the list only when they are asked for."""
    return one.standing.state is not HomeState.LEFT if state is None else one.standing.state is state


def _is_free_by(one: _Light, day: date) -> bool:
    return one.standing.free is not None and one.standing.free.first <= day


def _as_they_come(_one: _Light) -> Any:
    return 0


def _free_first(one: _Light) -> Any:
    return one.standing.free.first if one.standing.free else date.max


#: By what the list is sorted; what is not known comes last, and homes that are alike stand by their address.
_ORDERS: Final = {
    "free": _free_first,
    "rooms": lambda one: one.rooms or 99,
    "area": lambda one: one.area or 9999,
}


def _rows(page: Sequence[_Light]) -> list[HomeRow]:
    query = sa.select(Dwelling).where(Dwelling.id.in_([one.id for one in page]))
    loaded = permits.DWELLINGS.all(query.options(joinedload(Dwelling.district), joinedload(Dwelling.landlord)))
    by_id = {home.id: home for home in loaded}
    return [HomeRow(by_id[one.id], one.standing, one.held, one.places) for one in page]
