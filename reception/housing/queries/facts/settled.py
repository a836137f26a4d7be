"""I1: moved in no later than the latest day of the decision."""

from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db import civil
from reception.db.verdicts import verdict
from reception.housing.models import Contract, ContractMember, HomeNeed
from reception.housing.queries.facts.ground import day_of, days_of
from reception.housing.queries.lives import is_real
from reception.housing.rules.settlement import LIMITS
from reception.housing.terms import NeedEnding, Uncounted
from reception.people.models import HouseholdMember, Person
from reception.people.terms import KeyDateKind
from reception.reckoning.asked import Asked


def settled(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I1: of the people assigned with the latest day in the year, those who had moved in by then.

    Where nobody noted how she came, the day of assignment stands in for the latest day that cannot be reckoned.
    """
    of, moved, sought = _assigned(asked), _moved_in(), _needs()
    first = sa.func.min(moved.c.on_day)
    says = (of.c.assigned_on.is_(None), moved.c.on_day >= of.c.assigned_on)
    since = sa.and_(moved.c.person_id == of.c.person_id, sa.or_(*says))
    came = sa.select(of.c.person_id, first.label("on_day")).join(moved, since).group_by(of.c.person_id).subquery()
    has_come = came.c.on_day <= asked.on
    answer = verdict(
        (of.c.latest.is_(None), Uncounted.NO_LATEST_DAY),
        (sa.and_(has_come, came.c.on_day <= of.c.latest), True),
        (has_come, False),
        (sa.and_(sought.c.waiting == 0, sought.c.gone == 1), Uncounted.NOT_COMING),
        (of.c.latest >= asked.on, Uncounted.NOT_YET),
        (sought.c.waiting == 1, False),
        otherwise=Uncounted.NOT_MOVED_IN,
    )
    joined = of.outerjoin(came, came.c.person_id == of.c.person_id).outerjoin(
        sought, sought.c.person_id == of.c.person_id
    )
    return sa.select(of.c.person_id, answer.label("verdict")).select_from(joined)


def _assigned(asked: Asked) -> sa.CTE:
    """person_id, assigned_on, latest: everybody whom the figure asks about."""
    decided, stated = days_of(KeyDateKind.ASSIGNED).subquery(), days_of(KeyDateKind.SETTLE_BY).subquery()
    reckoned = sa.case(
        *(
            (Person.route == route, civil.months_after(decided.c.on_day, limit.months))
            for route, limit in LIMITS.items()
        )
    )
    latest = sa.func.coalesce(stated.c.on_day, reckoned)
    without_route = sa.case((Person.route.is_(None), decided.c.on_day))
    return (
        sa.select(Person.id.label("person_id"), decided.c.on_day.label("assigned_on"), latest.label("latest"))
        .outerjoin(decided, decided.c.person_id == Person.id)
        .outerjoin(stated, stated.c.person_id == Person.id)
        .where(sa.func.coalesce(latest, without_route).between(asked.period.first, asked.last))
        .cte()
    )


def _moved_in() -> sa.Subquery:
    """person_id, on_day: every day on which somebody is said to have moved in."""
    by_contract = (
        sa.select(
            ContractMember.person_id,
            civil.latest(day_of(Contract.moved_in_on), day_of(ContractMember.came_on)).label("on_day"),
        )
        .join(Contract, Contract.id == ContractMember.contract_id)
        .where(Contract.moved_in_on.is_not(None), is_real())
    )
    return sa.union_all(days_of(KeyDateKind.MOVED_IN), by_contract).subquery()


def _needs() -> sa.Subquery:
    """person_id, waiting, gone (1 or 0): for whom a home is sought, and of whom it was noted that she does not come."""
    told = sa.or_(HomeNeed.ending.is_(None), HomeNeed.ending == NeedEnding.NOT_COMING)
    is_waiting = sa.case((HomeNeed.ending.is_(None), 1), else_=0)
    own = sa.select(Case.person_id, is_waiting.label("is_waiting")).join(Case, Case.id == HomeNeed.case_id).where(told)
    member = sa.and_(HouseholdMember.household_id == HomeNeed.household_id, HouseholdMember.ends_on.is_(None))
    theirs = sa.select(HouseholdMember.person_id, is_waiting.label("is_waiting")).join(HomeNeed, member).where(told)
    both = sa.union_all(own, theirs).subquery()
    return (
        sa.select(
            both.c.person_id,
            sa.func.max(both.c.is_waiting).label("waiting"),
            sa.func.max(1 - both.c.is_waiting).label("gone"),
        )
        .group_by(both.c.person_id)
        .subquery()
    )
