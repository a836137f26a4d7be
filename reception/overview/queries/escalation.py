"""What is late for long in a manager's units: next steps and steps of the path, whoever is to do them.

What one may not open is not there, in no list and in no number.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.audit.reading import saw
from reception.cases import permits as case_permits
from reception.cases.models import Case, Task
from reception.cases.terms import CaseState, Owner
from reception.db.session import db
from reception.i18n.formats import today
from reception.overview.permits import LATE
from reception.overview.queries import overdue
from reception.overview.queries.caseload import managed_units
from reception.overview.queries.placing import WHO
from reception.overview.queries.rows import DayRow
from reception.overview.queries.steps import is_overdue
from reception.overview.rules import escalation as rules
from reception.overview.rules.day import days_between
from reception.overview.rules.escalation import LateFilter, LateLine
from reception.overview.rules.people import UNASSIGNED
from reception.overview.terms import Rung
from reception.path.models import MilestoneRow
from reception.path.permits import MILESTONES

Window = tuple[int, int]


@dataclass(frozen=True)
class LateRow(DayRow):
    """Something late: a next step with its `title`, or a step of the path with its `code` and `owner`."""

    task_id: int | None
    title: str | None
    code: str | None
    owner: Owner | None
    due_on: date
    unit_name: str
    worker_id: int | None
    worker_name: str | None

    @property
    def days(self) -> int:
        """Days since it was due."""
        return days_between(self.due_on, today())

    @property
    def rung(self) -> Rung | None:
        """Where it stands today."""
        return rules.rung_of(self.due_on, today())


def late_numbers(actor: Actor, today: date) -> list[LateLine]:
    """How much is late for long, by caseworker. One statement, whatever the units hold."""
    late = _late(actor, today)
    weekly = late.c.due_on <= rules.last_day(Rung.WEEKLY, today)
    counts = (sa.func.sum(sa.case((condition, 1), else_=0)) for condition in (sa.not_(weekly), weekly))
    query = sa.select(late.c.worker_id, User.name, *counts).outerjoin(User, User.id == late.c.worker_id)
    rows: Any = _read(query.group_by(late.c.worker_id, User.name))
    return rules.late_lines(tuple(row) for row in rows)


def late_rows(actor: Actor, today: date, chosen: LateFilter, window: Window) -> list[LateRow]:
    """What is late for long, the longest first."""
    late = _late(actor, today)
    columns = [column for column in late.c if column.name not in {"kind", "place", "worker_id"}]
    query = sa.select(*columns, late.c.worker_id, User.name.label("worker_name"))
    query = query.outerjoin(User, User.id == late.c.worker_id).where(*_chosen(late, chosen, today))
    offset, limit = window
    found: Any = _read(query.order_by(late.c.due_on, late.c.kind, late.c.place).offset(offset).limit(limit))
    rows = [LateRow(**row) for row in found.mappings()]
    saw(row.person_id for row in rows)
    return rows


def _read(query: sa.Select[Any]) -> Any:
    """Each part of the list is narrowed by the permit of its own rows already."""
    return db.session.execute(query.execution_options(permit=LATE.name))


def _chosen(late: sa.Subquery, chosen: LateFilter, today: date) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if chosen.rung is not None:
        weekly = late.c.due_on <= rules.last_day(Rung.WEEKLY, today)
        conditions.append(weekly if chosen.rung is Rung.WEEKLY else sa.not_(weekly))
    if chosen.worker:
        nobody = chosen.worker == UNASSIGNED
        conditions.append(late.c.worker_id.is_(None) if nobody else late.c.worker_id == int(chosen.worker))
    return conditions


def _late(actor: Actor, today: date) -> sa.Subquery:
    """Both kinds with the same columns, as far as a manager's rung reaches."""
    of_tasks = case_permits.ASSIGN.within(_late_tasks(actor, today))
    of_steps = MILESTONES.within(_late_steps(actor, today))
    return sa.union_all(of_tasks, of_steps).subquery("late")


def _late_tasks(actor: Actor, today: date) -> sa.Select[*tuple[Any, ...]]:
    return (
        _of_units(actor)
        .add_columns(Task.id.label("task_id"), Task.title)
        .add_columns(*(_nothing(column) for column in (MilestoneRow.code, MilestoneRow.owner)), Task.due_on)
        .add_columns(sa.literal(0).label("kind"), Task.id.label("place"))
        .add_columns(sa.func.coalesce(Task.owner_id, Case.worker_id).label("worker_id"))
        .join(Task, Task.case_id == Case.id)
        .where(overdue.of_tasks(today), Task.due_on <= rules.last_day(Rung.MANAGER, today))
    )


def _late_steps(actor: Actor, today: date) -> sa.Select[*tuple[Any, ...]]:
    row = MilestoneRow
    return (
        _of_units(actor)
        .add_columns(_nothing(Task.id, "task_id"), _nothing(Task.title), row.code, row.owner, row.due_on)
        .add_columns(sa.literal(1).label("kind"), row.id.label("place"), Case.worker_id.label("worker_id"))
        .join(row, row.case_id == Case.id)
        .where(is_overdue(today), row.due_on <= rules.last_day(Rung.MANAGER, today))
    )


def _of_units(actor: Actor) -> sa.Select[*tuple[Any, ...]]:
    """The open cases of the units that the actor manages, as the beginning of a row."""
    units = managed_units(actor)
    unit_name = sa.case(units, value=Case.unit_id, else_="") if units else sa.literal("")
    return (
        sa.select(*WHO, unit_name.label("unit_name"))
        .select_from(Case)
        .join(Case.person)
        .where(Case.state == CaseState.OPEN, Case.unit_id.in_(units))
    )


def _nothing(column: Any, name: str | None = None) -> sa.Label[Any]:
    """Nothing, where the other kind of row has this column."""
    return sa.type_coerce(sa.null(), column.type).label(name or column.key)
