"""Everything that the page of one home shows. Who lives there is told of contracts within the reader's reach alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.audit.reading import saw
from reception.housing import permits
from reception.housing.models import Closure, Contract, ContractMember, Dwelling, DwellingUnit, Fault, Inspection, Lease
from reception.housing.queries.occupied import held, held_on, occupations
from reception.housing.queries.standing import days_of_homes
from reception.housing.queries.upkeep import closures, faults, inspections
from reception.housing.rules.closing import (
    LeaseDays,
    lease_days,
    remarks_on_lease,
    remarks_on_leaving,
    remarks_on_whole_and_parts,
)
from reception.housing.rules.occupancy import Occupation, as_told
from reception.housing.rules.standing import Standing, Stretch, home_standing, stretches, unit_standing
from reception.housing.terms import ContractState
from reception.people.models import Person
from reception.reckoning.periods import Period, months_after
from reception.reckoning.remarks import Remark

#: So many months ahead the page says how each unit stands (our number).
MONTHS_AHEAD: Final = 12
_GONE: Final = (ContractState.ENDED, ContractState.CANCELLED)


@dataclass(frozen=True)
class ContractLine:
    """A contract within reach: those who sign it, else those who live there, and where it stands."""

    contract: Contract
    people: Sequence[Person]
    state: ContractState


@dataclass(frozen=True)
class UnitLine:
    """A unit with how it stands today and in the coming year.

    `year` is empty where somebody hidden has the unit: then no day is told.
    `contracts` are those within reach that run or are agreed; `is_hidden`: others hold it too, of whom nothing is told.
    """

    unit: DwellingUnit
    standing: Standing
    year: Sequence[Stretch]
    contracts: Sequence[ContractLine]
    is_hidden: bool


@dataclass(frozen=True)
class LeaseLine:
    """A lease and the days that follow from it."""

    lease: Lease
    days: LeaseDays


@dataclass(frozen=True)
class HomePage:
    """The page of a home. `held`: the days on which the municipality has it, around today or coming."""

    dwelling: Dwelling
    standing: Standing
    held: Period | None
    units: Sequence[UnitLine]
    leases: Sequence[LeaseLine]
    closures: Sequence[Closure]
    earlier: Sequence[ContractLine]
    inspections: Sequence[Inspection]
    faults: Sequence[Fault]
    remarks: Sequence[Remark]


def home_page(dwelling: Dwelling, today: date) -> HomePage:
    """The home as it stands today, with the coming year. A fixed number of statements."""
    homes = [dwelling.id]
    days = {one.unit.unit_id: one for one in days_of_homes(homes, since=today)[dwelling.id]}
    held_days = held(homes)[dwelling.id]
    taken = as_told(occupations(homes, since=today), today)
    lines = [_line(one, today) for one in _contracts(dwelling)]
    year = Period(today, months_after(today, MONTHS_AHEAD) - timedelta(days=1))
    return HomePage(
        dwelling,
        home_standing(list(days.values()), today),
        held_on(held_days, today),
        [
            UnitLine(
                unit,
                unit_standing(days[unit.id], today),
                () if days[unit.id].is_untold else stretches(days[unit.id], year),
                now := [one for one in lines if one.contract.unit_id == unit.id and one.state not in _GONE],
                _holds_more(unit, now, taken),
            )
            for unit in dwelling.units
        ],
        [
            LeaseLine(one, lease_days(Period(one.first_on, one.last_on), one.notice_on, today))
            for one in dwelling.leases
        ],
        closures(dwelling, since=today),
        [one for one in lines if one.state in _GONE],
        inspections(dwelling),
        faults(dwelling),
        remarks_on_home(dwelling, today, taken, held_days),
    )


def _lease(lease: Lease, today: date) -> LeaseLine:
    return LeaseLine(lease, lease_days(Period(lease.first_on, lease.last_on), lease.notice_on, today))


def _holds_more(unit: DwellingUnit, seen: Sequence[ContractLine], taken: Sequence[Occupation]) -> bool:
    known = {one.contract.id for one in seen}
    return any(one.unit_id == unit.id and one.contract_id not in known for one in taken)


def _contracts(dwelling: Dwelling) -> Sequence[Contract]:
    units = [unit.id for unit in dwelling.units]
    query = sa.select(Contract).where(Contract.unit_id.in_(units)).order_by(Contract.first_on.desc(), Contract.id)
    return permits.CONTRACTS.all(query.options(selectinload(Contract.members).joinedload(ContractMember.person)))


def _line(contract: Contract, today: date) -> ContractLine:
    there = [one for one in contract.members if one.left_on is None] or contract.members
    people = [one.person for one in there if one.is_tenant] or [one.person for one in there]
    saw(one.id for one in people)
    return ContractLine(contract, people, contract.state_on(today))


def remarks_on_home(
    dwelling: Dwelling, today: date, taken: Sequence[Occupation], held_days: Sequence[Period]
) -> list[Remark]:
    """What is to be seen to in this home: contracts without a lease or after its last day, two leases at once."""
    ahead = [one for one in taken if one.period.end >= today]
    found = list(remarks_on_whole_and_parts(dwelling.units, today))
    if not dwelling.is_own:
        leases = [Period(one.first_on, one.last_on) for one in dwelling.leases]
        found += remarks_on_lease(leases, held_days, ahead, today)
    if dwelling.left_on is not None:
        found += remarks_on_leaving(dwelling.left_on, ahead)
    return found + [
        remark
        for unit in dwelling.units
        if unit.left_on is not None
        for remark in remarks_on_leaving(unit.left_on, [one for one in ahead if one.unit_id == unit.id])
    ]


def left_open(dwelling: Dwelling, today: date, unit: DwellingUnit | None = None) -> list[Remark]:
    """What giving up the home, or one unit of it, today would leave open."""
    taken = as_told(occupations([dwelling.id], since=today), today)
    return list(remarks_on_leaving(today, [one for one in taken if unit is None or one.unit_id == unit.id]))
