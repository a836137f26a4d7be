"""Questions about tasks: what is to be done on a case, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case, Task
from reception.cases.rules import days_late
from reception.cases.terms import CaseState, TaskState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person


@dataclass(frozen=True)
class DueTask:
    """A task on somebody's list. A protected person stands in lists as `person_number`, not by name."""

    task_id: int
    title: str
    due_on: date | None
    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    resting_until: date | None

    @property
    def days_late(self) -> int:
        """Days past the day it was due."""
        return days_late(self.due_on, today())


def task(case: Case, task_id: int, permit: Permit = permits.READ) -> Task:
    """A task of a case. Raises OutOfReach."""
    query = sa.select(Task).join(Task.case).where(Task.id == task_id, Task.case_id == case.id)
    return permit.one(query.options(joinedload(Task.owner)))


def open_tasks_of(case: Case) -> Sequence[Task]:
    """What is to be done on a case: resting tasks last, then by the day they are due."""
    resting = sa.case((Task.resting_until > today(), 1), else_=0)
    query = (
        sa.select(Task)
        .join(Task.case)
        .where(Task.case_id == case.id, Task.state == TaskState.OPEN)
        .options(joinedload(Task.owner))
        .order_by(resting, Task.due_on.is_(None), Task.due_on, Task.id)
    )
    return permits.READ.all(query)


def tasks_due(actor: Actor, *, until: date | None = None, resting: bool = False, limit: int = 200) -> list[DueTask]:
    """The open tasks of `actor`, those due up to `until` if it is given, by day; tasks without a day come last.

    A task that nobody owns is the caseworker's. Resting tasks are left out unless asked for.
    """
    query = _due().where(_owned_by(actor.user_id))
    if until is not None:
        query = query.where(Task.due_on <= until)
    if not resting:
        query = query.where(sa.or_(Task.resting_until.is_(None), Task.resting_until <= today()))
    found = db.session.execute(permits.READ.within(query.limit(limit)))
    rows = [_due_task(task, number, person) for task, number, person in found]
    saw(row.person_id for row in rows)
    return rows


def _due() -> sa.Select[Task, str, Person]:
    return (
        sa.select(Task, Case.number, Person)
        .join(Task.case)
        .join(Case.person)
        .where(Task.state == TaskState.OPEN, Case.state == CaseState.OPEN)
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )


def _owned_by(user_id: int) -> sa.ColumnElement[bool]:
    return sa.or_(Task.owner_id == user_id, sa.and_(Task.owner_id.is_(None), Case.worker_id == user_id))


def _due_task(task: Task, case_number: str, person: Person) -> DueTask:
    return DueTask(
        task_id=task.id,
        title=task.title,
        due_on=task.due_on,
        case_number=case_number,
        person_id=person.id,
        person_number=person.number,
        shown_name=person.shown_name,
        is_protected=person.is_protected,
        resting_until=task.resting_until,
    )
