"""I23 and I40: where a household or a person stood some months after the reception."""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from reception.db import civil
from reception.db.verdicts import verdict
from reception.housing.queries.facts.households import households, in_households, people
from reception.housing.queries.facts.standing import had_left, standing
from reception.housing.terms import Uncounted
from reception.reckoning.asked import Asked
from reception.reckoning.figures import Verdict

Answer = tuple[sa.ColumnElement[bool], Verdict]


def permanent(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I23: of the households whose `months` end in the year, those with a permanent contract on that day."""
    of, here = standing(_members_of_households(asked))
    answers = (
        *_before(of, asked),
        (here.c.lasting == 1, True),
        (had_left(of, here), Uncounted.LEFT),
        (here.c.homes == 1, False),
    )
    return _told(of, here, verdict(*answers, otherwise=Uncounted.NO_HOME))


def resident(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I40: of the people whose `months` end in the year, those who lived in the municipality on that day."""
    of, here = standing(_each_alone(asked))
    is_here = sa.or_(here.c.unit_id.is_not(None), of.c.left_later == 1)
    answers = (*_before(of, asked), (had_left(of, here), False), (is_here, True))
    return _told(of, here, verdict(*answers, otherwise=Uncounted.NO_TRACE))


def _told(of: sa.CTE, here: sa.Subquery, answer: sa.ColumnElement[str]) -> sa.Select[*tuple[Any, ...]]:
    query = sa.select(of.c.told_id.label("person_id"), answer.label("verdict"))
    return query.select_from(of.outerjoin(here, here.c.unit_id == of.c.unit_id))


def _before(of: sa.CTE, asked: Asked) -> tuple[Answer, ...]:
    """Why nothing can be said of the day, whatever is asked about it."""
    return (
        (of.c.received_on.is_(None), Uncounted.NO_RECEPTION_DAY),
        (of.c.day > asked.on, Uncounted.NOT_YET),
        (of.c.died_on <= of.c.day, Uncounted.DECEASED),
    )


@lru_cache(maxsize=32)
def _members_of_households(asked: Asked) -> sa.CTE:
    """unit_id, person_id, told_id, received_on, day: everybody of the households that are asked about."""
    of, homes = households(), in_households()
    day = _day(of.c.begun_on, asked)
    query = sa.select(
        of.c.home_id.label("unit_id"),
        homes.c.person_id,
        of.c.person_id.label("told_id"),
        of.c.received_on,
        day.label("day"),
    ).join(homes, homes.c.home_id == of.c.home_id)
    return query.where(day.between(asked.period.first, asked.last)).cte()


@lru_cache(maxsize=32)
def _each_alone(asked: Asked) -> sa.CTE:
    """The same of people, each a unit of her own."""
    of = people()
    day = _day(of.c.begun_on, asked)
    own = of.c.person_id
    query = sa.select(own.label("unit_id"), own, own.label("told_id"), of.c.received_on, day.label("day"))
    return query.where(day.between(asked.period.first, asked.last)).cte()


def _day(begun_on: sa.ColumnElement[Any], asked: Asked) -> sa.ColumnElement[Any]:
    return civil.months_after(begun_on, asked.amount("months"))
