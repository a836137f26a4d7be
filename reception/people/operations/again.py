"""Search keys made anew: for people whose rows an undo has put back, and for everybody after an update."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import sqlalchemy as sa

from reception.audit.log import record
from reception.db.bulk import chunks
from reception.db.journal import JOURNAL
from reception.db.session import db
from reception.people.models import ContactDetail, Identifier, OfPerson, Person, PersonName
from reception.people.operations.keys import index_many

_FOUND_BY: Final[tuple[type[OfPerson], ...]] = (PersonName, Identifier, ContactDetail)


def owners_of(touched: Mapping[str, Iterable[int]]) -> set[int]:
    """The ids of the people whose search keys the rows of `touched` (ids by table) are made into."""
    owners = set(touched.get(Person.__tablename__, ()))
    for model in _FOUND_BY:
        for ids in chunks(touched.get(model.__tablename__, ())):
            query = sa.select(model.person_id).where(model.id.in_(ids))
            owners |= set(db.session.scalars(query.execution_options(permit=JOURNAL)))
    return owners


def index_again(person_ids: Iterable[int]) -> None:
    """Make the search keys anew of those of these people who are there."""
    for ids in chunks(person_ids):
        query = sa.select(Person).where(Person.id.in_(ids))
        index_many(db.session.scalars(query.execution_options(permit=JOURNAL)).all())


def index_portion(people: Sequence[Person]) -> None:
    """Make the search keys of some of the register's people anew, because the program finds people by new signs."""
    index_many(people)
    record("people.indexed", count=len(people))
