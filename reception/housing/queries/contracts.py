"""Contracts within reach: one by its number, those of a person, and what is chosen from when one is entered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.actor import current
from reception.access.permit import OutOfReach, Permit
from reception.audit.reading import saw
from reception.db.session import db
from reception.housing import permits
from reception.housing.models import Contract, ContractMember, Dwelling, DwellingUnit, MoveInStep
from reception.housing.queries import occupied
from reception.housing.rules import norm
from reception.housing.rules.contracts import remarks_on_contract
from reception.housing.rules.occupancy import Occupation, Unit, remarks_on_letting
from reception.housing.terms import UnitKind
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.people import permits as people_permits
from reception.people import queries as people
from reception.people.models import HouseholdMember, Person
from reception.people.queries.memberships import households_of, lives_there
from reception.people.rules.ages import age
from reception.reckoning.periods import Period
from reception.reckoning.remarks import Remark


def contract(number: str, permit: Permit = permits.CONTRACTS) -> Contract:
    """The contract of that number with its home and its people. Raises OutOfReach."""
    found = permit.one(_contracts().where(Contract.number == number))
    saw(member.person_id for member in found.members)
    return found


def contracts_of(person: Person) -> Sequence[Contract]:
    """Everything a person lives or lived by, the latest first, as far as the reader may know all who live there."""
    theirs = sa.select(ContractMember.contract_id).where(ContractMember.person_id == person.id)
    query = _contracts().where(Contract.id.in_(theirs)).order_by(Contract.first_on.desc(), Contract.id.desc())
    found = permits.CONTRACTS.all(query)
    saw(member.person_id for one in found for member in one.members)
    return found


def _contracts() -> sa.Select[Contract]:
    return sa.select(Contract).options(
        joinedload(Contract.unit).joinedload(DwellingUnit.dwelling).joinedload(Dwelling.landlord),
        joinedload(Contract.provider),
        joinedload(Contract.made_by),
        selectinload(Contract.members).joinedload(ContractMember.person),
        selectinload(Contract.steps).joinedload(MoveInStep.done_by),
    )


def beside(contract: Contract) -> tuple[Contract | None, list[Contract]]:
    """The contract before this one, and those that follow it, as far as they are in sight."""
    either = sa.or_(Contract.id == contract.follows_id, Contract.follows_id == contract.id)
    query = sa.select(Contract).where(either).options(joinedload(Contract.unit).joinedload(DwellingUnit.dwelling))
    found = permits.CONTRACTS.all(query.order_by(Contract.first_on, Contract.id))
    before = next((one for one in found if one.id == contract.follows_id), None)
    return before, [one for one in found if one.follows_id == contract.id]


def member_of(contract: Contract, member_id: int) -> ContractMember:
    """One of its people. Raises OutOfReach."""
    found = next((member for member in contract.members if member.id == member_id), None)
    if found is None:
        raise OutOfReach
    return found


def held_for(contract: Contract) -> Period | None:
    """The days on which the municipality has the contract's home to let, around its last day; None: not known."""
    if contract.unit is None:
        return None
    periods = occupied.held([contract.unit.dwelling_id])[contract.unit.dwelling_id]
    return occupied.held_on(periods, contract.first_on) or (periods[-1] if periods else None)


def remarks_now(contract: Contract, held: Period | None) -> tuple[Remark, ...]:
    """What is to be said of a contract that has not ended: of its days, and of more people than places.

    The right to stay stands with its day among what lies ahead.
    """
    if contract.cancelled_at is not None or (contract.ends_on is not None and contract.ends_on < today()):
        return ()
    of_days = (one for one in remarks_on_contract(contract.agreement, held) if _is_news(one))
    return (*of_days, *_on_places(contract))


def _is_news(remark: Remark) -> bool:
    return not remark.stops and remark.code != "right-to-stay"


def _on_places(contract: Contract) -> tuple[Remark, ...]:
    if contract.unit is None:
        return ()
    unit = Unit(contract.unit.id, contract.unit.dwelling_id, contract.unit.kind, contract.unit.capacity)
    who = Occupation(unit.unit_id, contract.agreement.period, contract.people_now, contract.id)
    return remarks_on_letting(who, (), (), {unit.unit_id: unit})


def crowding_in(contract: Contract) -> norm.Crowding | None:
    """What the norm says of those who live there now. None where others share the home, or its size is not known."""
    if contract.unit is not None and contract.unit.kind is not UnitKind.WHOLE:
        return None
    home = contract if contract.unit is None else contract.unit.dwelling
    here = [member.person for member in contract.members if member.left_on is None]
    if not here or (home.rooms is None and home.area is None):
        return None
    ages = tuple(age(one.birth_on, today()) if one.birth_on else None for one in here)
    return norm.crowding(norm.Household(ages), home.rooms, area=home.area)


def resident(number: str) -> Person:
    """Somebody for whom a home is entered. Raises OutOfReach."""
    found = permits.RESIDENTS.one(sa.select(Person).where(Person.number == number))
    saw([found.id])
    return found


def resident_to_add(number: str) -> Person | None:
    """Whom a number stands for, to live somewhere too; for caseworkers anybody of the municipal register."""
    if people_permits.IDENTIFY.held_by(current()):
        return people.found_in_sight(number)
    try:
        return resident(number)
    except OutOfReach:
        return None


def readable(person_ids: Iterable[int]) -> set[int]:
    """Those of these people whose whole record the reader may open."""
    query = sa.select(Person.id).where(Person.id.in_(set(person_ids)))
    return set(db.session.scalars(people_permits.READ.within(query)))


@dataclass(frozen=True)
class Housemate:
    """Somebody to choose as living there, as a list shows her: a protected person stands as her number."""

    person_id: int
    called: str
    birth_on: str


def to_live_with(person: Person) -> list[Housemate]:
    """The person and those who live in her household today, herself first."""
    homes = households_of(person, today_only=True)
    mates = sa.select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(homes), lives_there())
    either = sa.or_(Person.id == person.id, Person.id.in_(mates))
    found = permits.HOUSEMATES.all(sa.select(Person).where(either).order_by(Person.birth_on, Person.id))
    saw(one.id for one in found)
    ordered = sorted(found, key=lambda one: one.id != person.id)
    return [_housemate(one) for one in ordered]


def _housemate(person: Person) -> Housemate:
    called = person.number if person.is_protected else person.shown_name
    return Housemate(person.id, called, person.birth_on.isoformat() if person.birth_on else "")


def others_to_add(contract: Contract) -> list[Housemate]:
    """Those of the households of its people who do not live there by it now."""
    here = [member.person_id for member in contract.members if member.left_on is None]
    home = sa.select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(here), lives_there())
    mates = sa.select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(home), lives_there())
    query = sa.select(Person).where(Person.id.in_(mates), Person.id.not_in(here)).order_by(Person.birth_on, Person.id)
    found = permits.HOUSEMATES.all(query)
    saw(one.id for one in found)
    return [_housemate(one) for one in found]


def providers() -> list[tuple[int, str]]:
    """The organisations that may provide a home, by name: (id, name)."""
    there = sa.or_(Organisation.closed_on.is_(None), Organisation.closed_on > today())
    query = sa.select(Organisation.id, Organisation.name).where(there).order_by(Organisation.sort_key, Organisation.id)
    return [(row[0], row[1]) for row in db.session.execute(query)]
