"""What waits for her: the next appointment, letters that she has not opened, and answers of the last days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from reception.access.actor import newcomer
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import now
from reception.messages.models import Letter, NewcomerMessage
from reception.portal import permits

#: So long after its start an appointment still stands first: whoever is late looks for the room.
_STILL_FIRST: Final = timedelta(hours=1)
#: Where she is to be at home, the place is her own address, which her pages never show.
_AT_HOME: Final = Channel.HOME_VISIT
#: Kinds of contact that are no meeting: nobody comes to them.
_NO_MEETING: Final = (Channel.SMS, Channel.EMAIL, Channel.LETTER)
#: So long an answer is news. Whether she has read it is not kept.
_NEWS: Final = timedelta(days=14)


@dataclass(frozen=True)
class NextMeeting:
    """The appointment that is next. `place` is as staff wrote it, in Swedish; `interpreter` a language tag."""

    contact_id: int
    channel: Channel
    at: datetime
    place: str | None
    interpreter: str | None
    has_interpreter: bool
    has_begun: bool


def next_meeting(*, shows_place: bool) -> NextMeeting | None:
    """The next appointment of her case. `shows_place` is false for those whose data are protected."""
    query = (
        sa.select(Contact)
        .where(
            Contact.case_id == newcomer().case_id,
            Contact.state == ContactState.PLANNED,
            Contact.withdrawn_at.is_(None),
            Contact.channel.not_in(_NO_MEETING),
            Contact.at >= now() - _STILL_FIRST,
        )
        .order_by(Contact.at, Contact.id)
        .limit(1)
    )
    found = permits.CONTACTS.all(query)
    return _meeting(found[0], shows_place=shows_place) if found else None


def _meeting(contact: Contact, *, shows_place: bool) -> NextMeeting:
    comes = contact.interpreter is InterpreterState.PLANNED
    return NextMeeting(
        contact.id,
        contact.channel,
        contact.at,
        contact.place if shows_place and contact.channel is not _AT_HOME else None,
        contact.interpreter_language if comes else None,
        comes,
        contact.at <= now(),
    )


def unopened_letters() -> int:
    """How many letters stand in her pages that she has not opened."""
    query = sa.select(sa.func.count(Letter.id)).where(
        Letter.case_id == newcomer().case_id,
        Letter.is_shown.is_(True),
        Letter.withdrawn_at.is_(None),
        Letter.opened_at.is_(None),
    )
    return db.session.scalar(permits.LETTERS.within(query)) or 0


def new_answers() -> int:
    """How many of her messages were answered in the last fortnight."""
    query = sa.select(sa.func.count(NewcomerMessage.id)).where(
        NewcomerMessage.case_id == newcomer().case_id,
        NewcomerMessage.reply.is_not(None),
        NewcomerMessage.handled_at >= now() - _NEWS,
    )
    return db.session.scalar(permits.MESSAGES.within(query)) or 0
