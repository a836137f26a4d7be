"""The timeline of a person's cases: events of several kinds in one order, newest first.

The keys of all kinds come in one query; then the contacts and questions of the page are loaded, a query each. The
number of queries does not grow with the number of rows.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts.models import Unit, User
from reception.cases.models import Case, CaseAssignment, Task
from reception.cases.permits import READ as READ_CASES
from reception.cases.terms import TaskState
from reception.contacts import permits
from reception.contacts.models import Contact, ContactParticipant, ContactRevision, Question
from reception.contacts.queries.log import with_parties
from reception.contacts.queries.participants import Others, others_of
from reception.contacts.queries.timeline_keys import ALSO, Parts, Told, keys_of, newest_first
from reception.contacts.rules import TOOK_PLACE, absence, waiting_days
from reception.contacts.terms import EventKind
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


@dataclass(frozen=True)
class TaskDone:
    """A next step that was done."""

    title: str
    owner_name: str | None
    ended_at: datetime


@dataclass(frozen=True)
class Assigned:
    """Somebody became the caseworker. The first and the last day."""

    user_name: str
    unit_name: str
    starts_on: date
    ends_on: date | None


def timeline(cases: Sequence[Case], kinds: Collection[EventKind], window: tuple[int, int]) -> list[Event]:
    """The events of `window` (offset, limit) on the cases of one person, newest first, with contacts they joined."""
    offset, limit = window
    found = {_once(key): key for key in _keys(cases, kinds, offset + limit)}
    latest_first = [*found.values()][::-1]  # of what happened to one row on one day, the keys bring the first first
    page = sorted(latest_first, key=_newest, reverse=True)[offset : offset + limit]
    contacts = _contacts([key.id for key in page if key.kind in _LOGGED])
    questions = _questions([key.id for key in page if key.kind == EventKind.QUESTION])
    met = others_of(contacts.values())
    rows: dict[EventKind, Any] = dict.fromkeys(_LOGGED, contacts) | {EventKind.QUESTION: questions}
    return [
        Event(kind, _moment(key), row, met.get(key.id, Others()) if kind in _LOGGED else Others())
        for kind, key in ((EventKind(key.kind), key) for key in page)
        if (row := rows[kind].get(key.id) if kind in rows else _told(key)) is not None
    ]


def _keys(cases: Sequence[Case], kinds: Collection[EventKind], count: int) -> Sequence[Any]:
    """The newest of each kind, no more than the page can hold, in one statement. What a line says in a few words it
    brings along; contacts and questions are loaded afterwards."""
    parts = [part for kind in EventKind if kind in kinds for part in _parts(kind, cases, count)]
    return db.session.execute(sa.union_all(*parts).execution_options(permit=permits.READ.name)).all() if parts else []


def _parts(kind: EventKind, cases: Sequence[Case], count: int) -> Parts:
    if kind in _SOURCES:
        return _SOURCES[kind](cases, count)
    return ALSO[kind].parts(cases, count) if kind in ALSO else []


def _once(key: Any) -> tuple[Any, ...]:
    """What makes a line another one: a contact is found by its case and by who took part, and stands once. A row of
    an upper floor has several days, and rows of its tables may have one id: each is a line."""
    return (key.kind, key.id) if key.kind in _LOGGED else tuple(key)


def _newest(key: Any) -> tuple[datetime, str, int]:
    return _moment(key), key.kind, key.id


def _moment(key: Any) -> datetime:
    """A day counts from its first minute."""
    moment: datetime = key.at or at_local(datetime.combine(key.starts_on, time.min))
    return moment


def _told(key: Any) -> TaskDone | Assigned | Told:
    if key.kind in ALSO:
        return ALSO[key.kind].told(key)
    if key.kind == EventKind.TASK:
        return TaskDone(key.text, key.who, key.at)
    return Assigned(key.who, key.text, key.starts_on, key.ends_on)


_LOGGED: Final = (EventKind.CONTACT, EventKind.APPOINTMENT)


def _took_place(cases: Sequence[Case], count: int) -> Parts:
    return _log(EventKind.CONTACT, cases, Contact.state.in_(TOOK_PLACE), count)


def _appointments(cases: Sequence[Case], count: int) -> Parts:
    return _log(EventKind.APPOINTMENT, cases, Contact.state.not_in(TOOK_PLACE), count)


def _log(kind: EventKind, cases: Sequence[Case], states: sa.ColumnElement[bool], count: int) -> Parts:
    """Those of the case, and those of others that the person took part in: an index each."""
    joined = sa.select(ContactParticipant.contact_id).where(
        ContactParticipant.person_id.in_([case.person_id for case in cases])
    )
    query = keys_of(kind, Contact.id, permits.READ, at=Contact.at).where(states, Contact.withdrawn_at.is_(None))
    theirs = (Contact.case_id.in_(_ids(cases)), Contact.id.in_(joined))
    return [newest_first(query.where(one), Contact.at, count) for one in theirs]


def _asked(cases: Sequence[Case], count: int) -> Parts:
    query = keys_of(EventKind.QUESTION, Question.id, permits.READ_QUESTIONS, on=Question.asked_on)
    return [newest_first(query.where(Question.case_id.in_(_ids(cases))), Question.asked_on, count)]


def _tasks(cases: Sequence[Case], count: int) -> Parts:
    query = keys_of(EventKind.TASK, Task.id, READ_CASES, at=Task.ended_at, text=Task.title, who=User.name)
    done = query.join_from(Task, Case).outerjoin(User, User.id == Task.owner_id).where(Task.state == TaskState.DONE)
    return [newest_first(done.where(Task.case_id.in_(_ids(cases))), Task.ended_at, count)]


def _assignments(cases: Sequence[Case], count: int) -> Parts:
    days = {"on": CaseAssignment.starts_on, "ends_on": CaseAssignment.ends_on}
    query = keys_of(EventKind.ASSIGNMENT, CaseAssignment.id, READ_CASES, text=Unit.name, who=User.name, **days)
    worked = query.join_from(CaseAssignment, Case).join(Unit, Unit.id == Case.unit_id)
    worked = worked.join(User, User.id == CaseAssignment.user_id).where(CaseAssignment.case_id.in_(_ids(cases)))
    return [newest_first(worked, CaseAssignment.starts_on, count)]


def _ids(cases: Sequence[Case]) -> list[int]:
    return [case.id for case in cases]


_SOURCES: dict[EventKind, Callable[[Sequence[Case], int], Parts]] = {
    EventKind.CONTACT: _took_place,
    EventKind.APPOINTMENT: _appointments,
    EventKind.QUESTION: _asked,
    EventKind.TASK: _tasks,
    EventKind.ASSIGNMENT: _assignments,
}


def _contacts(ids: list[int]) -> dict[int, Contact]:
    if not ids:
        return {}
    revisions = joinedload(Contact.revisions).joinedload(ContactRevision.corrected_by)
    query = sa.select(Contact).where(Contact.id.in_(ids)).options(*with_parties(), revisions)
    return {row.id: row for row in permits.READ.all(query)}


def _questions(ids: list[int]) -> dict[int, Question]:
    if not ids:
        return {}
    parties = (joinedload(Question.organisation), joinedload(Question.author), joinedload(Question.case))
    query = sa.select(Question).where(Question.id.in_(ids)).options(*parties)
    return {row.id: row for row in permits.READ_QUESTIONS.all(query)}
