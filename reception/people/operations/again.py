"""Search keys made anew for people whose rows were put back by an undo."""

from collections.abc import Iterable, Mapping
from typing import Final

import sqlalchemy as sa

from reception.db.journal import JOURNAL
from reception.db.session import db
from reception.people.models import ContactDetail, Identifier, OfPerson, Person, PersonName
from reception.people.operations.keys import index

_FOUND_BY: Final[tuple[type[OfPerson], ...]] = (PersonName, Identifier, ContactDetail)


def owners_of(touched: Mapping[str, Iterable[int]]) -> set[int]:
    """The ids of the people whose search keys the rows of `touched` (ids by table) are made into."""
    owners = set(touched.get(Person.__tablename__, ()))
    for model in _FOUND_BY:
        ids = sorted(touched.get(model.__tablename__, ()))
        for start in range(0, len(ids), 500):
            query = sa.select(model.person_id).where(model.id.in_(ids[start : start + 500]))
            owners |= set(db.session.scalars(query.execution_options(permit=JOURNAL)))
    return owners


def index_again(person_ids: Iterable[int]) -> None:
    """Make the search keys anew of those of these people who are there."""
    ids = sorted(person_ids)
    for start in range(0, len(ids), 500):
        query = sa.select(Person).where(Person.id.in_(ids[start : start + 500]))
        for person in db.session.scalars(query.execution_options(permit=JOURNAL)):
            index(person)
