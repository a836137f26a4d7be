"""Who has how much: the open cases of units, counted by caseworker."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.accounts.models import User
from reception.cases import permits, rules
from reception.cases.models import Case
from reception.cases.queries.worklist import WorklistFilter, conditions
from reception.cases.terms import CaseState
from reception.db.session import db


@dataclass(frozen=True)
class Load:
    """What one caseworker has in one unit; without `worker_id`, the cases that nobody has. `weight` is in points."""

    unit_id: int
    worker_id: int | None
    worker_name: str | None
    weight: int
    counts: Mapping[str, int]


def loads(unit_ids: Collection[int], columns: Mapping[str, WorklistFilter], today: date) -> list[Load]:
    """How many open cases each caseworker of the units has that fit each filter of `columns`, in one statement.

    Like the lists that the filters open, the numbers leave out people who are hidden from the actor.
    """
    wanted = [_count(filters) for filters in columns.values()]
    query = (
        sa.select(Case.unit_id, Case.worker_id, User.name, _weight(today), *wanted)
        .select_from(Case)
        .outerjoin(User, User.id == Case.worker_id)
        .where(Case.unit_id.in_(unit_ids), Case.state == CaseState.OPEN)
        .group_by(Case.unit_id, Case.worker_id, User.name)
    )
    rows = db.session.execute(permits.READ.within(query))
    return [
        Load(unit_id, worker_id, name, weight, dict(zip(columns, counts, strict=True)))
        for unit_id, worker_id, name, weight, *counts in rows
    ]


def _count(filters: WorklistFilter) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((sa.and_(sa.true(), *conditions(filters)), 1), else_=0))


def _weight(today: date) -> sa.ColumnElement[int]:
    """`rules.points`, summed by the database."""
    ordinary = sa.case(*((Case.weight == weight, points) for weight, points in rules.POINTS.items()))
    young = sa.case((Case.opened_on > rules.last_old_day(today), rules.MORE_WHILE_YOUNG), else_=0)
    return sa.func.sum(ordinary + young)
