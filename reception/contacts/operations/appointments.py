"""Appointments: planned, then settled as held, missed or cancelled."""

from collections.abc import Iterable
from datetime import datetime

from reception.audit.log import record
from reception.cases import operations as cases
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.operations.log import add_contact, correct_contact
from reception.contacts.rules import HAPPENED, OUTCOMES, joined_notes, lies_ahead
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import local, now


class NotYet(Exception):
    """An appointment that lies ahead can be cancelled, but has not been held or missed."""


class Settled(Exception):
    """The appointment has its outcome already."""


def plan_appointment(
    case: Case,
    *,
    at: datetime,
    channel: Channel,
    place: str | None = None,
    call: CallKind | None = None,
    summary: str = "",
    interpreter: InterpreterState = InterpreterState.NONE,
    interpreter_language: str | None = None,
    organisation_id: int | None = None,
    contact_person_id: int | None = None,
    others: Iterable[int] = (),
    author_id: int | None,
) -> Contact:
    """Plan a contact; `others` are ids of people who are to take part."""
    planned = Contact(
        case=case,
        at=at,
        channel=channel,
        state=ContactState.PLANNED,
        place=place,
        call=call,
        summary=summary,
        interpreter=interpreter,
        interpreter_language=interpreter_language,
        organisation_id=organisation_id,
        contact_person_id=contact_person_id,
        author_id=author_id,
    )
    people = add_contact(planned, others)
    record("appointment.planned", planned, people=people, channel=channel)
    return planned


def settle_appointment(
    contact: Contact,
    state: ContactState,
    summary: str = "",
    *,
    minutes: int | None = None,
    interpreter: InterpreterState | None = None,
    interpreter_minutes: int | None = None,
) -> None:
    """Say what came of an appointment. A note is added below what was planned. Raises Settled, NotYet."""
    if contact.state is not ContactState.PLANNED:
        raise Settled
    if state not in OUTCOMES:
        raise ValueError(state)
    if state in HAPPENED and lies_ahead(contact.at, now()):
        raise NotYet
    contact.state, contact.summary = state, joined_notes(contact.summary, summary)
    contact.minutes, contact.interpreter_minutes = minutes, interpreter_minutes
    contact.interpreter = interpreter or contact.interpreter
    db.session.flush()
    if state in HAPPENED:
        cases.active(contact.case, local(contact.at).date())
    record("appointment.settled", contact, state=state)


def add_note(contact: Contact, note: str, *, reason: str) -> None:
    """Add a note below what a settled appointment says; what it said before is kept with the reason."""
    correct_contact(
        contact,
        reason=reason,
        at=contact.at,
        channel=contact.channel,
        state=contact.state,
        summary=joined_notes(contact.summary, note),
    )
