"""Questions about protected identities: who is named, what waits for a second person, and the manager's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.db.session import db
from reception.i18n.formats import today
from reception.people import permits
from reception.people.models import NamedAccess, Person, ProtectionRemoval
from reception.people.terms import Protection, RemovalState


@dataclass(frozen=True)
class ProtectedPerson:
    """A protected person as a manager sees one who is not named: number and grade, never the file."""

    person_id: int
    number: str
    grade: Protection
    since: date | None
    named: int
    removal_asked: bool


def protected_people() -> list[ProtectedPerson]:
    """The protected people of the units that the actor manages, by number."""
    query = (
        sa.select(Person.id, Person.number, Person.protection, Person.protection_since, _named(), _removal_asked())
        .where(Person.protection != Protection.NONE)
        .order_by(Person.number)
    )
    found = [ProtectedPerson(*row) for row in db.session.execute(permits.NAME_STAFF.within(query))]
    saw(person.person_id for person in found)
    return found


def _named() -> sa.ScalarSelect[int]:
    counted = sa.select(sa.func.count()).where(NamedAccess.person_id == Person.id, _not_ended())
    return counted.correlate(Person).scalar_subquery()


def _removal_asked() -> sa.ColumnElement[bool]:
    asked = (ProtectionRemoval.person_id == Person.id, ProtectionRemoval.state == RemovalState.ASKED)
    return sa.exists().where(*asked).correlate(Person)


def _not_ended() -> sa.ColumnElement[bool]:
    return sa.or_(NamedAccess.ends_on.is_(None), NamedAccess.ends_on >= today())


def managed_person(number: str) -> Person:
    """A protected person of the actor's units, to name staff for. Pages show number and grade. Raises OutOfReach."""
    return _protected(number, permits.NAME_STAFF)


def person_to_unprotect(number: str) -> Person:
    """A protected person whose protection the actor may help to remove. Raises OutOfReach."""
    return _protected(number, permits.DECIDE_REMOVAL)


def _protected(number: str, permit: Permit) -> Person:
    query = sa.select(Person).where(Person.number == number, Person.protection != Protection.NONE)
    person = permit.one(query)
    saw([person.id])
    return person


def named_staff(person: Person) -> Sequence[NamedAccess]:
    """Who is named for a person's file today or later, by name."""
    query = (
        sa.select(NamedAccess)
        .join(Person, Person.id == NamedAccess.person_id)
        .where(NamedAccess.person_id == person.id, _not_ended())
        .options(joinedload(NamedAccess.user))
    )
    return sorted(permits.DECIDE_REMOVAL.all(query), key=lambda named: (named.user.name, named.id))


def pending_removal(person: Person) -> ProtectionRemoval | None:
    """The request to remove protection that waits for a second person."""
    query = (
        sa.select(ProtectionRemoval)
        .join(Person, Person.id == ProtectionRemoval.person_id)
        .where(ProtectionRemoval.person_id == person.id, ProtectionRemoval.state == RemovalState.ASKED)
        .options(joinedload(ProtectionRemoval.asked_by))
    )
    return db.session.scalars(permits.DECIDE_REMOVAL.within(query)).first()
