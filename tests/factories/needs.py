"""Households that seek a home, made directly."""

from datetime import UTC, date, datetime

import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import db
from reception.housing.models import HomeNeed, Offer, Place
from reception.housing.terms import OfferState, PlaceKind
from reception.people.models import ExpectedMember, Household, HouseholdMember, KeyDate, Person
from reception.people.terms import BirthPrecision, HouseholdRole, KeyDateKind, ReceptionRoute
from reception.web import short_number
from tests.factories.homes import SOURCE
from tests.factories.people import make_person

MADE = datetime(2026, 2, 1, 9, tzinfo=UTC)


def make_need(person: Person, household: Household | None = None, **facts: object) -> HomeNeed:
    """A home is sought for a person with a case, and for her household."""
    with system("test"):
        query = sa.select(Case).where(Case.person_id == person.id)
        case = db.session.scalars(query.execution_options(permit="test")).one()
        household_id = household.id if household else None
        need = HomeNeed(
            number=short_number.make(SOURCE), case=case, household_id=household_id, **{"made_at": MADE, **facts}
        )
        db.session.add(need)
        db.session.flush()
        record("test.need-made", need)
        db.session.commit()
    return need


def assign(person: Person, decided_on: date | None, settle_by: date | None = None) -> None:
    """The person was assigned to the municipality on that day, to be settled by another."""
    with system("test"):
        person.route = ReceptionRoute.ASSIGNED
        days = ((KeyDateKind.ASSIGNED, decided_on), (KeyDateKind.SETTLE_BY, settle_by))
        db.session.add_all(KeyDate(person_id=person.id, kind=kind, on_day=day) for kind, day in days if day)
        record("test.assigned", person)
        db.session.commit()


def expect(household: Household, name: str, planned_on: date | None, birth: date | None = None) -> None:
    """Somebody is to join a household."""
    with system("test"):
        row = ExpectedMember(
            household_id=household.id,
            name=name,
            planned_on=planned_on,
            birth_on=birth,
            birth_precision=BirthPrecision.DAY if birth else None,
            role=HouseholdRole.CHILD,
        )
        db.session.add(row)
        record("test.expected", household)
        db.session.commit()


def join(person: Person, household: Household, role: HouseholdRole = HouseholdRole.CHILD) -> None:
    """Somebody lives in a household too."""
    with system("test"):
        db.session.add(HouseholdMember(household_id=household.id, person_id=person.id, role=role))
        record("test.joined", person)
        db.session.commit()


def make_place(kind: PlaceKind, name: str, east: int, north: int) -> Place:
    """A school or a workplace on the map."""
    with system("test"):
        place = Place(kind=kind, name=name, east=east, north=north)
        db.session.add(place)
        db.session.commit()
    return place


def many_needs(count: int, unit: object) -> list[HomeNeed]:
    """So many people, each alone, who seek a home."""
    people = [make_person(name=f"Person {place:03}", unit=unit) for place in range(count)]  # type: ignore[arg-type]
    return [make_need(person) for person in people]


def offers_in_database() -> list[Offer]:
    """Every offer, the first first."""
    return list(db.session.scalars(sa.select(Offer).order_by(Offer.id).execution_options(permit="test")))


def make_offer(
    need: HomeNeed, unit_id: int, state: OfferState = OfferState.MADE, day: date = date(2026, 3, 1)
) -> Offer:
    """A home that is held out to a household."""
    with system("test"):
        offer = Offer(
            number=short_number.make(SOURCE),
            case_id=need.case_id,
            need_id=need.id,
            unit_id=unit_id,
            state=state,
            free_on=day,
            made_on=None if state is OfferState.PREPARED else day,
            made_at=MADE,
        )
        db.session.add(offer)
        db.session.flush()
        record("test.offer-made", offer)
        db.session.commit()
    return offer
