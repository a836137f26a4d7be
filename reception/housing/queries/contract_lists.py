"""Contracts in lists to work through: those that end, homes that are too small, households settled this year.

Each list holds the contracts within reach alone, and each number on a page is the length of the list behind it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.audit.reading import saw
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember, Dwelling, DwellingUnit
from reception.housing.queries.lives import is_real
from reception.housing.queries.outcomes import lived_there_on
from reception.housing.rules import figures as rules
from reception.housing.rules.figures import Settled
from reception.housing.rules.norm import Crowding, Household, crowding
from reception.housing.rules.notice import notice_by
from reception.housing.rules.outcomes import Assigned
from reception.housing.rules.settlement import settlement
from reception.housing.rules.tenures import nature
from reception.housing.terms import Tenure
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import Period

Window = tuple[int, int]


@dataclass(frozen=True)
class ContractRow:
    """A contract in a list. `notice_by`: the last day to give notice for it to end as agreed; None: none is needed.

    A protected person stands as her number.
    """

    contract: Contract
    people: Sequence[tuple[str, bool]]
    notice_by: date | None
    crowding: Crowding | None = None
    settled: Settled | None = None

    @property
    def is_ours(self) -> bool:
        """Whether the municipality is the landlord of the contract."""
        return nature(self.contract.tenure).through_us

    @property
    def district(self) -> str:
        """The district of its home; empty where none is noted."""
        home = self.contract.unit.dwelling if self.contract.unit else None
        return home.district.name if home and home.district else ""


@dataclass(frozen=True)
class Ends:
    """Which of the contracts that end a list shows; None: whatever it is."""

    by: date | None = None
    district_id: int | None = None
    tenure: Tenure | None = None


def ending_days(today: date) -> list[date]:
    """The last day of each contract within reach that ends in the next 12 months."""
    query = permits.CONTRACTS.within(_ends_in(sa.select(_end()), rules.of_ending(today)))
    return list(db.session.scalars(query))


def ending(today: date, window: Window, wanted: Ends = Ends()) -> list[ContractRow]:
    """The contracts that end in the next 12 months and are wanted, the first to end first."""
    offset, limit = window
    query = _wanted(_ends_in(_with_home(), rules.of_ending(today)), wanted).order_by(_end(), Contract.id)
    return [_row(one) for one in permits.CONTRACTS.all(query.offset(offset).limit(limit))]


def _wanted(query: sa.Select[Any], wanted: Ends) -> sa.Select[Any]:
    if wanted.by:
        query = query.where(_end() <= wanted.by)
    if wanted.tenure:
        query = query.where(Contract.tenure == wanted.tenure)
    if wanted.district_id:
        lies_there = Contract.unit.has(DwellingUnit.dwelling.has(Dwelling.district_id == wanted.district_id))
        query = query.where(lies_there)
    return query


def _end() -> sa.ColumnElement[date]:
    return sa.func.coalesce(Contract.ended_on, Contract.last_on)


def _ends_in(query: sa.Select[Any], period: Period) -> sa.Select[Any]:
    return query.where(is_real(), _end().between(period.first, period.end))


def _with_home() -> sa.Select[Contract]:
    home = joinedload(Contract.unit).joinedload(DwellingUnit.dwelling).joinedload(Dwelling.district)
    return sa.select(Contract).options(home, selectinload(Contract.members).joinedload(ContractMember.person))


def _row(contract: Contract, **more: Any) -> ContractRow:
    """Those who sign it stand for the household; if nobody does, everybody who lives there."""
    there = [one for one in contract.members if one.left_on is None] or contract.members
    people = [one.person for one in there if one.is_tenant] or [one.person for one in there]
    saw(one.id for one in people)
    called = [(one.number if one.is_protected else one.shown_name, one.is_protected) for one in people]
    return ContractRow(contract, called, notice_by(contract.tenure, contract.first_on, contract.ends_on), **more)


def crowded(today: date) -> dict[int, Crowding]:
    """The contracts within reach whose people are too many for the home by norm 2, by id; most rooms missing first.

    Who shares a home is counted together as far as the contracts are within reach. One statement.
    """
    homes = list(_dwellings_on(today))
    people: Counter[Any] = Counter()
    for home in homes:
        people[home.key] += home.people
    found = {home.contract_id: home.crowding(people[home.key]) for home in homes}
    too_small = {id_: one for id_, one in found.items() if one.crowded}
    return dict(sorted(too_small.items(), key=lambda one: (-one[1].missing, one[0])))


@dataclass(frozen=True)
class _Home:
    contract_id: int
    dwelling_id: int | None
    people: int
    rooms: int | None
    area: int | None

    @property
    def key(self) -> tuple[bool, int]:
        return self.dwelling_id is None, self.dwelling_id or self.contract_id

    def crowding(self, people: int) -> Crowding:
        return crowding(Household((None,) * people), self.rooms, area=self.area)


def _dwellings_on(day: date) -> Iterator[_Home]:
    query = (
        sa.select(
            Contract.id, DwellingUnit.dwelling_id, sa.func.count(ContractMember.id),
            sa.func.coalesce(Dwelling.rooms, Contract.rooms), sa.func.coalesce(Dwelling.area, Contract.area),
            Contract.tenure,
        )
        .join(ContractMember, ContractMember.contract_id == Contract.id)
        .outerjoin(DwellingUnit, DwellingUnit.id == Contract.unit_id)
        .outerjoin(Dwelling, Dwelling.id == DwellingUnit.dwelling_id)
        .where(is_real(), lived_there_on(day))
        .group_by(Contract.id, DwellingUnit.dwelling_id, Dwelling.rooms, Dwelling.area)
    )  # fmt: skip
    for *home, tenure in db.session.execute(permits.CONTRACTS.within(query)):
        if not nature(tenure).placement:
            yield _Home(*home)


def crowded_rows(today: date, window: Window) -> list[ContractRow]:
    """The same contracts with their homes and people."""
    offset, limit = window
    found = crowded(today)
    wanted = list(found)[offset : offset + limit]
    return [_row(one, crowding=found[one.id]) for one in _by_ids(wanted)]


def _by_ids(ids: Sequence[int]) -> Iterable[Contract]:
    by_id = {one.id: one for one in permits.CONTRACTS.all(_with_home().where(Contract.id.in_(ids)))} if ids else {}
    return [by_id[one] for one in ids]


def settled(today: date) -> list[Settled]:
    """The contracts within reach into which assigned households moved this year, the last first. Two statements."""
    year = rules.year_until(today)
    found: dict[int, Settled] = {}
    people = _assigned_of_contracts(year)
    for contract_id, person_id, moved_in_on in _moved_in(year):
        one = people.get(person_id)
        if one is None or one.latest is None or one.first_moved_in != moved_in_on:
            continue
        state = settlement(one.latest, moved_in_on, today).state
        before = found.get(contract_id)
        if before is None or one.latest < before.latest:
            found[contract_id] = Settled(contract_id, moved_in_on, one.latest, state)
    return sorted(found.values(), key=lambda one: (one.moved_in_on, one.contract_id), reverse=True)


def _moved_in(year: Period) -> Iterator[Any]:
    query = (
        sa.select(Contract.id, ContractMember.person_id, Contract.moved_in_on)
        .join(ContractMember, ContractMember.contract_id == Contract.id)
        .where(is_real(), Contract.moved_in_on.between(year.first, year.end))
    )
    yield from db.session.execute(permits.CONTRACTS.within(query))


def _assigned_of_contracts(year: Period) -> dict[int, Assigned]:
    """What is known of the assignment of those who moved in this year: of people of contracts within reach."""
    moved = sa.select(ContractMember.person_id).join(Contract, Contract.id == ContractMember.contract_id)
    those = moved.where(is_real(), Contract.moved_in_on.between(year.first, year.end))
    clock = {KeyDateKind.ASSIGNED: "assigned_on", KeyDateKind.SETTLE_BY: "stated"}
    query = (
        sa.select(Person.id, Person.route, KeyDate.kind, KeyDate.on_day, Contract.moved_in_on)
        .join(ContractMember, ContractMember.person_id == Person.id)
        .join(Contract, Contract.id == ContractMember.contract_id)
        .join(KeyDate, KeyDate.person_id == Person.id)
        .where(Person.id.in_(those), KeyDate.kind.in_((*clock, KeyDateKind.MOVED_IN)), is_real())
    )
    said: dict[int, dict[str, Any]] = {}
    for person_id, route, kind, day, moved_in_on in db.session.execute(permits.CONTRACTS.within(query)):
        one = said.setdefault(person_id, {"route": route, "moved_in": set()})
        one["moved_in"].update(filter(None, (moved_in_on, day if kind is KeyDateKind.MOVED_IN else None)))
        if kind in clock:
            one[clock[kind]] = day
    return {id_: Assigned(**{**one, "moved_in": tuple(one["moved_in"])}) for id_, one in said.items()}


def settled_rows(today: date, window: Window) -> list[ContractRow]:
    """The same contracts with their homes and people."""
    offset, limit = window
    wanted = {one.contract_id: one for one in settled(today)[offset : offset + limit]}
    return [_row(one, settled=wanted[one.id]) for one in _by_ids(list(wanted))]
