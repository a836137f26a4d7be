"""What went out by itself, what waits, and what needs somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception import mail, sms
from reception.audit.models import AuditEvent
from reception.audit.reading import saw
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import Person
from reception.people.terms import ContactKind
from reception.reminders import permits
from reception.reminders.models import OutgoingMessage
from reception.reminders.queries.stops import WAYS
from reception.reminders.rules.outgoing import Show
from reception.reminders.terms import OutgoingState

#: How far back text messages that nobody reads are counted.
UNREAD_SINCE: Final = timedelta(days=30)
#: How many messages stand on the page of a person.
_LATEST: Final = 20


@dataclass(frozen=True)
class Wanted:
    """Which messages a list shows."""

    show: Show = Show.NEED
    way: ContactKind | None = None
    unit_id: int | None = None


@dataclass(frozen=True)
class Transport:
    """How a way stands: whether this installation sends by it, and how many messages it did not take last."""

    way: ContactKind
    is_set_up: bool
    not_taken: int


def messages(wanted: Wanted, window: tuple[int, int]) -> Sequence[OutgoingMessage]:
    """The messages of one's units: what waits by its time, and what has been by its time, the latest first."""
    query = sa.select(OutgoingMessage).where(_shown(wanted.show, now()))
    if wanted.way is not None:
        query = query.where(OutgoingMessage.way == wanted.way)
    if wanted.unit_id is not None:
        query = query.where(OutgoingMessage.case.has(Case.unit_id == wanted.unit_id))
    is_ahead = wanted.show is Show.WAITING
    order = OutgoingMessage.due_at.asc() if is_ahead else OutgoingMessage.due_at.desc()
    query = query.options(*_with_case()).order_by(order, OutgoingMessage.id.desc())
    found = permits.MESSAGES.all(query.offset(window[0]).limit(window[1]))
    saw({one.case.person_id for one in found})
    return found


def counts() -> dict[Show, int]:
    """How many there are to show of each."""
    moment = now()
    columns = [sa.func.count().filter(_shown(show, moment)) for show in Show]
    query = permits.MESSAGES.within(sa.select(*columns).select_from(OutgoingMessage))
    return dict(zip(Show, db.session.execute(query).one(), strict=True))


def _shown(show: Show, moment: datetime) -> sa.ColumnElement[bool]:
    """What a list shows. Needs somebody: what did not go, or perhaps not, for an appointment that is still ahead."""
    if show is Show.NEED:
        missed = OutgoingMessage.state.in_((OutgoingState.FAILED, OutgoingState.UNSURE))
        return sa.and_(missed, sa.or_(OutgoingMessage.about_at.is_(None), OutgoingMessage.about_at > moment))
    if show is Show.WAITING:
        return OutgoingMessage.state.in_((OutgoingState.WAITING, OutgoingState.SENDING))
    if show is Show.SENT:
        return OutgoingMessage.state == OutgoingState.SENT
    return sa.true()


def _with_case() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    case = joinedload(OutgoingMessage.case)
    return (case.joinedload(Case.person), case.joinedload(Case.unit), joinedload(OutgoingMessage.contact))


def messages_to(person: Person) -> Sequence[OutgoingMessage]:
    """The latest messages to somebody in the cases of one's units."""
    query = sa.select(OutgoingMessage).join(Case, Case.id == OutgoingMessage.case_id)
    query = query.where(Case.person_id == person.id).options(*_with_case())
    return permits.MESSAGES.all(query.order_by(OutgoingMessage.due_at.desc(), OutgoingMessage.id.desc()).limit(_LATEST))


def transports() -> list[Transport]:
    """How each way stands."""
    query = sa.select(OutgoingMessage.way, sa.func.count()).where(
        OutgoingMessage.state == OutgoingState.WAITING, OutgoingMessage.problem.is_not(None)
    )
    rows = db.session.execute(permits.MESSAGES.within(query.group_by(OutgoingMessage.way))).all()
    not_taken = {row[0]: row[1] for row in rows}
    return [Transport(way, is_set_up(way), not_taken.get(way, 0)) for way in WAYS]


def is_set_up(way: ContactKind) -> bool:
    """Whether this installation sends by a way at all."""
    return sms.is_set_up() if way is ContactKind.PHONE else mail.is_set_up()


def unread_texts() -> int:
    """How many text messages came in the last days that were no stop word. Nothing of them is kept but that."""
    query = sa.select(sa.func.count()).where(
        AuditEvent.action == "text-message.unread", AuditEvent.at >= now() - UNREAD_SINCE
    )
    return db.session.scalar(query) or 0
