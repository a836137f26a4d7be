"""The lists of a caseworker's day. One function a list gives both its number and its rows.

A task is of one's day when one owns it, or when nobody does and the case is one's own. An appointment is of one's day
when the case is one's own, or when one planned it. Closed cases call nobody. What one waits for, `contacts` knows.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.access.actor import Actor
from reception.cases import permits as case_permits
from reception.cases.models import Case, Task
from reception.cases.terms import CaseState, TaskState
from reception.contacts import permits as contact_permits
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db.session import db
from reception.i18n.formats import at_local
from reception.overview.queries.rows import DayAppointment, DayTask, SilentCase, Work
from reception.overview.rules import day as rules
from reception.overview.terms import Section
from reception.people.models import Person
from reception.people.terms import Protection

Window = tuple[int, int]
#: Who a row is about, in the order of `DayRow`.
_WHO = (Case.number, Person.id, Person.number, Person.shown_name, Person.protection != Protection.NONE)


def work(section: Section, actor: Actor, today: date, window: Window) -> list[Work]:
    """The tasks and appointments of a list, by day and clock; those without a day come last.

    Both kinds are read as far as the window reaches and merged here: their days have no common form in SQL.
    """
    offset, limit = window
    both: list[Work] = [
        *_tasks(_tasks_of(section, today), actor, offset + limit),
        *_appointments(_hours_of(section, today), actor, offset + limit),
    ]
    return sorted(both, key=_by_day_and_clock)[offset : offset + limit]


def _by_day_and_clock(row: Work) -> tuple[date, bool, datetime | None, int]:
    if isinstance(row, DayTask):
        return row.due_on or date.max, True, None, row.task_id
    return row.day, False, row.at, row.contact_id


def _tasks_of(section: Section, today: date) -> sa.ColumnElement[bool]:
    """Which tasks belong to a list. A resting one comes back on the day it rests until, where its day then puts it."""
    awake = sa.or_(Task.resting_until.is_(None), Task.resting_until <= today)
    undated = Task.due_on.is_(None)
    return {
        Section.OVERDUE: sa.and_(Task.due_on < today, awake),
        Section.TODAY: sa.or_(sa.and_(Task.due_on == today, awake), sa.and_(undated, Task.resting_until <= today)),
        Section.WEEK: sa.or_(
            sa.and_(Task.due_on > today, Task.due_on <= rules.last_of_week(today), awake),
            sa.and_(undated, Task.resting_until.is_(None)),
        ),
    }[section]


def _hours_of(section: Section, today: date) -> sa.ColumnElement[bool]:
    """Which appointments belong to a list; one of a day that has passed is overdue until it is settled."""
    midnight, next_midnight = _start_of(today), _start_of(today + timedelta(days=1))
    return {
        Section.OVERDUE: Contact.at < midnight,
        Section.TODAY: sa.and_(Contact.at >= midnight, Contact.at < next_midnight),
        Section.WEEK: sa.and_(
            Contact.at >= next_midnight, Contact.at < _start_of(rules.last_of_week(today) + timedelta(days=1))
        ),
    }[section]


def _start_of(day: date) -> datetime:
    return at_local(datetime.combine(day, time.min))


def _tasks(which: sa.ColumnElement[bool], actor: Actor, limit: int) -> list[DayTask]:
    query = (
        sa.select(*_WHO, Task.id, Task.title, Task.due_on)
        .select_from(Task)
        .join(Task.case)
        .join(Case.person)
        .where(Task.id.in_(_own_tasks(actor)), which, Case.state == CaseState.OPEN)
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
        .limit(limit)
    )
    return [DayTask(*row) for row in db.session.execute(case_permits.READ.within(query))]


def _own_tasks(actor: Actor) -> sa.CompoundSelect[tuple[int]]:
    """Two index look-ups: a condition with "or" over two tables would read every open task."""
    task, case = aliased(Task), aliased(Case)
    owned = sa.select(task.id).where(task.owner_id == actor.user_id, task.state == TaskState.OPEN)
    unowned = (
        sa.select(task.id)
        .join(case, case.id == task.case_id)
        .where(case.worker_id == actor.user_id, case.state == CaseState.OPEN)
        .where(task.state == TaskState.OPEN, sa.func.coalesce(task.owner_id, 0) == 0)
    )
    return sa.union_all(owned, unowned)


def _appointments(which: sa.ColumnElement[bool], actor: Actor, limit: int) -> list[DayAppointment]:
    query = (
        sa.select(
            *_WHO, Contact.id, Contact.at, Contact.channel, Contact.place, Contact.summary,
            Contact.interpreter, Contact.interpreter_language, Person.interpreter_needed,
        )
        .select_from(Contact)
        .join(Contact.case)
        .join(Case.person)
        .where(Contact.state == ContactState.PLANNED, Contact.withdrawn_at.is_(None), which)
        .where(Case.state == CaseState.OPEN, Contact.id.in_(_own_appointments(actor)))
        .order_by(Contact.at, Contact.id)
        .limit(limit)
    )  # fmt: skip
    rows: Any = db.session.execute(contact_permits.READ.within(query))
    return [DayAppointment(*row) for row in rows]


def _own_appointments(actor: Actor) -> sa.CompoundSelect[tuple[int]]:
    """Two index look-ups, as for tasks."""
    contact, case = aliased(Contact), aliased(Case)
    planned = sa.select(contact.id).where(contact.author_id == actor.user_id, contact.state == ContactState.PLANNED)
    on_own_cases = (
        sa.select(contact.id)
        .join(case, case.id == contact.case_id)
        .where(case.worker_id == actor.user_id, case.state == CaseState.OPEN, contact.state == ContactState.PLANNED)
    )
    return sa.union_all(planned, on_own_cases)


def silent(actor: Actor, today: date, window: Window) -> list[SilentCase]:
    """The actor's open cases where nothing has happened for long, the longest silence first."""
    query = (
        sa.select(*_WHO, Case.active_on)
        .join(Case.person)
        .where(Case.worker_id == actor.user_id, Case.state == CaseState.OPEN)
        .where(Case.active_on <= rules.silent_since(today))
        .order_by(Case.active_on, Case.id)
    )
    offset, limit = window
    silent_cases = case_permits.READ.within(query.offset(offset).limit(limit))
    return [SilentCase(*row) for row in db.session.execute(silent_cases)]
