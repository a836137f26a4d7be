"""One person by number: who it is, or the whole record."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.actor import Actor, current
from reception.audit.reading import saw
from reception.db.session import db
from reception.people import permits
from reception.people.models import Correction, Guardianship, Person

_RECORD = (
    Person.names,
    Person.identifiers,
    Person.languages,
    Person.permits,
    Person.key_dates,
    Person.contact_details,
)


def identified(number: str) -> Person:
    """Who it is: the person of that number in the municipal register, with names. Raises OutOfReach."""
    query = sa.select(Person).where(Person.number == number).options(selectinload(Person.names))
    return _seen(permits.IDENTIFY.one(query))


def record(number: str) -> Person:
    """The whole record of the person of that number, for those whose unit works with it. Raises OutOfReach."""
    query = sa.select(Person).where(Person.number == number).options(*(selectinload(part) for part in _RECORD))
    return _seen(permits.READ.one(query))


def person_to_read(number: str) -> Person:
    """The person of that number, for a page that reads only some parts of the record. Raises OutOfReach."""
    return _seen(permits.READ.one(sa.select(Person).where(Person.number == number)))


def person_to_change(number: str) -> Person:
    """The person of that number, to change something in the record; its parts are read as they are needed.

    Raises OutOfReach.
    """
    return _seen(permits.WRITE.one(sa.select(Person).where(Person.number == number)))


def _seen(person: Person) -> Person:
    saw([person.id])
    return person


def corrections_of(person: Person, *, limit: int = 50) -> Sequence[Correction]:
    """What was changed in a record, the latest first, with who changed it."""
    query = (
        sa.select(Correction)
        .join(Person, Person.id == Correction.person_id)
        .where(Correction.person_id == person.id, _tells_of_nobody_hidden(person))
        .options(joinedload(Correction.made_by))
        .order_by(Correction.id.desc())
        .limit(limit)
    )
    return permits.READ.all(query)


def _tells_of_nobody_hidden(person: Person) -> sa.ColumnElement[bool]:
    """Not about guardians, where one of the person's guardians or wards is hidden from the reader."""
    actor = current()
    if not isinstance(actor, Actor):
        return sa.true()
    others: sa.CompoundSelect[int | None] = sa.union_all(
        sa.select(Guardianship.guardian_id).where(Guardianship.person_id == person.id),
        sa.select(Guardianship.person_id).where(Guardianship.guardian_id == person.id),
    )
    hidden = sa.exists().where(Person.id.in_(others), permits.hidden(actor)).correlate(None)
    return sa.or_(sa.not_(Correction.field.startswith("guardianship", autoescape=True)), sa.not_(hidden))


def is_in_reach(person: Person) -> bool:
    """Whether the reader may open the record of this person."""
    return db.session.scalar(permits.READ.within(sa.select(Person.id).where(Person.id == person.id))) is not None
