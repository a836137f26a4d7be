"""What tests of placements, jobs, studies and advice share: where their pages stand, and what is stored."""

from datetime import date, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.i18n.formats import today
from reception.organisations.models import ContactPerson, Organisation
from reception.people.models import Person
from tests.clients import Read

Row = TypeVar("Row")


def day(days: int) -> date:
    """So many days from today."""
    return today() + timedelta(days=days)


def of(person: Person, *parts: object) -> str:
    """The address of a page of the person's work."""
    return "/".join([f"/people/{person.number}/work", *map(str, parts)])


def stored(model: type[Row]) -> list[Row]:
    """What the table holds."""
    with system("test"):
        query: Any = sa.select(model).execution_options(permit="test", populate_existing=True)
        return list(db.session.scalars(query.order_by(sa.text("id"))))


def the(model: type[Row]) -> Row:
    """The one row of the table."""
    (found,) = stored(model)
    return found


def make_contact(employer: Organisation, name: str, **facts: Any) -> ContactPerson:
    """Somebody who works at an employer."""
    made = ContactPerson(organisation_id=employer.id, name=name, **facts)
    db.session.add(made)
    db.session.commit()
    return made


def refused(answer: Read, message: str) -> None:
    """The page comes back with the message, and nothing was redirected."""
    assert answer.status_code == 200
    assert message in answer.words, answer.words
