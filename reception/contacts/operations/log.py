"""The log: a contact is logged with its next step, corrected with a reason, or taken back while it is fresh."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reception.access.actor import current
from reception.audit.log import record
from reception.cases import operations as cases
from reception.cases.models import Case, Task
from reception.cases.terms import TaskState
from reception.contacts import queries
from reception.contacts.models import Contact, ContactParticipant, ContactRevision
from reception.contacts.rules import HAPPENED, lies_ahead, may_be_undone
from reception.contacts.terms import Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import local, now

FIRST_VERSION = 1


class LiesAhead(Exception):
    """What is said to have taken place lies in the future."""


class CannotUndo(Exception):
    """It is not one's own, too old, or somebody has built on it."""


@dataclass(frozen=True)
class NextStep:
    """The task to set with a contact."""

    title: str
    due_on: date | None
    owner_id: int | None


def log_contact(
    case: Case,
    *,
    at: datetime,
    channel: Channel,
    summary: str,
    author_id: int | None,
    state: ContactState = ContactState.HELD,
    minutes: int | None = None,
    organisation_id: int | None = None,
    contact_person_id: int | None = None,
    interpreter: InterpreterState = InterpreterState.NONE,
    interpreter_language: str | None = None,
    interpreter_minutes: int | None = None,
    others: Iterable[int] = (),
    next_step: NextStep | None = None,
) -> Contact:
    """Log a contact that took place or was tried; `others` are ids of people who took part. Raises LiesAhead."""
    if lies_ahead(at, now()):
        raise LiesAhead
    contact = Contact(
        case=case,
        at=at,
        channel=channel,
        state=state,
        summary=summary,
        minutes=minutes,
        organisation_id=organisation_id,
        contact_person_id=contact_person_id,
        interpreter=interpreter,
        interpreter_language=interpreter_language,
        interpreter_minutes=interpreter_minutes,
        author_id=author_id,
        next_task=_set(case, next_step),
    )
    people = add_contact(contact, others)
    cases.active(case, local(at).date())
    record("contact.logged", contact, people=people, channel=channel, state=state)
    return contact


def _set(case: Case, step: NextStep | None) -> Task | None:
    if step is None:
        return None
    return cases.set_task(case, title=step.title, due_on=step.due_on, owner_id=step.owner_id)


def add_contact(contact: Contact, others: Iterable[int]) -> tuple[int, ...]:
    """Store a new contact and who else took part; answers the ids of everybody it concerns. The caller records."""
    contact.logged_at = now()
    db.session.add(contact)
    joined = sorted(set(others) - {contact.case.person_id})
    db.session.add_all(ContactParticipant(contact=contact, person_id=person_id) for person_id in joined)
    db.session.flush()
    return (contact.case.person_id, *joined)


def correct_contact(
    contact: Contact,
    *,
    reason: str,
    at: datetime,
    channel: Channel,
    state: ContactState,
    summary: str,
    others: Iterable[int] | None = None,
    author_id: int | None = None,
) -> None:
    """Correct a contact; what it said before is kept with the reason. Raises LiesAhead.

    `author_id` names who had it, when that was not known. `others` are the ids of those who took part, among the
    people whom the actor may see; None leaves them alone.
    """
    if state in HAPPENED and lies_ahead(at, now()):
        raise LiesAhead
    after: dict[str, Any] = {"at": at, "channel": channel, "state": state, "summary": summary}
    changed = [name for name, value in after.items() if getattr(contact, name) != value]
    db.session.add(_as_it_was(contact, reason))
    contact.author_id = author_id or contact.author_id
    for name in changed:
        setattr(contact, name, after[name])
    people = _change_others(contact, set(others)) if others is not None else ()
    db.session.flush()
    record("contact.corrected", contact, people=(*contact.audited_people, *people), fields=changed, others=len(people))


def _as_it_was(contact: Contact, reason: str) -> ContactRevision:
    return ContactRevision(
        contact=contact,
        at=contact.at,
        channel=contact.channel,
        state=contact.state,
        summary=contact.summary,
        reason=reason,
        corrected_at=now(),
        corrected_by_id=current().user_id,
    )


def _change_others(contact: Contact, wanted: set[int]) -> tuple[int, ...]:
    """Put in and take out participants; those whom the actor may not see stay. Answers the ids that changed."""
    shown = {person.person_id for person in queries.others_of([contact])[contact.id].shown}
    for participant in contact.others:
        if participant.person_id in shown - wanted:
            db.session.delete(participant)
    added = wanted - {participant.person_id for participant in contact.others} - {contact.case.person_id}
    db.session.add_all(ContactParticipant(contact=contact, person_id=person_id) for person_id in sorted(added))
    return tuple(sorted(added | (shown - wanted)))


def undo_contact(contact: Contact) -> None:
    """Take back a slip with its next step: by its author, while fresh, nobody having built on it. Raises CannotUndo."""
    if not can_undo(contact):
        raise CannotUndo
    contact.withdrawn_at = now()
    if contact.next_task is not None:
        cases.cancel_task(contact.next_task)
    db.session.flush()
    cases.set_active_on(contact.case, queries.last_happening(contact.case))
    record("contact.undone", contact)


def can_undo(contact: Contact) -> bool:
    """Whether the actor may still take a contact back."""
    task = contact.next_task
    untouched = task is None or (task.version == FIRST_VERSION and task.state is TaskState.OPEN)
    own = contact.author_id is not None and contact.author_id == current().user_id
    fresh = contact.version == FIRST_VERSION and not contact.revisions and may_be_undone(contact.logged_at, now())
    return own and fresh and untouched and contact.withdrawn_at is None
