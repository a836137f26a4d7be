"""Questions to the log itself: one contact, the latest of a case, appointments of a time."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.cases.models import Case, Task
from reception.cases.permits import READ as READ_CASES
from reception.cases.terms import TaskState
from reception.contacts import permits
from reception.contacts.models import Contact
from reception.contacts.rules import HAPPENED
from reception.db.session import db
from reception.i18n.formats import local


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


def last_happening(case: Case) -> date:
    """The day something last happened on a case: a contact, a task done, or its opening."""
    happened = sa.select(sa.func.max(Contact.at)).where(
        Contact.case_id == case.id, Contact.withdrawn_at.is_(None), Contact.state.in_(HAPPENED)
    )
    done = sa.select(sa.func.max(Task.ended_at)).join(Task.case).where(Case.id == case.id, Task.state == TaskState.DONE)
    moments = (db.session.scalar(permits.READ.within(happened)), db.session.scalar(READ_CASES.within(done)))
    return max([case.opened_on, *(local(moment).date() for moment in moments if moment)])
