"""Questions to the log itself: one contact, the latest of a case, appointments of a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.cases.models import Case, Task
from reception.cases.permits import READ as READ_CASES
from reception.cases.terms import CaseState, TaskState
from reception.contacts import permits
from reception.contacts.models import Contact
from reception.contacts.rules import HAPPENED
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import local
from reception.people.models import Person


@dataclass(frozen=True)
class Appointment:
    """A planned contact on a day's list. A protected person stands in lists as `person_number`, not by name."""

    contact_id: int
    at: datetime
    channel: Channel
    place: str | None
    call: CallKind | None
    summary: str
    interpreter: InterpreterState
    interpreter_language: str | None
    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool


def contact(contact_id: int, *, case: Case | None = None, permit: Permit = permits.READ) -> Contact:
    """A contact that was not taken back, if it is on `case` where one is given. Raises OutOfReach."""
    query = sa.select(Contact).where(Contact.id == contact_id, Contact.withdrawn_at.is_(None)).options(*with_parties())
    found = permit.one(query if case is None else query.where(Contact.case_id == case.id))
    saw(found.audited_people)
    return found


def with_parties() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    """What a contact is always shown with."""
    return (
        joinedload(Contact.author),
        joinedload(Contact.organisation),
        joinedload(Contact.contact_person),
        joinedload(Contact.case).joinedload(Case.person),
    )


def latest(case: Case, count: int = 3) -> Sequence[Contact]:
    """The latest contacts of a case that took place or were tried, newest first."""
    query = (
        sa.select(Contact)
        .where(Contact.case_id == case.id, Contact.withdrawn_at.is_(None), Contact.state.in_(HAPPENED))
        .options(*with_parties())
        .order_by(Contact.at.desc(), Contact.id.desc())
        .limit(count)
    )
    return permits.READ.all(query)


def appointments_between(
    actor: Actor, start: datetime | None, end: datetime | None, *, limit: int = 100
) -> list[Appointment]:
    """The planned contacts of `actor`, or of cases the actor has, from `start` and before `end`, by time.

    Without `start`: all that lie before `end`, so that those nobody has settled can be asked about.
    """
    query = (
        sa.select(Contact, Case.number, Person)
        .join(Contact.case)
        .join(Case.person)
        .where(Contact.state == ContactState.PLANNED, Contact.withdrawn_at.is_(None), Case.state == CaseState.OPEN)
        .where(sa.or_(Contact.author_id == actor.user_id, Case.worker_id == actor.user_id))
        .order_by(Contact.at, Contact.id)
        .limit(limit)
    )
    if start is not None:
        query = query.where(Contact.at >= start)
    if end is not None:
        query = query.where(Contact.at < end)
    rows = [_appointment(*row) for row in db.session.execute(permits.READ.within(query))]
    saw(row.person_id for row in rows)
    return rows


def _appointment(planned: Contact, case_number: str, person: Person) -> Appointment:
    return Appointment(
        contact_id=planned.id,
        at=planned.at,
        channel=planned.channel,
        place=planned.place,
        call=planned.call,
        summary=planned.summary,
        interpreter=planned.interpreter,
        interpreter_language=planned.interpreter_language,
        case_number=case_number,
        person_id=person.id,
        person_number=person.number,
        shown_name=person.shown_name,
        is_protected=person.is_protected,
    )


def last_happening(case: Case) -> date:
    """The day something last happened on a case: a contact, a task done, or its opening."""
    happened = sa.select(sa.func.max(Contact.at)).where(
        Contact.case_id == case.id, Contact.withdrawn_at.is_(None), Contact.state.in_(HAPPENED)
    )
    done = sa.select(sa.func.max(Task.ended_at)).join(Task.case).where(Case.id == case.id, Task.state == TaskState.DONE)
    moments = (db.session.scalar(permits.READ.within(happened)), db.session.scalar(READ_CASES.within(done)))
    return max([case.opened_on, *(local(moment).date() for moment in moments if moment)])
