"""Which units are taken, closed and leased on which days, for rules. Nobody is named here, and nobody is left out."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from reception.access.actor import Actor, current
from reception.db.bulk import chunks
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Closure, Contract, ContractMember, Dwelling, DwellingUnit, Lease
from reception.housing.rules.occupancy import Block, Occupation, Unit
from reception.people.models import Person
from reception.people.permits import hidden
from reception.reckoning.periods import Period, day_after

#: Which homes are asked about: their ids, or None for all.
Homes = Collection[int] | None


def rule_units(homes: Homes = None) -> dict[int, Unit]:
    """Every unit of these homes, by its id."""
    query = sa.select(DwellingUnit.id, DwellingUnit.dwelling_id, DwellingUnit.kind, DwellingUnit.capacity)
    return {row[0]: Unit(*row) for row in _rows(query, homes, DwellingUnit.dwelling_id)}


def occupations(homes: Homes = None, *, since: date | None = None) -> list[Occupation]:
    """The contracts of these homes' units that were not cancelled, with how many live there by each.

    `since`: those that have a day on or after it. A contract with nobody in it takes its unit all the same. Where
    somebody is hidden from the actor it says so; what is shown or suggested goes through `rules.occupancy.as_told`.
    """
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    people = (
        sa.select(sa.func.count())
        .where(ContractMember.contract_id == Contract.id, ContractMember.left_on.is_(None))
        .correlate(Contract)
        .scalar_subquery()
    )
    query = sa.select(Contract.unit_id, Contract.first_on, end, people, Contract.id, _is_hidden()).where(
        Contract.cancelled_at.is_(None), Contract.unit_id.is_not(None)
    )
    if since is not None:
        query = query.where(sa.or_(end.is_(None), end >= since))
    if homes is not None:
        query = query.join(DwellingUnit, DwellingUnit.id == Contract.unit_id)
    rows = _rows(query, homes, DwellingUnit.dwelling_id)
    return [Occupation(unit, Period(*days), count, id_, bool(unseen)) for unit, *days, count, id_, unseen in rows]


def _is_hidden() -> sa.ColumnElement[bool]:
    """Whether somebody of the contract is hidden from the actor."""
    actor = current()
    if not isinstance(actor, Actor):
        return sa.false()
    return Contract.id.in_(sa.select(ContractMember.contract_id).join(Person).where(hidden(actor)))


def blocks(homes: Homes = None, *, since: date | None = None) -> list[Block]:
    """The days on which units of these homes are closed."""
    query = sa.select(Closure.unit_id, Closure.first_on, Closure.last_on, Closure.reason)
    if since is not None:
        query = query.where(sa.or_(Closure.last_on.is_(None), Closure.last_on >= since))
    if homes is not None:
        query = query.join(DwellingUnit, DwellingUnit.id == Closure.unit_id)
    rows = _rows(query, homes, DwellingUnit.dwelling_id)
    return [Block(unit, Period(first, last), why) for unit, first, last, why in rows]


def held(homes: Homes = None) -> dict[int, tuple[Period, ...]]:
    """The days on which the municipality has each home to let, in order; leases that meet are one period.

    A home of its own is held always; one that is neither its own nor leased stands with no period.
    """
    own = sa.select(Dwelling.id, Dwelling.is_own)
    found: dict[int, tuple[Period, ...]] = {
        id_: (Period(date.min),) if is_own else () for id_, is_own in _rows(own, homes, Dwelling.id)
    }
    leases = sa.select(Lease.dwelling_id, Lease.first_on, Lease.last_on).order_by(Lease.dwelling_id, Lease.first_on)
    for id_, rows in groupby(_rows(leases, homes, Lease.dwelling_id), key=lambda row: row[0]):
        if not found[id_]:
            found[id_] = tuple(_joined(Period(first, last) for _id, first, last in rows))
    return found


def held_on(periods: Iterable[Period], day: date) -> Period | None:
    """The period of these that has the day, else the next that begins after it; None without any."""
    return next((one for one in periods if one.end >= day), None)


def _joined(periods: Iterable[Period]) -> Iterator[Period]:
    """Periods in order of their first days, those that meet or follow without a day between made one."""
    standing: Period | None = None
    for one in periods:
        if standing is None:
            standing = one
        elif (after := day_after(standing.end)) is None or one.first <= after:
            end = max(standing.end, one.end)
            standing = Period(standing.first, None if end == date.max else end)
        else:
            yield standing
            standing = one
    if standing is not None:
        yield standing


def _rows(query: sa.Select[*tuple[Any, ...]], homes: Homes, home_id: Any) -> Iterator[Any]:
    """The rows about these homes, a portion of ids at a time; of all homes in one statement."""
    if homes is None:
        yield from db.session.execute(permits.OCCUPIED.within(query))
        return
    for part in chunks(sorted(homes)):
        yield from db.session.execute(permits.OCCUPIED.within(query.where(home_id.in_(part))))
