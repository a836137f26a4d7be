"""Whom short numbers stand for, within reach or not. For operations only."""

from collections.abc import Collection
from typing import Final

import sqlalchemy as sa

from reception.db.bulk import chunks
from reception.db.session import db
from reception.people import permits
from reception.people.models import FormerNumber, Person, RegistrationDraft

_NUMBERED: Final = (Person, RegistrationDraft, FormerNumber)


def numbers_in_use(numbers: Collection[str]) -> set[str]:
    """Those of `numbers` that stand for a person or a draft, or stood for a record that went up in another."""
    used: set[str] = set()
    for part in chunks(numbers):
        standing = sa.union_all(*(sa.select(model.number).where(model.number.in_(part)) for model in _NUMBERED))
        query: sa.Select[str] = sa.select(standing.subquery().c.number)
        used.update(db.session.scalars(permits.NUMBER_IN_USE.within(query)))
    return used


def people_numbered(numbers: Collection[str]) -> dict[str, Person]:
    """The people who stand under these numbers."""
    found: dict[str, Person] = {}
    for part in chunks(numbers):
        query = sa.select(Person).where(Person.number.in_(part))
        found.update((person.number, person) for person in permits.NUMBER_IN_USE.all(query))
    return found
