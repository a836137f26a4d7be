"""A person with a path, for tests of its pages."""

from datetime import date

import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import db
from reception.path.models import Mark
from reception.path.projection import begin
from reception.people.models import KeyDate, PermitGround, Person
from reception.people.terms import Ground, KeyDateKind, Protection, ReceptionRoute, Source
from tests.factories.municipality import Municipality
from tests.factories.people import make_person


def make_newcomer(
    municipality: Municipality,
    *,
    received: date = date(2026, 9, 1),
    opened_on: date = date(2026, 1, 15),
    protection: Protection = Protection.NONE,
    named: tuple[User, ...] = (),
) -> Person:
    """An adult with refugee status, assigned to the municipality and received on a day."""
    person = make_person(
        unit=municipality.unit, worker=municipality.caseworker, opened_on=opened_on, protection=protection, named=named
    )
    with system("test"):
        person.route = ReceptionRoute.ASSIGNED
        days = {
            KeyDateKind.DECIDED: date(2026, 6, 1),
            KeyDateKind.ASSIGNED: date(2026, 7, 1),
            KeyDateKind.RECEIVED: received,
        }
        for kind, day in days.items():
            db.session.add(KeyDate(person_id=person.id, kind=kind, on_day=day, source=Source.AUTHORITY))
        ground = PermitGround(
            person_id=person.id, ground=Ground.REFUGEE, starts_on=date(2026, 6, 1), source=Source.AUTHORITY
        )
        db.session.add(ground)
        record("test.facts-noted", person)
        begin(case_of(person))
        db.session.commit()
    return person


def path_of(person: Person) -> str:
    """The address of the path."""
    return f"/people/{person.number}/path"


def case_of(person: Person) -> Case:
    """The person's case."""
    return db.session.scalars(sa.select(Case).where(Case.person_id == person.id).execution_options(permit="test")).one()


def marks() -> list[Mark]:
    """Every mark, in the order in which they were made."""
    return list(db.session.scalars(sa.select(Mark).order_by(Mark.id).execution_options(permit="test")))
