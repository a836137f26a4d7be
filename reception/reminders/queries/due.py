"""What there is to queue and to send. For the program itself."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.contacts.models import Contact
from reception.contacts.permits import READ as READ_CONTACTS
from reception.contacts.rules import PLANNABLE
from reception.contacts.terms import ContactState
from reception.db.bulk import chunks
from reception.db.session import db
from reception.i18n.formats import at_local, local
from reception.i18n.locales import DEFAULT
from reception.messages.queries.languages import languages_of_letters
from reception.people.models import ContactDetail, Person
from reception.people.terms import ContactKind, Protection
from reception.reminders import permits
from reception.reminders.models import OutgoingMessage, UnitReminders
from reception.reminders.queries.reaching import way_to
from reception.reminders.rules.times import due_at, occasions, quiet_hours
from reception.reminders.terms import OutgoingKind, OutgoingState

#: How far ahead appointments get their messages, so that staff see what will go.
AHEAD: Final = timedelta(days=7)


@dataclass(frozen=True)
class Wanted:
    """A reminder that no row stands for yet."""

    contact_id: int
    occasion: str
    due_at: datetime
    language: str


def is_any_unit_on() -> bool:
    """Whether any unit reminds by itself."""
    turned_on = sa.or_(UnitReminders.by_text, UnitReminders.by_email)
    return bool(db.session.scalar(sa.select(sa.exists(sa.select(UnitReminders.id).where(turned_on)))))


def wanted_reminders(now: datetime) -> list[Wanted]:
    """The reminders of the appointments ahead that no message stands for, and that may go to somebody."""
    contacts = _ahead(now)
    standing = _standing([one.id for one in contacts])
    lacking = [(one, list(_lacking(one, standing))) for one in contacts]
    reached = [(one, due) for one, due in lacking if due and way_to(one.case.person, unit_id=one.case.unit_id)]
    spoken = languages_of_letters(one.case.person for one, _due in reached)
    return [
        Wanted(one.id, code, moment, next(iter(spoken[one.case.person_id]), DEFAULT.tag))
        for one, due in reached
        for code, moment in due
    ]


def _ahead(now: datetime) -> Sequence[Contact]:
    """The appointments of the next days that anybody might be reminded of."""
    has_way = sa.exists().where(
        ContactDetail.person_id == Case.person_id,
        ContactDetail.kind.in_((ContactKind.PHONE, ContactKind.EMAIL)),
        ContactDetail.sealed.is_(None),
    )
    turned_on = sa.select(UnitReminders.unit_id).where(sa.or_(UnitReminders.by_text, UnitReminders.by_email))
    query = sa.select(Contact).join(Case, Case.id == Contact.case_id).join(Person, Person.id == Case.person_id)
    query = query.where(
        Contact.state == ContactState.PLANNED,
        Contact.withdrawn_at.is_(None),
        Contact.channel.in_(PLANNABLE),
        Contact.at > now,
        Contact.at <= now + AHEAD,
        Case.state == CaseState.OPEN,
        Case.unit_id.in_(turned_on),
        Person.protection == Protection.NONE,
        has_way,
    )
    query = query.options(joinedload(Contact.case).joinedload(Case.person)).order_by(Contact.at, Contact.id)
    return READ_CONTACTS.all(query)


def _standing(contact_ids: Collection[int]) -> set[tuple[int | None, str, datetime | None]]:
    """(appointment, occasion, its time) of each message that there is, but for those that were cancelled."""
    found: set[tuple[int | None, str, datetime | None]] = set()
    for part in chunks(contact_ids):
        query = sa.select(OutgoingMessage.contact_id, OutgoingMessage.occasion, OutgoingMessage.about_at)
        query = query.where(OutgoingMessage.contact_id.in_(part), OutgoingMessage.state != OutgoingState.CANCELLED)
        found |= {(row[0], row[1], row[2]) for row in db.session.execute(permits.MESSAGES.within(query))}
    return found


def _lacking(contact: Contact, standing: Collection[object]) -> Iterator[tuple[str, datetime]]:
    """The occasions on which an appointment is still to be reminded of, and when. One whose hour had passed when the
    appointment was noted is none: she was there."""
    begins = local(contact.at).replace(tzinfo=None)
    for occasion in occasions():
        due = due_at(occasion, begins, quiet_hours())
        if due is None or not occasion.is_for(contact.channel, contact.call, begins.date()):
            continue
        moment = at_local(due)
        if (contact.id, occasion.code, contact.at) not in standing and moment > contact.logged_at:
            yield occasion.code, moment


def contact_ahead(contact_id: int, now: datetime) -> Contact | None:
    """An appointment if it is still planned and to come; None otherwise."""
    query = sa.select(Contact).where(
        Contact.id == contact_id,
        Contact.state == ContactState.PLANNED,
        Contact.withdrawn_at.is_(None),
        Contact.at > now,
    )
    return next(iter(READ_CONTACTS.all(query)), None)


def due_messages(now: datetime) -> list[tuple[int, ContactKind]]:
    """(id, way) of the messages whose time has come, those first whose time came first."""
    query = sa.select(OutgoingMessage.id, OutgoingMessage.way).where(
        OutgoingMessage.state == OutgoingState.WAITING,
        OutgoingMessage.due_at <= now,
        sa.or_(OutgoingMessage.next_try_at.is_(None), OutgoingMessage.next_try_at <= now),
    )
    query = query.order_by(OutgoingMessage.due_at, OutgoingMessage.id)
    return [(row.id, row.way) for row in db.session.execute(permits.MESSAGES.within(query))]


def needless_messages(now: datetime) -> list[int]:
    """The ids of waiting reminders that are not to look as if they would still go: the appointment was moved or
    cancelled, or has been, the case is closed, or the person is protected now."""
    needless = sa.or_(
        Contact.state != ContactState.PLANNED,
        Contact.withdrawn_at.is_not(None),
        Contact.at != OutgoingMessage.about_at,
        Contact.at <= now,
        Case.state != CaseState.OPEN,
        Person.protection != Protection.NONE,
    )
    query = sa.select(OutgoingMessage.id).join(Contact, Contact.id == OutgoingMessage.contact_id)
    query = query.join(Case, Case.id == OutgoingMessage.case_id).join(Person, Person.id == Case.person_id)
    query = query.where(
        OutgoingMessage.kind == OutgoingKind.REMINDER, OutgoingMessage.state == OutgoingState.WAITING, needless
    )
    return list(permits.MESSAGES.all(query.order_by(OutgoingMessage.id)))


def cut_off_messages(now: datetime) -> list[int]:
    """The ids of messages that somebody began to send so long ago that nobody is at work with them."""
    query = sa.select(OutgoingMessage.id).where(
        OutgoingMessage.state == OutgoingState.SENDING, OutgoingMessage.next_try_at <= now
    )
    return list(permits.MESSAGES.all(query))
