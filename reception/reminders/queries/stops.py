"""Who wants no messages."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import current_or_none
from reception.access.permit import Permit
from reception.db.session import db
from reception.people.models import Person
from reception.people.terms import ContactKind
from reception.reminders import permits
from reception.reminders.models import MessageStop

#: The ways by which anything goes out by itself.
WAYS = (ContactKind.PHONE, ContactKind.EMAIL)


def active_stop(person_id: int, way: ContactKind, permit: Permit = permits.STOPS) -> MessageStop | None:
    """Since when she wants no messages by a way; None where she has not said so."""
    query = sa.select(MessageStop).where(
        MessageStop.person_id == person_id, MessageStop.way == way, MessageStop.lifted_at.is_(None)
    )
    query = query.order_by(MessageStop.id).limit(1)
    if current_or_none() is None:  # nobody is signed in: that the link's proof was right lets the row be read
        return db.session.scalars(query.execution_options(permit=permit.name)).one_or_none()
    return next(iter(permit.all(query)), None)


def stops_of(person: Person, permit: Permit = permits.STOPS) -> Sequence[MessageStop]:
    """All that she has said about messages, the latest first."""
    query = sa.select(MessageStop).where(MessageStop.person_id == person.id).order_by(MessageStop.id.desc())
    return permit.all(query.options(joinedload(MessageStop.noted_by)))
