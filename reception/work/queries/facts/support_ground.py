"""Of whom self-support is asked, and how a month is answered from her sources: the ground of `facts.support`.

The rule of a month is that of `rules.self_support`, of one person. Told by which sources of hers count or exclude, each
known to be there or perhaps, it comes to this:

- YES where one that is known counts, and none excludes, known or perhaps;
- NO where one that is known excludes; or where something is known, and nothing counts, known or perhaps;
- otherwise UNKNOWN: where nothing is known, anything may be there.
"""

from datetime import date
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.people.models import KeyDate, Person
from reception.people.queries.ages import perhaps_of, surely_of
from reception.people.terms import KeyDateKind
from reception.work.rules.measures import Supporting

_MOVED: Final = (ClosingReason.MOVED_IN_SWEDEN, ClosingReason.MOVED_ABROAD)
#: Columns of a month: how many of her sources are known, count or exclude.
SORTS: Final = ("known", "counting", "excluding", "perhaps_counting", "perhaps_excluding")


def is_yes(month: Any) -> sa.ColumnElement[bool]:
    """Whether she provides for herself in a month with the columns of `SORTS`. NULL where nothing is noted."""
    return sa.and_(month.counting > 0, month.excluding == 0, month.perhaps_excluding == 0)


def is_no(month: Any) -> sa.ColumnElement[bool]:
    """Whether she does not. NULL where nothing is noted."""
    nothing_counts = sa.and_(month.known > 0, month.counting == 0, month.perhaps_counting == 0)
    return sa.or_(month.excluding > 0, nothing_counts)


@lru_cache(maxsize=32)
def received(since: date, until: date, of: Supporting, age_on: date | None = None) -> sa.CTE:
    """Who was received from the one day to the other, and is of the ages of `of` on `age_on`, or may be.

    person_id, received_on, is_sure (1, or 0 where the birth leaves the age open), died_on, left_on. Without `age_on` it
    is who surely was of these ages on the day of reception.
    """
    ages, gone = (of.youngest, of.oldest, age_on or KeyDate.on_day), _gone()
    sure = sa.case((surely_of(*ages), 1), else_=0)
    return (
        sa.select(
            KeyDate.person_id, KeyDate.on_day.label("received_on"), sure.label("is_sure"), gone.c.died_on,
            gone.c.left_on,
        )
        .join(Person, Person.id == KeyDate.person_id)
        .outerjoin(gone, gone.c.person_id == KeyDate.person_id)
        .where(KeyDate.kind == KeyDateKind.RECEIVED, KeyDate.on_day.between(since, until))
        .where(surely_of(*ages) if age_on is None else perhaps_of(*ages))
        .cte()
    )  # fmt: skip


def _gone() -> sa.Subquery:
    """person_id, died_on, left_on: by the closing of a case after which none was opened, the first of them."""
    last = sa.select(Case.person_id, sa.func.max(Case.opened_on).label("opened_on")).group_by(Case.person_id).subquery()
    died = sa.func.min(sa.case((Closing.reason == ClosingReason.DECEASED, Closing.closed_on)))
    left = sa.func.min(sa.case((Closing.reason.in_(_MOVED), Closing.closed_on)))
    return (
        sa.select(Case.person_id, died.label("died_on"), left.label("left_on"))
        .join(Closing, Closing.case_id == Case.id)
        .join(last, last.c.person_id == Case.person_id)
        .where(Closing.reopened_on.is_(None), Closing.reason.in_([*_MOVED, ClosingReason.DECEASED]))
        .where(last.c.opened_on <= Closing.closed_on)
        .group_by(Case.person_id)
        .subquery()
    )
