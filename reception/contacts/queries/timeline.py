"""The timeline of a person's cases: events of several kinds in one order, newest first.

Each kind is asked for no more keys than the page can hold; then the rows of the page are loaded, a query or two a kind.
The number of queries does not grow with the number of rows.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from reception.access.permit import Permit
from reception.cases.models import Case, CaseAssignment, Task
from reception.cases.permits import READ as READ_CASES
from reception.cases.terms import TaskState
from reception.contacts import permits
from reception.contacts.models import Contact, ContactParticipant, ContactRevision, Question
from reception.contacts.queries.log import with_parties
from reception.contacts.queries.participants import Others, others_of
from reception.contacts.rules import TOOK_PLACE, absence, waiting_days
from reception.contacts.terms import EventKind
from reception.db.base import Base
from reception.db.session import db
from reception.i18n.formats import at_local, local, today


@dataclass(frozen=True)
class Event:
    """Something that happened: its kind, its moment, and the row that tells more."""

    kind: EventKind
    moment: datetime
    row: Any
    others: Others = field(default_factory=Others)

    @property
    def day(self) -> date:
        """Its day on a Swedish calendar."""
        return local(self.moment).date()

    @property
    def month(self) -> str:
        """Its year and month, so that months can be told apart and ordered."""
        return f"{self.day:%Y-%m}"

    @property
    def absence(self) -> str:
        """What a missed appointment means, by how the person was called: a msgid."""
        return absence(self.row.call)

    @property
    def days_waited(self) -> int:
        """How long the answer to a question was, or has been, awaited."""
        return waiting_days(self.row.asked_on, self.row.answered_on, today())


Key = tuple[datetime, EventKind, int]
Ids = list[int]


def timeline(cases: Sequence[Case], kinds: Collection[EventKind], window: tuple[int, int]) -> list[Event]:
    """The events of `window` (offset, limit) on the cases of one person, newest first, with contacts they joined."""
    offset, limit = window
    keys = [key for kind in EventKind if kind in kinds for key in _keys(kind, cases, offset + limit)]
    page = sorted(keys, reverse=True)[offset : offset + limit]
    rows = {kind: _rows(kind, [key for _at, other, key in page if other is kind]) for kind in EventKind}
    met = others_of(row for kind in (EventKind.CONTACT, EventKind.APPOINTMENT) for row in rows[kind].values())
    return [_event(kind, moment, rows[kind][key], met) for moment, kind, key in page if key in rows[kind]]


def _event(kind: EventKind, moment: datetime, row: Base, met: dict[int, Others]) -> Event:
    return Event(kind, moment, row, met.get(row.id, Others()) if isinstance(row, Contact) else Others())


def _keys(kind: EventKind, cases: Sequence[Case], count: int) -> list[Key]:
    permit, query, moment = _SOURCES[kind](cases)
    newest = query.order_by(moment.desc(), sa.text("1 DESC")).limit(count)
    return [(_instant(at), kind, key) for key, at in db.session.execute(permit.within(newest))]


def _instant(moment: datetime | date) -> datetime:
    """A day counts from its first minute."""
    return moment if isinstance(moment, datetime) else at_local(datetime.combine(moment, time.min))


Source = tuple[Permit, Any, Any]


def _contacts(cases: Sequence[Case]) -> Source:
    return _log(cases, Contact.state.in_(TOOK_PLACE))


def _appointments(cases: Sequence[Case]) -> Source:
    return _log(cases, Contact.state.not_in(TOOK_PLACE))


def _log(cases: Sequence[Case], states: sa.ColumnElement[bool]) -> Source:
    joined = sa.select(ContactParticipant.contact_id).where(
        ContactParticipant.person_id.in_([case.person_id for case in cases])
    )
    theirs = sa.or_(Contact.case_id.in_(_ids(cases)), Contact.id.in_(joined))
    query = sa.select(Contact.id, Contact.at).where(theirs, states, Contact.withdrawn_at.is_(None))
    return permits.READ, query, Contact.at


def _questions(cases: Sequence[Case]) -> Source:
    query = sa.select(Question.id, Question.asked_on).where(Question.case_id.in_(_ids(cases)))
    return permits.READ_QUESTIONS, query, Question.asked_on


def _tasks(cases: Sequence[Case]) -> Source:
    done = sa.and_(Task.case_id.in_(_ids(cases)), Task.state == TaskState.DONE)
    return READ_CASES, sa.select(Task.id, Task.ended_at).join(Task.case).where(done), Task.ended_at


def _assignments(cases: Sequence[Case]) -> Source:
    query = sa.select(CaseAssignment.id, CaseAssignment.starts_on).join(CaseAssignment.case)
    return READ_CASES, query.where(CaseAssignment.case_id.in_(_ids(cases))), CaseAssignment.starts_on


def _ids(cases: Sequence[Case]) -> list[int]:
    return [case.id for case in cases]


_SOURCES: dict[EventKind, Callable[[Sequence[Case]], Source]] = {
    EventKind.CONTACT: _contacts,
    EventKind.APPOINTMENT: _appointments,
    EventKind.QUESTION: _questions,
    EventKind.TASK: _tasks,
    EventKind.ASSIGNMENT: _assignments,
}


def _rows(kind: EventKind, ids: Ids) -> dict[int, Any]:
    if not ids:
        return {}
    permit, query = _LOADERS[kind](ids)
    return {row.id: row for row in permit.all(query)}


def _load_contacts(ids: Ids) -> tuple[Permit, Any]:
    revisions = selectinload(Contact.revisions).joinedload(ContactRevision.corrected_by)
    return permits.READ, sa.select(Contact).where(Contact.id.in_(ids)).options(*with_parties(), revisions)


def _load_questions(ids: Ids) -> tuple[Permit, Any]:
    parties = (joinedload(Question.organisation), joinedload(Question.author), joinedload(Question.case))
    return permits.READ_QUESTIONS, sa.select(Question).where(Question.id.in_(ids)).options(*parties)


def _load_tasks(ids: Ids) -> tuple[Permit, Any]:
    query = sa.select(Task).join(Task.case).where(Task.id.in_(ids))
    return READ_CASES, query.options(joinedload(Task.owner), joinedload(Task.case))


def _load_assignments(ids: Ids) -> tuple[Permit, Any]:
    query = sa.select(CaseAssignment).join(CaseAssignment.case).where(CaseAssignment.id.in_(ids))
    return READ_CASES, query.options(
        joinedload(CaseAssignment.user), joinedload(CaseAssignment.case).joinedload(Case.unit)
    )


_LOADERS: dict[EventKind, Callable[[Ids], tuple[Permit, Any]]] = {
    EventKind.CONTACT: _load_contacts,
    EventKind.APPOINTMENT: _load_contacts,
    EventKind.QUESTION: _load_questions,
    EventKind.TASK: _load_tasks,
    EventKind.ASSIGNMENT: _load_assignments,
}
