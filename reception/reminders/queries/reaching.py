"""By which way somebody is reached now, if by any."""

from collections.abc import Collection

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.permits import READ as READ_CASES
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import ContactDetail, Person
from reception.people.permits import READ as READ_PEOPLE
from reception.people.terms import ContactKind, Protection
from reception.reminders import permits
from reception.reminders.models import MessageStop, UnitReminders
from reception.reminders.rules import reaching
from reception.reminders.rules.reaching import Detail, Way


def way_to(person: Person, *, unit_id: int | None = None) -> Way | None:
    """The way by which a message may go out to somebody by itself; None where none may.

    `unit_id`: the unit that sends it. Without one, any unit that has an open case of hers.
    """
    if person.is_protected:
        return None
    return reaching.way(
        _details(person.id),
        is_protected=person.is_protected,
        opened=opened_ways({unit_id} if unit_id is not None else _units_of(person.id)),
        stopped=stopped_ways(person.id),
        on=today(),
    )


def _details(person_id: int) -> list[Detail]:
    """Her telephones and e-mail, in the order in which they were noted; by this question none of a protected person."""
    query = sa.select(ContactDetail).join(Person, Person.id == ContactDetail.person_id)
    query = query.where(
        ContactDetail.person_id == person_id,
        ContactDetail.sealed.is_(None),
        Person.protection == Protection.NONE,
        ContactDetail.kind.in_((ContactKind.PHONE, ContactKind.EMAIL)),
    )
    return [
        Detail(one.kind, one.plain, one.whose, one.sms_allowed, one.voice_only, one.starts_on, one.ends_on)
        for one in READ_PEOPLE.all(query.order_by(ContactDetail.id))
    ]


def opened_ways(unit_ids: Collection[int]) -> set[ContactKind]:
    """The ways that one of these units has turned on."""
    query = sa.select(UnitReminders).where(UnitReminders.unit_id.in_(unit_ids))
    units = db.session.scalars(query).all()
    by_text = {ContactKind.PHONE} if any(one.by_text for one in units) else set()
    return by_text | ({ContactKind.EMAIL} if any(one.by_email for one in units) else set())


def stopped_ways(person_id: int) -> set[ContactKind]:
    """The ways by which she wants no messages now."""
    query = sa.select(MessageStop).where(MessageStop.person_id == person_id, MessageStop.lifted_at.is_(None))
    return {one.way for one in permits.STOPS.all(query)}


def _units_of(person_id: int) -> set[int]:
    query = sa.select(Case.unit_id).where(Case.person_id == person_id, Case.state == CaseState.OPEN)
    return set(READ_CASES.all(query))
