"""Jobs and placements for everybody at once, with whose they are: of every board's file."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.work.models import Employment, OfWorkFile, Placement, WorkFile
from reception.work.queries.facts.ground import Column
from reception.work.rules.kinds import kinds
from reception.work.terms.jobs import JobContract, PlacementKind

#: The kinds of placements that are jobs with support, and those that are not.
SUPPORTED_JOBS: Final = tuple(kind for kind in PlacementKind if kinds()[kind].is_employment)
PRACTICE: Final = tuple(kind for kind in PlacementKind if not kinds()[kind].is_employment)


def of_files(model: type[OfWorkFile], *columns: Any) -> sa.Select[*tuple[Any, ...]]:
    """person_id, and these columns of every row."""
    rows = sa.join(WorkFile, model, model.work_file_id == WorkFile.id)
    return sa.select(WorkFile.person_id.label("person_id"), *columns).select_from(rows)


def last_day(model: Any) -> Column:
    """The last day of what is noted; the one it was agreed until; NULL where it goes on and on."""
    return sa.func.coalesce(model.ended_on, model.planned_end_on)


def covers(first: Column, last: Column, day: date | Column) -> sa.ColumnElement[bool]:
    """Whether something is believed to go on on the day (`rules.status.Lasting`)."""
    return sa.and_(first <= day, sa.or_(last.is_(None), last >= day))


@lru_cache(maxsize=1)
def jobs() -> sa.CTE:
    """person_id, started_on, last_on, occupation_code, is_business: each job, with support or without."""
    own = Employment.contract == JobContract.OWN_BUSINESS
    without = of_files(Employment, *_told(Employment), own.label("is_business"))
    supported = of_files(Placement, *_told(Placement), sa.false().label("is_business"))
    return sa.union_all(without, supported.where(Placement.kind.in_(SUPPORTED_JOBS))).cte()


def _told(model: Any) -> tuple[Any, ...]:
    return model.started_on, last_day(model).label("last_on"), model.occupation_code
