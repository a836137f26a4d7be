"""Single rows of households, for the operations and forms about them. Hidden people are in no answer."""

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import OutOfReach
from reception.audit.reading import saw
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import permits
from reception.people.models import ExpectedMember, Household, HouseholdMember, Person
from reception.people.terms import ExpectedState


def households_of(person: Person, *, today_only: bool = False) -> sa.Select[int]:
    """The ids of the households where a person lives or lived, for a query within a permit."""
    own = sa.select(HouseholdMember.household_id).where(HouseholdMember.person_id == person.id)
    return own.where(lives_there()) if today_only else own


def lives_there() -> sa.ColumnElement[bool]:
    """The memberships that have not ended."""
    return sa.or_(HouseholdMember.ends_on.is_(None), HouseholdMember.ends_on >= today())


def own_membership(person: Person, member_id: int) -> HouseholdMember:
    """A household of a person today, by her own membership in it. Raises OutOfReach."""
    query = sa.select(HouseholdMember).where(
        HouseholdMember.id == member_id, HouseholdMember.person_id == person.id, lives_there()
    )
    return permits.HOUSEHOLD.one(query)


def membership(person: Person, member_id: int) -> HouseholdMember:
    """A membership that can be changed on a person's page: her own, or of somebody whose household is hers today.

    Raises OutOfReach, also for somebody hidden.
    """
    hers = sa.or_(
        HouseholdMember.person_id == person.id,
        HouseholdMember.household_id.in_(households_of(person, today_only=True)),
    )
    query = (
        sa.select(HouseholdMember)
        .where(HouseholdMember.id == member_id, hers)
        .options(joinedload(HouseholdMember.person))
    )
    found = permits.HOUSEHOLD.one(query)
    saw([found.person_id])
    return found


def memberships(household_id: int, person_id: int) -> Sequence[HouseholdMember]:
    """When a person is or was in a household."""
    query = sa.select(HouseholdMember).where(
        HouseholdMember.household_id == household_id, HouseholdMember.person_id == person_id
    )
    return permits.HOUSEHOLD.all(query)


def home_of(person: Person) -> Household | None:
    """The household where a person lives today, the one joined last if there are several."""
    query = (
        sa.select(HouseholdMember)
        .where(HouseholdMember.person_id == person.id, lives_there())
        .options(joinedload(HouseholdMember.household))
        .order_by(sa.func.coalesce(HouseholdMember.starts_on, date.min).desc(), HouseholdMember.id.desc())
    )
    found = permits.HOUSEHOLD.all(query)
    return found[0].household if found else None


def is_seen_with_others(member: HouseholdMember) -> bool:
    """Whether the reader sees anybody else who lives where this member lives."""
    query = sa.select(HouseholdMember.id).where(
        HouseholdMember.household_id == member.household_id,
        HouseholdMember.person_id != member.person_id,
        lives_there(),
    )
    return bool(permits.HOUSEHOLD.all(query))


def expected_member(person: Person, expected_id: int) -> ExpectedMember:
    """Somebody who was or is expected in a household of a person today and has not come. Raises OutOfReach."""
    query = sa.select(ExpectedMember).where(
        ExpectedMember.id == expected_id,
        ExpectedMember.state != ExpectedState.ARRIVED,
        ExpectedMember.household_id.in_(households_of(person, today_only=True)),
    )
    return permits.EXPECTED.one(query)


def living_together(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs (household id, person id) that are so today: for many at once."""
    wanted = set(pairs)
    found: set[tuple[int, int]] = set()
    for household_ids in chunks(household_id for household_id, _person_id in wanted):
        query = sa.select(HouseholdMember.household_id, HouseholdMember.person_id).where(
            HouseholdMember.household_id.in_(household_ids), lives_there()
        )
        found |= {(row[0], row[1]) for row in db.session.execute(permits.HOUSEHOLD.within(query))}
    return found & wanted


def found_in_sight(number: str) -> Person | None:
    """Whom a number stands for in the municipal register; None, also for somebody hidden."""
    try:
        return person_in_sight(number)
    except OutOfReach:
        return None


def person_in_sight(number: str) -> Person:
    """Whom a number stands for in the municipal register. Raises OutOfReach, also for somebody hidden."""
    person = permits.IDENTIFY.one(sa.select(Person).where(Person.number == number))
    saw([person.id])
    return person
