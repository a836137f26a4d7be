"""A message is put in the queue: once for each occasion, however often somebody asks for it."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.contacts.models import Contact
from reception.db.bulk import chunks
from reception.db.once import insert_once
from reception.db.session import db
from reception.people.terms import ContactKind
from reception.reminders import permits
from reception.reminders.models import OutgoingMessage
from reception.reminders.queries.reaching import way_to
from reception.reminders.terms import OutgoingKind, OutgoingState


def queue(
    case: Case,
    *,
    kind: OutgoingKind,
    language: str,
    due_at: datetime,
    occasion: str,
    subject_id: int | None = None,
    contact: Contact | None = None,
) -> OutgoingMessage | None:
    """Let a message go out at `due_at`, in `language` (BCP 47); None where nothing may go to her by itself.

    What is queued for the same occasion already, by whichever way, is answered and not doubled; one that was cancelled
    before it went waits again. `contact`: the appointment that it is about; `subject_id`: the invitation of a survey.
    """
    way = way_to(case.person, unit_id=case.unit_id)
    if way is None or case.state is not CaseState.OPEN:
        return None
    about_at = contact.at if contact is not None else None
    found = _queued(kind, occasion, subject_id, contact, about_at)
    if found is None:
        insert_once(
            OutgoingMessage, case_id=case.id, kind=kind, contact_id=contact.id if contact else None,
            subject_id=subject_id, occasion=occasion, about_at=about_at, way=way.kind, language=language,
            state=OutgoingState.WAITING, due_at=due_at, tries=0,
        )  # fmt: skip
        found = _queued(kind, occasion, subject_id, contact, about_at)
        record("outgoing-message.queued", found, kind=kind, way=way.kind, occasion=occasion)
    elif found.state is OutgoingState.CANCELLED:
        _wake(found, way.kind, language, due_at)
    return found


def _queued(
    kind: OutgoingKind, occasion: str, subject_id: int | None, contact: Contact | None, about_at: datetime | None
) -> OutgoingMessage | None:
    """What there is for the occasion: what went, or may go, before what was cancelled."""
    query = sa.select(OutgoingMessage).where(OutgoingMessage.kind == kind, OutgoingMessage.occasion == occasion)
    if contact is not None:
        query = query.where(OutgoingMessage.contact_id == contact.id, OutgoingMessage.about_at == about_at)
    else:
        query = query.where(OutgoingMessage.contact_id.is_(None), OutgoingMessage.subject_id == subject_id)
    rows = permits.MESSAGES.all(query.order_by(OutgoingMessage.id))
    return next((one for one in rows if one.state is not OutgoingState.CANCELLED), rows[-1] if rows else None)


def _wake(message: OutgoingMessage, way: ContactKind, language: str, due_at: datetime) -> None:
    """The appointment came back to a time that it had: its message never went, and waits again."""
    message.state, message.way, message.language = OutgoingState.WAITING, way, language
    message.due_at, message.next_try_at, message.tries, message.problem = due_at, None, 0, None
    record("outgoing-message.queued", message, kind=message.kind, way=way, occasion=message.occasion)


def forget(kind: OutgoingKind, subject_ids: Collection[int]) -> None:
    """Remove every message about these subjects, also those that went: what it was about is gone, and its id may come
    again as another's. The caller records what ended."""
    for part in chunks(subject_ids):
        db.session.execute(
            sa.delete(OutgoingMessage).where(OutgoingMessage.kind == kind, OutgoingMessage.subject_id.in_(part))
        )
