"""The lists of a caseworker's day. One function a list gives both its number and its rows.

A task is of one's day when one owns it, or when nobody does and the case is one's own. An appointment is of one's day
when the case is one's own, or when one planned it. Closed cases call nobody. What one waits for, `contacts` knows.

Whoever stands in for a colleague has the colleague's day as well: `standing_in` is id and name of those colleagues.
What protection hides from oneself stays hidden.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.cases import permits as case_permits
from reception.cases import queries as cases
from reception.cases.models import Case, Task
from reception.cases.queries.awaited import NOBODY, Colleagues
from reception.cases.terms import CaseState, TaskState
from reception.contacts import permits as contact_permits
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.db.aliases import shared_alias
from reception.db.session import db
from reception.i18n.formats import at_local
from reception.overview.queries import overdue
from reception.overview.queries.placing import WHO, Whose, first, places
from reception.overview.queries.rows import DayAppointment, DayFollowUp, DayStep, DayTask, SilentCase, Work
from reception.overview.queries.steps import steps
from reception.overview.rules import day as rules
from reception.overview.terms import Section
from reception.people.models import Person

Window = tuple[int, int]


def work(section: Section, actor: Actor, today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[Work]:
    """The tasks, appointments and steps of a list, by day and clock; those without a day come last."""
    offset, limit = window
    return works([section], actor, today, offset + limit, standing_in)[section][offset:]


def works(
    sections: Sequence[Section], actor: Actor, today: date, limit: int, standing_in: Colleagues = NOBODY
) -> dict[Section, list[Work]]:
    """The beginnings of several such lists, `limit` rows of each, in three statements.

    All kinds are read as far as the limit reaches and merged here: their days have no common form in SQL.
    """
    whose = Whose(actor.user_id, standing_in)
    found: dict[Section, list[Work]] = {section: [] for section in sections}
    parts = (_tasks, _appointments, steps)
    for section, row in chain.from_iterable(part(sections, today, whose, limit) for part in parts):
        found[section].append(row)
    return {section: sorted(rows, key=_by_day_and_clock)[:limit] for section, rows in found.items()}


#: The lists by day. Tasks and appointments stand on these alone.
DATED: Final = frozenset({Section.OVERDUE, Section.TODAY, Section.WEEK})
#: Made once: an alias of a wide table takes longer to make than a question to ask.
_task, _contact, _case = shared_alias(Task), shared_alias(Contact), shared_alias(Case)


def _by_day_and_clock(row: Work) -> tuple[date, bool, datetime | None, int]:
    if isinstance(row, DayAppointment):
        return row.day, False, row.at, row.contact_id
    return row.due_on or date.max, True, None, row.task_id if isinstance(row, DayTask) else 0


def _tasks_of(section: Section, today: date) -> sa.ColumnElement[bool]:
    """Which tasks belong to a list. A resting one comes back on the day it rests until, where its day then puts it."""
    awake = sa.or_(Task.resting_until.is_(None), Task.resting_until <= today)
    undated = Task.due_on.is_(None)
    return {
        Section.OVERDUE: overdue.of_tasks(today),
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
        Section.OVERDUE: overdue.of_appointments(today),
        Section.TODAY: sa.and_(Contact.at >= midnight, Contact.at < next_midnight),
        Section.WEEK: sa.and_(
            Contact.at >= next_midnight, Contact.at < _start_of(rules.last_of_week(today) + timedelta(days=1))
        ),
    }[section]


def _start_of(day: date) -> datetime:
    return at_local(datetime.combine(day, time.min))


def _tasks(sections: Sequence[Section], today: date, whose: Whose, limit: int) -> Iterator[tuple[Section, Work]]:
    belongs = {section: _tasks_of(section, today) for section in sections if section in DATED}
    order = (Task.due_on.is_(None), Task.due_on, Task.id)
    query = (
        sa.select(*places(belongs, order), *WHO, Task.id.label("task_id"), Task.title, Task.due_on)
        .add_columns(sa.func.coalesce(Task.owner_id, Case.worker_id).label("user_id"))
        .select_from(Task)
        .join(Task.case)
        .join(Case.person)
        .where(Task.id.in_(_own_tasks(whose)), sa.or_(*belongs.values()), Case.state == CaseState.OPEN)
    )
    for section, *row, user_id in first(case_permits.READ, query, limit):
        yield Section(section), DayTask(*row, for_name=whose.for_name(user_id))


def _own_tasks(whose: Whose) -> sa.CompoundSelect[tuple[int]]:
    """Two index look-ups: a condition with "or" over two tables would read every open task."""
    owned = sa.select(_task.id).where(_task.owner_id.in_(whose.ids), _task.state == TaskState.OPEN)
    unowned = (
        sa.select(_task.id)
        .join(_case, _case.id == _task.case_id)
        .where(_case.worker_id.in_(whose.ids), _case.state == CaseState.OPEN)
        .where(_task.state == TaskState.OPEN, sa.func.coalesce(_task.owner_id, 0) == 0)
    )
    return sa.union_all(owned, unowned)


def _appointments(sections: Sequence[Section], today: date, whose: Whose, limit: int) -> Iterator[tuple[Section, Work]]:
    belongs = {section: _hours_of(section, today) for section in sections if section in DATED}
    query = (
        sa.select(
            *places(belongs, (Contact.at, Contact.id)), *WHO,
            Contact.id.label("contact_id"), Contact.at, Contact.channel, Contact.place.label("where"), Contact.summary,
            Contact.interpreter, Contact.interpreter_language, Person.interpreter_needed,
            Case.worker_id, Contact.author_id,
        )
        .select_from(Contact)
        .join(Contact.case)
        .join(Case.person)
        .where(Contact.state == ContactState.PLANNED, Contact.withdrawn_at.is_(None), sa.or_(*belongs.values()))
        .where(Case.state == CaseState.OPEN, Contact.id.in_(_own_appointments(whose)))
    )  # fmt: skip
    for section, *row, worker_id, author_id in first(contact_permits.READ, query, limit):
        yield Section(section), DayAppointment(*row, for_name=whose.for_name(worker_id, author_id))


def _own_appointments(whose: Whose) -> sa.CompoundSelect[tuple[int]]:
    """Two index look-ups, as for tasks."""
    planned = sa.select(_contact.id).where(_contact.author_id.in_(whose.ids), _contact.state == ContactState.PLANNED)
    on_own_cases = (
        sa.select(_contact.id)
        .join(_case, _case.id == _contact.case_id)
        .where(_case.worker_id.in_(whose.ids), _case.state == CaseState.OPEN, _contact.state == ContactState.PLANNED)
    )
    return sa.union_all(planned, on_own_cases)


def silent(actor: Actor, today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[SilentCase]:
    """The open cases where nothing has happened for long, the longest silence first."""
    whose = Whose(actor.user_id, standing_in)
    query = (
        sa.select(*WHO, Case.active_on, Case.worker_id)
        .join(Case.person)
        .where(Case.worker_id.in_(whose.ids), Case.state == CaseState.OPEN)
        .where(Case.active_on <= rules.silent_since(today))
        .order_by(Case.active_on, Case.id)
    )
    offset, limit = window
    rows: Any = db.session.execute(case_permits.READ.within(query.offset(offset).limit(limit)))
    return [SilentCase(*row, for_name=whose.for_name(worker)) for *row, worker in rows]


def as_soon_as_possible(actor: Actor, today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayStep]:
    """Cases with steps that have no last day and can begin, each by its first; those that could begin last first."""
    return _steps_of(Section.STEPS, actor, today, window, standing_in)


def doubtful(actor: Actor, today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayStep]:
    """The cases whose dates contradict each other, each by the first step that this puts in doubt."""
    return _steps_of(Section.DOUBTFUL, actor, today, window, standing_in)


def _steps_of(section: Section, actor: Actor, today: date, window: Window, standing_in: Colleagues) -> list[DayStep]:
    offset, limit = window
    found = steps([section], today, Whose(actor.user_id, standing_in), offset + limit)
    return [row for _section, row in found][offset:]


def after_closing(actor: Actor, today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayFollowUp]:
    """What is to be asked now in one's closed cases, the longest due first."""
    whose = Whose(actor.user_id, standing_in)
    return [
        DayFollowUp(
            row.case_number, row.person_id, row.person_number, row.shown_name, row.is_protected,
            row.follow_up_id, row.moment, row.due_on, for_name=whose.for_name(row.worker_id),
        )
        for row in cases.due_follow_ups(whose.ids, today, window)
    ]  # fmt: skip
