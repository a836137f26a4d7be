"""Who has been at an employer: counts and rows of the reader's own boards, of people whose record she reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.work import permits
from reception.work.models import Employment, Placement, WorkFile
from reception.work.terms.jobs import JobContract, PlacementKind, PlacementOutcome


@dataclass(frozen=True)
class Counts:
    """How many placements and jobs there have been, and how many of each go on today. Of people of one's own boards."""

    placements: int
    placements_now: int
    jobs: int
    jobs_now: int


@dataclass(frozen=True)
class Been:
    """A placement or a job of somebody at an employer. `what`: the kind of the placement, or how she was employed."""

    person: Person
    what: PlacementKind | JobContract
    title: str
    started_on: date
    ended_on: date | None
    outcome: PlacementOutcome | None


def counts_at(organisation_id: int) -> Counts:
    """The counts of an employer. All are 0 for those who do no casework."""
    placements = _count(Placement, permits.PLACEMENTS, organisation_id)
    return Counts(*placements, *_count(Employment, permits.EMPLOYMENTS, organisation_id))


def _count(model: Any, permit: Permit, organisation_id: int) -> tuple[int, int]:
    now = sa.func.sum(sa.case((_goes_on(model, today()), 1), else_=0))
    query = sa.select(sa.func.count(model.id), now).where(model.organisation_id == organisation_id)
    count, still = db.session.execute(permit.within(query)).one()
    return int(count), int(still or 0)


def _goes_on(model: Any, day: date) -> sa.ColumnElement[bool]:
    return sa.and_(model.started_on <= day, sa.or_(model.ended_on.is_(None), model.ended_on >= day))


def people_at(organisation_id: int, window: tuple[int, int]) -> Sequence[Been]:
    """The placements and jobs at an employer, the latest first: those of the window (offset, limit)."""
    offset, limit = window
    rows = [
        *permits.PLACEMENTS.all(_of(Placement, organisation_id).limit(offset + limit)),
        *permits.EMPLOYMENTS.all(_of(Employment, organisation_id).limit(offset + limit)),
    ]
    latest_first = sorted(rows, key=lambda row: (-row.started_on.toordinal(), row.title, row.id))
    found = [_been(row) for row in latest_first[offset : offset + limit]]
    saw([one.person.id for one in found])
    return found


def _been(row: Placement | Employment) -> Been:
    what, outcome = (row.kind, row.outcome) if isinstance(row, Placement) else (row.contract, None)
    return Been(row.work_file.person, what, row.title, row.started_on, row.ended_on, outcome)


def _of(model: Any, organisation_id: int) -> sa.Select[Any]:
    return (
        sa.select(model)
        .join(model.work_file)
        .join(WorkFile.person)
        .where(model.organisation_id == organisation_id)
        .order_by(model.started_on.desc(), model.id.desc())
        .options(contains_eager(model.work_file).contains_eager(WorkFile.person))
    )
