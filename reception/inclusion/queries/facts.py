"""The facts of inclusion, as one statement for each indicator: whose it is, and yes, no or why it cannot be said.

Counted by whoever holds the permit of indicators; nobody is named here. `SUMS` are numbers that units gave: no rows of
people stand behind them.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.verdicts import yes_if
from reception.inclusion.models import Activity, ActivityOffer, FriendMatch, FriendWish
from reception.inclusion.queries import facts_plans, facts_reports, facts_units
from reception.inclusion.queries.facts_meetings import i31, person
from reception.reckoning.asked import Asked

Fact = Callable[[Asked], sa.Select[*tuple[Any, ...]]]


def i28(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Everybody who was offered an activity in the year or takes part in one then, once: whether it is one of an
    association in which she takes part."""
    first, last = asked.period.first, asked.day
    began = ActivityOffer.started_on <= last
    took_part = sa.and_(began, sa.or_(ActivityOffer.ended_on.is_(None), ActivityOffer.ended_on >= first))
    in_association = sa.and_(took_part, Activity.organisation_id.is_not(None))
    return (
        sa.select(person(), yes_if(_any(in_association)).label("verdict"))
        .select_from(ActivityOffer)
        .join(Case, Case.id == ActivityOffer.case_id)
        .join(Activity, Activity.id == ActivityOffer.activity_id)
        .where(_begun(asked), sa.or_(ActivityOffer.offered_on.between(first, last), took_part))
        .group_by(Case.person_id)
    )


def i29(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Everybody whose wish for a mentor or a friend stood on a day of the year, once: whether she met one in it."""
    first, last = asked.period.first, asked.day
    stood = sa.or_(FriendWish.ended_on.is_(None), FriendWish.ended_on >= first)
    met = sa.and_(
        FriendMatch.wish_id == FriendWish.id,
        FriendMatch.starts_on <= last,
        sa.or_(FriendMatch.ends_on.is_(None), FriendMatch.ends_on >= first),
    )
    return (
        sa.select(person(), yes_if(_any(FriendMatch.id.is_not(None))).label("verdict"))
        .select_from(FriendWish)
        .join(Case, Case.id == FriendWish.case_id)
        .outerjoin(FriendMatch, met)
        .where(_begun(asked), FriendWish.wished_on <= last, stood)
        .group_by(Case.person_id)
    )


def _any(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Whether it holds of any row of a group."""
    return sa.func.max(sa.case((condition, 1), else_=0)) == 1


def _begun(asked: Asked) -> sa.ColumnElement[bool]:
    """Of a year that has not begun nothing is counted."""
    return sa.true() if asked.has_begun else sa.false()


FACTS: Final[Mapping[str, Fact]] = {
    "I28": i28,
    "I29": i29,
    "I31": i31,
    "I32": facts_reports.i32,
    "I41": facts_plans.i41,
    "I46": facts_units.i46,
}
#: Each select has the columns `verdict` and `number`: so many yes, so many no.
SUMS: Final[Mapping[str, Fact]] = facts_units.SUMS
