"""Where people were, for every one of them at once: reception, homes, cases, moving away and death, as tables that a
statement shares. What `queries.lives` reads person by person.
"""

from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case, Closing
from reception.cases.terms import ClosingReason
from reception.db import civil
from reception.housing.models import Contract, ContractMember, HomeNeed
from reception.housing.queries.lives import MOVED_CASE, MOVED_HOME, is_no_mistake, is_real
from reception.housing.rules.tenures import is_permanent
from reception.housing.terms import NeedEnding, Tenure
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind


def days_of(kind: KeyDateKind) -> sa.Select[int, date]:
    """person_id, on_day: this date of everybody of whom it is noted; nobody stands there twice."""
    return sa.select(KeyDate.person_id, KeyDate.on_day).where(KeyDate.kind == kind)


def day_of(column: Any) -> sa.ColumnElement[Any]:
    """A column of days as an expression that can be reckoned with."""
    return sa.type_coerce(column, sa.Date())


@lru_cache(maxsize=1)
def received() -> sa.CTE:
    """person_id, on_day: when each was received."""
    return days_of(KeyDateKind.RECEIVED).cte()


@lru_cache(maxsize=1)
def opened() -> sa.CTE:
    """person_id, on_day: when the first case of each was opened. One that was opened by mistake is none."""
    query = sa.select(Case.person_id, sa.func.min(Case.opened_on).label("on_day")).where(is_no_mistake())
    return query.group_by(Case.person_id).cte()


@lru_cache(maxsize=1)
def died() -> sa.CTE:
    """person_id, on_day: the first day on which a case was closed because she had died."""
    query = sa.select(Case.person_id, sa.func.min(Closing.closed_on).label("on_day")).join(Case)
    of_death = query.where(Closing.reason == ClosingReason.DECEASED, Closing.reopened_on.is_(None))
    return of_death.group_by(Case.person_id).cte()


@lru_cache(maxsize=1)
def left() -> sa.CTE:
    """person_id, on_day: each day on which a case, a contract or a need of a home says that she moved away."""
    by_case = sa.select(Case.person_id, Closing.closed_on.label("on_day")).join(Case)
    by_contract = (
        sa.select(ContractMember.person_id, Contract.ended_on.label("on_day"))
        .join(Contract, Contract.id == ContractMember.contract_id)
        .where(is_real(), Contract.ended_on.is_not(None), Contract.end_reason.in_(MOVED_HOME))
        .where(sa.or_(ContractMember.left_on.is_(None), ContractMember.left_on >= Contract.ended_on))
    )
    by_need = sa.select(Case.person_id, HomeNeed.ended_on.label("on_day")).join(Case, Case.id == HomeNeed.case_id)
    return sa.union_all(
        by_case.where(Closing.reason.in_(MOVED_CASE)),
        by_contract,
        by_need.where(HomeNeed.ending == NeedEnding.MOVED_AWAY),
    ).cte()


@lru_cache(maxsize=1)
def stays() -> sa.CTE:
    """person_id, first, last (NULL: no end), is_home, lasts: the days on which she had a home or a case here.

    `lasts`: the home is her own, not agreed on for a time (I23).
    """
    return sa.union_all(_homes(), *_open_cases()).cte()


def _homes() -> sa.Select[*tuple[Any, ...]]:
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    lasting = [tenure for tenure in Tenure if is_permanent(tenure, for_a_time=False)]
    lasts = sa.and_(Contract.tenure.in_(lasting), Contract.last_on.is_(None))
    lived = (
        sa.select(
            ContractMember.person_id,
            civil.latest(day_of(Contract.first_on), day_of(ContractMember.came_on)).label("first"),
            civil.earliest(end, day_of(ContractMember.left_on)).label("last"),
            sa.literal(1, sa.Integer()).label("is_home"),
            sa.case((lasts, 1), else_=0).label("lasts"),
        )
        .join(Contract, Contract.id == ContractMember.contract_id)
        .where(is_real())
        .subquery()
    )
    return sa.select(lived).where(sa.or_(lived.c.last.is_(None), lived.c.last >= lived.c.first))


def _open_cases() -> tuple[sa.Select[*tuple[Any, ...]], sa.Select[*tuple[Any, ...]]]:
    """A case may have been closed and opened again: the days before each closing, and those since the last."""
    before = sa.func.max(Closing.reopened_on).over(
        partition_by=Closing.case_id, order_by=(Closing.closed_on, Closing.id), rows=(None, -1)
    )
    again = sa.select(Closing.case_id, Closing.closed_on, before.label("since")).where(Closing.reopened_on.is_not(None))
    closed = again.subquery()
    since = sa.func.coalesce(closed.c.since, Case.opened_on)
    ended = _stay_of_case(since, closed.c.closed_on).join(closed, closed.c.case_id == Case.id)
    last_opened = (
        sa.select(Closing.case_id, sa.func.max(Closing.reopened_on).label("on_day"))
        .group_by(Closing.case_id)
        .subquery()
    )
    begun = sa.func.coalesce(last_opened.c.on_day, Case.opened_on)
    latest = _stay_of_case(begun, Case.closed_on).outerjoin(last_opened, last_opened.c.case_id == Case.id)
    return (
        ended.where(closed.c.closed_on >= since),
        latest.where(sa.or_(Case.closed_on.is_(None), Case.closed_on >= begun)),
    )


def _stay_of_case(first: sa.ColumnElement[Any], last: Any) -> sa.Select[*tuple[Any, ...]]:
    none = sa.literal(0, sa.Integer())
    query = sa.select(
        Case.person_id, first.label("first"), last.label("last"), none.label("is_home"), none.label("lasts")
    )
    return query.select_from(Case).where(is_no_mistake())
