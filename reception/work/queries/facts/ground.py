"""Who the people are that figures on work ask about: one row a person, as the database tells it.

What `queries.figures` reads person by person, and `rules.figures.Gone` and `rules.measures.is_of` say of one.
"""

from datetime import date
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.db import civil
from reception.people.models import KeyDate, Person
from reception.people.rules.birth import ESTIMATED_YEARS
from reception.people.terms import BirthPrecision, KeyDateKind
from reception.reckoning.asked import Asked
from reception.reckoning.figures import Verdict
from reception.work.rules.measures import Ages
from reception.work.terms.figures import Uncounted

_MOVED: Final = (ClosingReason.MOVED_IN_SWEDEN, ClosingReason.MOVED_ABROAD)
#: In months.
YEAR: Final = 12

Column = sa.ColumnElement[Any]
#: A condition, and what is answered where it holds.
Answer = tuple[sa.ColumnElement[bool], Verdict]


@lru_cache(maxsize=1)
def lives() -> sa.CTE:
    """person_id, received_on, born_first, born_last, left_on, died_on: everybody, each once.

    `born_first` and `born_last`: the days between which somebody was born, both NULL where nothing is known.
    `left_on` and `died_on`: by the first closing of a case that says so and after which no case was opened.
    """
    gone = _gone()
    received = sa.and_(KeyDate.person_id == Person.id, KeyDate.kind == KeyDateKind.RECEIVED)
    query = (
        sa.select(
            Person.id.label("person_id"),
            KeyDate.on_day.label("received_on"),
            _born(Person.birth_on, last=False).label("born_first"),
            _born(Person.birth_on, last=True).label("born_last"),
            gone.c.left_on,
            gone.c.died_on,
        )
        .outerjoin(KeyDate, received)
        .outerjoin(gone, gone.c.person_id == Person.id)
    )
    return query.cte()


def _gone() -> sa.Subquery:
    opened = sa.select(Case.person_id, sa.func.max(Case.opened_on).label("last_on")).group_by(Case.person_id)
    latest = opened.subquery("latest_case")
    moved = sa.case((Closing.reason.in_(_MOVED), Closing.closed_on))
    died = sa.case((Closing.reason == ClosingReason.DECEASED, Closing.closed_on))
    query = (
        sa.select(Case.person_id, sa.func.min(moved).label("left_on"), sa.func.min(died).label("died_on"))
        .join(Case, Case.id == Closing.case_id)
        .join(latest, latest.c.person_id == Case.person_id)
        .where(Closing.reopened_on.is_(None), Closing.reason.in_([*_MOVED, ClosingReason.DECEASED]))
        .where(latest.c.last_on <= Closing.closed_on)
        .group_by(Case.person_id)
    )
    return query.subquery("gone")


def _born(on: Column | Any, *, last: bool) -> Column:
    """The first, or the last, of the days that a noted birth leaves possible."""
    month = civil.days_after(on, 1 - sa.extract("day", on))
    year = civil.days_after(on, 1 - sa.extract("doy", on))
    apart = ESTIMATED_YEARS * YEAR
    spans = {
        BirthPrecision.MONTH: (month, 1),
        BirthPrecision.YEAR: (year, YEAR),
        BirthPrecision.ESTIMATED: (civil.months_after(year, -apart), 2 * apart + YEAR),
    }
    whens = []
    for precision, (first, months) in spans.items():
        day = civil.days_after(civil.months_after(first, months), -1) if last else first
        whens.append((Person.birth_precision == precision, day))
    return sa.case(*whens, else_=on)


def may_be_of(life: sa.CTE, ages: Ages, day: date | Column) -> sa.ColumnElement[bool]:
    """Whether somebody can have been of these ages on a day: surely, or because it is not known."""
    grown = civil.months_after(life.c.born_first, YEAR * ages.youngest) <= day
    old = civil.months_after(life.c.born_last, YEAR * (ages.oldest + 1)) <= day
    return sa.or_(life.c.born_first.is_(None), sa.and_(grown, ~old))


def is_surely_of(life: sa.CTE, ages: Ages, day: date | Column) -> sa.ColumnElement[bool]:
    """Whether somebody was of these ages on a day, whatever of her birth is not known. NULL where nothing is."""
    grown = civil.months_after(life.c.born_last, YEAR * ages.youngest) <= day
    old = civil.months_after(life.c.born_first, YEAR * (ages.oldest + 1)) <= day
    return sa.and_(grown, ~old)


def birth_unknown(life: sa.CTE, ages: Ages, day: date | Column) -> Answer:
    """Of somebody who may have been of these ages: that it is not known."""
    return sa.func.coalesce(is_surely_of(life, ages, day), sa.false()).is_(sa.false()), Uncounted.BIRTH_UNKNOWN


def gone_by(life: sa.CTE, day: date | Column) -> tuple[Answer, Answer]:
    """That somebody died, or else moved away, by the day."""
    return (life.c.died_on <= day, Uncounted.DECEASED), (life.c.left_on <= day, Uncounted.LEFT)


def within(day: Column, asked: Asked) -> sa.ColumnElement[bool]:
    """Whether it is a day of the year that is asked about."""
    return day.between(asked.period.first, asked.last)


def begun(asked: Asked) -> sa.ColumnElement[bool]:
    """Whether any day of the year has come: nobody is counted in one that has not."""
    return sa.true() if asked.has_begun else sa.false()
