"""A message is taken to be sent, and what became of it is noted. Nothing is committed here.

The row is SENDING from a commit before the message is handed over. Whoever is cut off in between leaves it so, and it
becomes UNSURE: rather no reminder than two, and somebody is told.
"""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from reception.audit.log import record
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.reminders import permits
from reception.reminders.models import OutgoingMessage
from reception.reminders.queries.due import contact_ahead
from reception.reminders.queries.reaching import way_to
from reception.reminders.rules import sending as rules
from reception.reminders.rules.reaching import Way
from reception.reminders.terms import OutgoingState


@dataclass(frozen=True)
class Taken:
    """A message that somebody sends now, and where to."""

    message: OutgoingMessage
    way: Way


def take(message_id: int, now: datetime) -> Taken | None:
    """Send a message now: from the commit on nobody else does. None if somebody has, or it is not to go any more.

    The row is held until then (SQLite has one writer anyway): of two who begin at once the second finds it taken.
    """
    message = _held(message_id, OutgoingState.WAITING)
    if message is None:
        return None
    state, problem = _hindrance(message, now)
    way = way_to(message.case.person, unit_id=message.case.unit_id) if state is None else None
    if state is None and (way is None or way.kind is not message.way):
        state, problem = OutgoingState.CANCELLED, "no-way"
    if state is not None or way is None:
        _settle(message, state or OutgoingState.CANCELLED, problem)
        return None
    message.state, message.tries = OutgoingState.SENDING, message.tries + 1
    message.next_try_at, message.problem = now + rules.AT_WORK, None
    db.session.flush()
    record("outgoing-message.begun", message, way=message.way, tries=message.tries)
    return Taken(message, way)


def _hindrance(message: OutgoingMessage, now: datetime) -> tuple[OutgoingState | None, str | None]:
    """What a message becomes that is not to go, and why."""
    if message.case.person.is_protected:
        return OutgoingState.CANCELLED, "protected"
    if message.case.state is not CaseState.OPEN:
        return OutgoingState.CANCELLED, "closed"
    if message.contact_id is None:
        return None, None
    contact = contact_ahead(message.contact_id, now)
    if contact is not None and contact.at == message.about_at:
        return None, None
    if rules.is_too_late(message.about_at, now) and message.tries:
        return OutgoingState.FAILED, "too-late"
    return OutgoingState.CANCELLED, "moved"


def drop(message_id: int, now: datetime) -> None:
    """A waiting message is not to go any more. One that was tried in vain until its appointment began has failed."""
    message = _held(message_id, OutgoingState.WAITING)
    state, problem = _hindrance(message, now) if message is not None else (None, None)
    if message is not None and state is not None:
        _settle(message, state, problem)


def note_sent(message_id: int, now: datetime) -> None:
    """It is on its way. Also of one that was given up meanwhile: now it is known."""
    message = _held(message_id, OutgoingState.SENDING, OutgoingState.UNSURE)
    if message is not None:
        message.sent_at = now
        _settle(message, OutgoingState.SENT, None)


def note_not_taken(message_id: int, now: datetime) -> None:
    """It was surely not sent: it waits for the next try."""
    message = _held(message_id, OutgoingState.SENDING, OutgoingState.UNSURE)
    if message is not None:
        again = rules.next_try(message.tries, now)
        _settle(message, OutgoingState.WAITING, "not-taken")
        message.next_try_at = again
        db.session.flush()


def note_refused(message_id: int, code: str) -> None:
    """It is taken at no time."""
    _note(message_id, OutgoingState.FAILED, code)


def note_unsure(message_id: int, code: str) -> None:
    """Nobody knows whether it was sent: it is never sent again."""
    _note(message_id, OutgoingState.UNSURE, code)


def _note(message_id: int, state: OutgoingState, code: str) -> None:
    message = _held(message_id, OutgoingState.SENDING)
    if message is not None:
        _settle(message, state, code)


def _settle(message: OutgoingMessage, state: OutgoingState, problem: str | None) -> None:
    message.state, message.problem, message.next_try_at = state, problem, None
    db.session.flush()
    record(f"outgoing-message.{state.value}", message, way=message.way, kind=message.kind, problem=problem)


def _held(message_id: int, *states: OutgoingState) -> OutgoingMessage | None:
    """The row, held until the transaction ends, if it is in one of these states."""
    query = sa.select(OutgoingMessage).where(OutgoingMessage.id == message_id, OutgoingMessage.state.in_(states))
    query = query.with_for_update().execution_options(populate_existing=True)
    return next(iter(permits.MESSAGES.all(query)), None)
