"""What newcomers wrote: of one person, and what waits for those who work with them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.contacts.models import Contact
from reception.db.session import db
from reception.i18n.formats import local
from reception.messages import permits
from reception.messages.models import NewcomerMessage
from reception.messages.terms import About, Wish
from reception.people.models import Person
from reception.people.terms import Protection


@dataclass(frozen=True)
class Waiting:
    """A message that nobody has handled. A protected person stands there as `person_number`, not by name."""

    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    message_id: int
    wish: Wish
    about: About | None
    written_at: datetime
    appointment_at: datetime | None
    worker_id: int | None
    worker_name: str | None
    is_own: bool

    @property
    def day(self) -> date:
        """The day it was written, by a Swedish clock."""
        return local(self.written_at).date()

    @property
    def appointment_on(self) -> date | None:
        """The day of the appointment that she cannot come to."""
        return local(self.appointment_at).date() if self.appointment_at else None


def written_by(person: Person) -> Sequence[NewcomerMessage]:
    """What a person wrote, within reach: what waits, the longest first; then what was handled, the latest first."""
    query = sa.select(NewcomerMessage).join(NewcomerMessage.case).where(Case.person_id == person.id)
    found = permits.WRITTEN.all(query.options(*_with_what_it_is_about()).order_by(NewcomerMessage.written_at))
    waiting = [one for one in found if one.handled_at is None]
    return [*waiting, *(one for one in reversed(found) if one.handled_at is not None)]


def message(person: Person, message_id: int) -> NewcomerMessage:
    """One message of a person. Raises OutOfReach."""
    query = sa.select(NewcomerMessage).join(NewcomerMessage.case).where(Case.person_id == person.id)
    return permits.WRITTEN.one(query.where(NewcomerMessage.id == message_id).options(*_with_what_it_is_about()))


def waiting_on(case: Case) -> Sequence[NewcomerMessage]:
    """What waits in a case, the longest first."""
    query = sa.select(NewcomerMessage).where(NewcomerMessage.case_id == case.id, NewcomerMessage.handled_at.is_(None))
    return permits.WRITTEN.all(query.order_by(NewcomerMessage.written_at, NewcomerMessage.id))


def waiting_in_units(actor: Actor, window: tuple[int, int]) -> list[Waiting]:
    """What waits in the actor's units: of one's own cases first, then the longest first."""
    is_own = sa.case((Case.worker_id == actor.user_id, 0), else_=1)
    return _read(_waiting(actor), (is_own, NewcomerMessage.written_at, NewcomerMessage.id), window)


def waiting_with(actor: Actor, workers: Collection[int], window: tuple[int, int]) -> list[Waiting]:
    """What waits in the open cases of these caseworkers, the longest first."""
    query = _waiting(actor).where(Case.worker_id.in_(workers), Case.state == CaseState.OPEN)
    return _read(query, (NewcomerMessage.written_at, NewcomerMessage.id), window)


def _waiting(actor: Actor) -> sa.Select[*tuple[Any, ...]]:
    query: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            Case.number, Person.id, Person.number, Person.shown_name, Person.protection != Protection.NONE,
            NewcomerMessage.id, NewcomerMessage.wish, NewcomerMessage.about, NewcomerMessage.written_at, Contact.at,
            Case.worker_id, User.name, sa.func.coalesce(Case.worker_id == actor.user_id, sa.false()),
        )
        .select_from(NewcomerMessage)
        .join(NewcomerMessage.case)
        .join(Case.person)
        .outerjoin(NewcomerMessage.contact)
        .outerjoin(User, User.id == Case.worker_id)
        .where(NewcomerMessage.handled_at.is_(None))
    )  # fmt: skip
    return query


def _read(query: sa.Select[*tuple[Any, ...]], order: tuple[Any, ...], window: tuple[int, int]) -> list[Waiting]:
    offset, limit = window
    rows = db.session.execute(permits.WRITTEN.within(query.order_by(*order).offset(offset).limit(limit)))
    return [Waiting(*row) for row in rows]


def _with_what_it_is_about() -> tuple[Any, ...]:
    return (
        joinedload(NewcomerMessage.contact),
        joinedload(NewcomerMessage.handled_by),
        joinedload(NewcomerMessage.case),
    )
