"""The appointments that are ahead, as a paper tells them: nothing of what staff note in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reception.access.permit import Permit
from reception.contacts import queries as contacts
from reception.contacts.models import Contact
from reception.contacts.permits import READ
from reception.contacts.terms import Channel, InterpreterState


@dataclass(frozen=True)
class Ahead:
    """An appointment: when, how, where as staff wrote it, and the interpreter's language if one is booked."""

    at: datetime
    channel: Channel
    place: str | None
    interpreter_language: str | None


def told_ahead(case_id: int, permit: Permit = READ, *, shows_place: bool = True) -> Sequence[Ahead]:
    """The appointments of a case that are still to come, the next first, within a permit for contacts.

    `shows_place` is false for those whose data are protected. Of a visit at home the place is never told: it is hers.
    """
    found = contacts.appointments_ahead(case_id, permit)
    return [_told(row, shows_place=shows_place and row.channel is not Channel.HOME_VISIT) for row in found]


def _told(contact: Contact, *, shows_place: bool) -> Ahead:
    is_booked = contact.interpreter is InterpreterState.PLANNED
    return Ahead(
        contact.at,
        contact.channel,
        contact.place if shows_place else None,
        contact.interpreter_language if is_booked else None,
    )
