"""The appointments that are ahead, as a paper tells them: nothing of what staff note in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.contacts.models import Contact
from reception.contacts.permits import READ
from reception.contacts.terms import Channel, ContactState, InterpreterState
from reception.i18n.formats import now

#: Kinds of contact that nobody comes to.
_NO_MEETING: Final = (Channel.SMS, Channel.EMAIL, Channel.LETTER)


@dataclass(frozen=True)
class Ahead:
    """An appointment: when, how, where as staff wrote it, and the interpreter's language if one is booked."""

    at: datetime
    channel: Channel
    place: str | None
    interpreter_language: str | None


def appointments_ahead(case_id: int, permit: Permit = READ, *, shows_place: bool = True) -> Sequence[Ahead]:
    """The appointments of a case that are planned and not over, the next first, within a permit for contacts.

    `shows_place` is false for those whose data are protected. Of a visit at home the place is never told: it is hers.
    """
    query = sa.select(Contact).where(
        Contact.case_id == case_id,
        Contact.state == ContactState.PLANNED,
        Contact.withdrawn_at.is_(None),
        Contact.channel.not_in(_NO_MEETING),
        Contact.at >= now(),
    )
    found = permit.all(query.order_by(Contact.at, Contact.id))
    return [_told(row, shows_place=shows_place and row.channel is not Channel.HOME_VISIT) for row in found]


def _told(contact: Contact, *, shows_place: bool) -> Ahead:
    is_booked = contact.interpreter is InterpreterState.PLANNED
    return Ahead(
        contact.at,
        contact.channel,
        contact.place if shows_place else None,
        contact.interpreter_language if is_booked else None,
    )
