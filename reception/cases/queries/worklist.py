"""The worklist: the cases of the actor's units, filtered by worker, state and dates, one row a case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.accounts.models import Unit, User
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case, Task
from reception.cases.terms import CaseState, TaskState
from reception.db.session import db
from reception.people.models import Person
from reception.people.terms import Protection


@dataclass(frozen=True)
class WorklistFilter:
    """What narrows the worklist. `silent_since`: nothing has happened after that day. Dates are inclusive."""

    worker_id: int | None = None
    without_worker: bool = False
    unit_id: int | None = None
    state: CaseState | None = CaseState.OPEN
    opened_from: date | None = None
    opened_to: date | None = None
    silent_since: date | None = None
    #: "name", "active" (the longest silent first) or "opened" (the latest first)
    order: str = "name"


@dataclass(frozen=True)
class WorklistRow:
    """One case in the list. A protected person stands as `person_number`, not by name."""

    case_number: str
    person_id: int
    person_number: str
    shown_name: str
    birth_on: date | None
    is_protected: bool
    worker_name: str | None
    unit_name: str
    state: CaseState
    opened_on: date
    active_on: date
    next_title: str | None = None
    next_due_on: date | None = None


def worklist(filters: WorklistFilter, window: tuple[int, int]) -> list[WorklistRow]:
    """The rows of `window` (offset, limit), with the next task of each case."""
    offset, limit = window
    query = _rows().where(*_conditions(filters)).order_by(*_order(filters.order)).offset(offset).limit(limit)
    found = db.session.execute(permits.READ.within(query)).all()
    saw(row.person_id for row in found)
    following = _next_tasks([row.case_id for row in found])
    return [WorklistRow(*facts, *following.get(case_id, (None, None))) for case_id, *facts in found]


def _rows() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            Case.id.label("case_id"),
            Case.number,
            Person.id.label("person_id"),
            Person.number,
            Person.shown_name,
            Person.birth_on,
            Person.protection != Protection.NONE,
            User.name,
            Unit.name,
            Case.state,
            Case.opened_on,
            Case.active_on,
        )
        .join(Person, Person.id == Case.person_id)
        .join(Unit, Unit.id == Case.unit_id)
        .outerjoin(User, User.id == Case.worker_id)
    )


def _conditions(filters: WorklistFilter) -> Iterator[sa.ColumnElement[bool]]:
    if filters.without_worker:
        yield Case.worker_id.is_(None)
    if filters.opened_from is not None:
        yield Case.opened_on >= filters.opened_from
    if filters.opened_to is not None:
        yield Case.opened_on <= filters.opened_to
    if filters.silent_since is not None:
        yield Case.active_on <= filters.silent_since
    for column, wanted in (
        (Case.worker_id, filters.worker_id),
        (Case.unit_id, filters.unit_id),
        (Case.state, filters.state),
    ):
        if wanted is not None:
            yield column == wanted


def _order(order: str) -> tuple[sa.ColumnElement[Any], ...]:
    return {
        "active": (Case.active_on.asc(), Case.id.asc()),
        "opened": (Case.opened_on.desc(), Case.id.desc()),
    }.get(order, (Person.sort_key.asc(), Case.id.asc()))


def _next_tasks(case_ids: Sequence[int]) -> dict[int, tuple[str, date | None]]:
    """The title and day of the task that comes next on each case."""
    query = (
        sa.select(Task.case_id, Task.title, Task.due_on)
        .join(Task.case)
        .where(Task.case_id.in_(case_ids), Task.state == TaskState.OPEN)
        # The first to come is read last, so that it stays in the dictionary.
        .order_by(Task.due_on.is_(None).desc(), Task.due_on.desc(), Task.id.desc())
    )
    return {case_id: (title, due_on) for case_id, title, due_on in db.session.execute(permits.READ.within(query))}
