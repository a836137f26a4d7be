"""I17t: how long it takes from reception to the first job, for everybody at once."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.db import civil
from reception.reckoning.asked import Asked
from reception.reckoning.periods import months_after
from reception.work.queries.facts.ground import YEAR, Column, begun, is_surely_of, lives
from reception.work.queries.facts.jobs import jobs
from reception.work.rules.measures import Ages


def i17t(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """person_id, days, happened: of the adults received in the years up to the one asked about, to the first job.

    `days` are those to the first day of a job, 0 where she had one when she was received, else those until she moved
    away or died, or those until today. `happened`: 1 or 0.
    """
    life, job = _received(asked), jobs()
    since = sa.func.min(civil.latest(job.c.started_on, life.c.received_on)).label("began_on")
    lasts = sa.or_(job.c.last_on.is_(None), job.c.last_on >= life.c.received_on)
    first = (
        sa.select(life.c.person_id, since)
        .join(job, sa.and_(job.c.person_id == life.c.person_id, lasts))
        .group_by(life.c.person_id)
        .subquery("first_job")
    )
    began_on = sa.type_coerce(first.c.began_on, sa.Date())
    happened = sa.and_(began_on <= asked.on, _is_before(began_on, life.c.gone_on))
    until = sa.case((happened, began_on), else_=civil.earliest(life.c.gone_on, asked.on))
    return sa.select(
        life.c.person_id,
        civil.days_between(life.c.received_on, until).label("days"),
        sa.case((happened, 1), else_=0).label("happened"),
    ).outerjoin(first, first.c.person_id == life.c.person_id)


def _received(asked: Asked) -> sa.CTE:
    """person_id, received_on, gone_on: who was received, was surely of the ages then, and had not gone before."""
    life = lives()
    ages = Ages("", asked.amount("youngest"), asked.amount("oldest"))
    gone_on = civil.earliest(life.c.left_on, life.c.died_on)
    since = months_after(asked.period.first, -YEAR * (asked.amount("years") - 1))
    query = sa.select(life.c.person_id, life.c.received_on, gone_on.label("gone_on"))
    received = life.c.received_on.between(since, asked.day)
    here = sa.or_(gone_on.is_(None), gone_on >= life.c.received_on)
    return query.where(begun(asked), received, here, is_surely_of(life, ages, life.c.received_on)).cte()


def _is_before(day: Column, end: Column) -> sa.ColumnElement[bool]:
    return sa.or_(end.is_(None), day < end)


TIMES: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {"I17t": i17t}
