"""I23 and I40: where a household or a person stood some months after the reception."""

from datetime import timedelta
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.db import civil
from reception.db.verdicts import verdict
from reception.housing.queries.facts.households import each_alone, households, members_of, people
from reception.housing.queries.facts.standing import had_left, standing
from reception.housing.terms import Uncounted
from reception.reckoning.asked import Asked
from reception.reckoning.figures import Verdict
from reception.reckoning.periods import months_after

#: Months differ in length.
_A_FEW_DAYS: Final = timedelta(days=4)

Answer = tuple[sa.ColumnElement[bool], Verdict]


def permanent(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I23: of the households whose `months` end in the year, those with a permanent contract on that day."""
    of, here = standing(_members(asked))
    answers = (
        *_before(of, asked),
        (here.c.lasting == 1, True),
        (had_left(of, here), Uncounted.LEFT),
        (here.c.homes == 1, False),
    )
    return _told(of, here, verdict(*answers, otherwise=Uncounted.NO_HOME))


def resident(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I40: of the people whose `months` end in the year, those who lived in the municipality on that day."""
    of, here = standing(_people(asked))
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
def _members(asked: Asked) -> sa.CTE:
    """Everybody of the households that are asked about."""
    begun_on = households().c.begun_on
    return members_of(_ends_in(begun_on, asked), _day(begun_on, asked))


@lru_cache(maxsize=32)
def _people(asked: Asked) -> sa.CTE:
    """The people who are asked about, each a unit of her own."""
    begun_on = people().c.begun_on
    return each_alone(_ends_in(begun_on, asked), _day(begun_on, asked))


def _ends_in(begun_on: sa.ColumnElement[Any], asked: Asked) -> sa.ColumnElement[bool]:
    """Whether the `months` since then end in the year. Only of days that are near it they are reckoned."""
    months = asked.amount("months")
    near = begun_on.between(
        months_after(asked.period.first, -months) - _A_FEW_DAYS, months_after(asked.last, -months) + _A_FEW_DAYS
    )
    return sa.and_(near, _day(begun_on, asked).between(asked.period.first, asked.last))


def _day(begun_on: sa.ColumnElement[Any], asked: Asked) -> sa.ColumnElement[Any]:
    return civil.months_after(begun_on, asked.amount("months"))
