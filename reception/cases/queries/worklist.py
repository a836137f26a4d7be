"""The worklist: the cases of the actor's units, filtered by worker, state and dates, one row a case.

`conditions` says what a filter means, for the rows here and for the numbers of the caseload: they cannot differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from reception.accounts.models import Unit, User
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case, CaseAssignment, Task
from reception.cases.terms import CaseState, TaskState, Weight
from reception.db.aliases import shared_alias
from reception.db.looking_up import has_one
from reception.db.session import db
from reception.people.models import Person
from reception.people.terms import Protection


@dataclass(frozen=True)
class WorklistFilter:
    """What narrows the worklist. Dates are inclusive.

    `silent_since`: nothing has happened after that day. `new_since`: opened, or given to its caseworker, on that day or
    later. `within`: a condition on `Case` of an upper floor, such as an appointment that has passed.
    """

    worker_id: int | None = None
    without_worker: bool = False
    unit_id: int | None = None
    state: CaseState | None = CaseState.OPEN
    opened_from: date | None = None
    opened_to: date | None = None
    silent_since: date | None = None
    new_since: date | None = None
    within: sa.ColumnElement[bool] | None = field(default=None, compare=False)
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
    unit_id: int
    unit_name: str
    state: CaseState
    weight: Weight
    opened_on: date
    active_on: date
    next_title: str | None
    next_due_on: date | None


#: What comes next on a case: one look into an index for each row that is shown.
_following = shared_alias(Task)
_NEXT_TASK = (
    sa.select(Task.id)
    .where(Task.case_id == Case.id, Task.state == TaskState.OPEN)
    .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    .limit(1)
    .correlate(Case)
    .scalar_subquery()
)


def worklist(filters: WorklistFilter, window: tuple[int, int]) -> list[WorklistRow]:
    """The rows of `window` (offset, limit), with the next task of each case."""
    offset, limit = window
    query = _rows().where(*conditions(filters)).order_by(*_order(filters.order)).offset(offset).limit(limit)
    found = db.session.execute(permits.READ.within(query)).all()
    saw(row.person_id for row in found)
    return [WorklistRow(*row) for row in found]


def numbers_in(filters: WorklistFilter, limit: int) -> list[str]:
    """The numbers of the cases in a list, in its order and at most `limit`, as far as the actor may give them away."""
    query = sa.select(Case.number).where(*conditions(filters)).order_by(*_order(filters.order)).limit(limit)
    return list(db.session.scalars(permits.ASSIGN.within(query)))


@cache
def _rows() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            Case.number,
            Person.id.label("person_id"),
            Person.number,
            Person.shown_name,
            Person.birth_on,
            Person.protection != Protection.NONE,
            User.name,
            Unit.id,
            Unit.name,
            Case.state,
            Case.weight,
            Case.opened_on,
            Case.active_on,
            _following.title,
            _following.due_on,
        )
        .join(Person, Person.id == Case.person_id)
        .join(Unit, Unit.id == Case.unit_id)
        .outerjoin(User, User.id == Case.worker_id)
        .outerjoin(_following, _following.id == _NEXT_TASK)
    )


def conditions(filters: WorklistFilter) -> Iterator[sa.ColumnElement[bool]]:
    """What a filter means, said of `Case`."""
    if filters.without_worker:
        yield Case.worker_id.is_(None)
    if filters.opened_from is not None:
        yield Case.opened_on >= filters.opened_from
    if filters.opened_to is not None:
        yield Case.opened_on <= filters.opened_to
    if filters.silent_since is not None:
        yield Case.active_on <= filters.silent_since
    if filters.new_since is not None:
        yield _is_new(filters.new_since)
    if filters.within is not None:
        yield filters.within
    for column, wanted in (
        (Case.worker_id, filters.worker_id),
        (Case.unit_id, filters.unit_id),
        (Case.state, filters.state),
    ):
        if wanted is not None:
            yield column == wanted


def _is_new(since: date) -> sa.ColumnElement[bool]:
    """Opened since that day, or given since to whoever has it."""
    given = sa.select(CaseAssignment.id).where(
        CaseAssignment.case_id == Case.id,
        CaseAssignment.user_id == Case.worker_id,
        CaseAssignment.starts_on >= since,
    )
    return sa.or_(Case.opened_on >= since, has_one(given))


def _order(order: str) -> tuple[sa.ColumnElement[Any], ...]:
    return {
        "active": (Case.active_on.asc(), Case.id.asc()),
        "opened": (Case.opened_on.desc(), Case.id.desc()),
    }.get(order, (Case.sort_key.asc(), Case.id.asc()))
