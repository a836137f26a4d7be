"""People to make search keys for."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.db.session import db
from reception.people import permits
from reception.people.models import Person, SearchKey
from reception.people.terms import KeyKind


def number_of_people() -> int:
    """How many people the register holds."""
    return db.session.scalar(permits.NUMBER_IN_USE.within(sa.select(sa.func.count(Person.id)))) or 0


def people_to_index(after: int, limit: int) -> Sequence[Person]:
    """The next people after the id `after`, with all that search keys are made from. For the program itself."""
    found_by = (Person.names, Person.identifiers, Person.contact_details)
    query = sa.select(Person).where(Person.id > after).order_by(Person.id).limit(limit)
    return permits.NUMBER_IN_USE.all(query.options(*(selectinload(part) for part in found_by)))


def lack_signs_of_likeness() -> bool:
    """Whether there are people and none can be found by what two records about one person share."""
    alike = sa.exists(sa.select(SearchKey.id).where(SearchKey.kind == KeyKind.ALIKE))
    query = sa.select(sa.and_(sa.exists(sa.select(Person.id)), sa.not_(alike)))
    return bool(db.session.scalar(permits.NUMBER_IN_USE.within(query)))
