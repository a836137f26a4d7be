"""Where people were, for all who are asked about at once: homes, cases, moving away and death.

What `queries.lives` reads person by person.
"""

from datetime import date
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


def died(members: sa.CTE) -> sa.Subquery:
    """person_id, on_day: the first day on which a case of one of these was closed because she had died."""
    query = sa.select(members.c.person_id, sa.func.min(Closing.closed_on).label("on_day"))
    of_death = (Closing.reason == ClosingReason.DECEASED, Closing.reopened_on.is_(None))
    return _of_cases(query, members).join(Closing).where(*of_death).group_by(members.c.person_id).subquery()


def left(members: sa.CTE) -> sa.Subquery:
    """person_id, on_day: each day on which a case, a contract or a need of a home says that one of these moved away."""
    by_case = _of_cases(sa.select(members.c.person_id, Closing.closed_on.label("on_day")), members).join(Closing)
    by_contract = _of_contracts(sa.select(members.c.person_id, Contract.ended_on.label("on_day")), members).where(
        Contract.ended_on.is_not(None),
        Contract.end_reason.in_(MOVED_HOME),
        sa.or_(ContractMember.left_on.is_(None), ContractMember.left_on >= Contract.ended_on),
    )
    by_need = _of_cases(sa.select(members.c.person_id, HomeNeed.ended_on.label("on_day")), members).join(
        HomeNeed, HomeNeed.case_id == Case.id
    )
    return sa.union_all(
        by_case.where(Closing.reason.in_(MOVED_CASE)),
        by_contract,
        by_need.where(HomeNeed.ending == NeedEnding.MOVED_AWAY),
    ).subquery()


def stays(members: sa.CTE) -> sa.Subquery:
    """unit_id, day, first, last (NULL: no end), is_home, lasts: the days on which these had a home or a case here.

    `lasts`: the home is her own, not agreed on for a time (I23). `members`: unit_id, person_id, day.
    """
    return sa.union_all(_homes(members), *_open_cases(members)).subquery()


def _of_cases(query: sa.Select[*tuple[Any, ...]], members: sa.CTE) -> sa.Select[*tuple[Any, ...]]:
    """Read from the cases of these people: found by the index of whose they are, however many others there are."""
    return query.select_from(members).join(Case, Case.person_id == members.c.person_id)


def _of_contracts(query: sa.Select[*tuple[Any, ...]], members: sa.CTE) -> sa.Select[*tuple[Any, ...]]:
    """Read from the contracts of these people that came about."""
    lived = query.select_from(members).join(ContractMember, ContractMember.person_id == members.c.person_id)
    return lived.join(Contract, Contract.id == ContractMember.contract_id).where(is_real())


def _homes(members: sa.CTE) -> sa.Select[*tuple[Any, ...]]:
    end = sa.func.coalesce(Contract.ended_on, Contract.last_on)
    lasting = [tenure for tenure in Tenure if is_permanent(tenure, for_a_time=False)]
    lasts = sa.and_(Contract.tenure.in_(lasting), Contract.last_on.is_(None))
    days = sa.select(
        members.c.unit_id,
        members.c.day,
        civil.latest(day_of(Contract.first_on), day_of(ContractMember.came_on)).label("first"),
        civil.earliest(end, day_of(ContractMember.left_on)).label("last"),
        sa.literal(1, sa.Integer()).label("is_home"),
        sa.case((lasts, 1), else_=0).label("lasts"),
    )
    lived = _of_contracts(days, members).subquery()
    return sa.select(lived).where(sa.or_(lived.c.last.is_(None), lived.c.last >= lived.c.first))


def _open_cases(members: sa.CTE) -> tuple[sa.Select[*tuple[Any, ...]], sa.Select[*tuple[Any, ...]]]:
    """A case may have been closed and opened again: the days before each closing, and those since the last."""
    again = _opened_again(members)
    since = sa.func.coalesce(again.c.since, Case.opened_on)
    ended = _stay_of_case(members, since, again.c.closed_on).join(again, again.c.case_id == Case.id)
    latest = sa.select(again.c.case_id, sa.func.max(again.c.reopened_on).label("on_day")).group_by(again.c.case_id)
    last = latest.subquery()
    begun = sa.func.coalesce(last.c.on_day, Case.opened_on)
    now = _stay_of_case(members, begun, Case.closed_on).outerjoin(last, last.c.case_id == Case.id)
    return (
        ended.where(again.c.closed_on >= since),
        now.where(sa.or_(Case.closed_on.is_(None), Case.closed_on >= begun)),
    )


def _opened_again(members: sa.CTE) -> sa.CTE:
    """case_id, closed_on, reopened_on, since (when it was opened again before that, or NULL)."""
    before = sa.func.max(Closing.reopened_on).over(
        partition_by=Closing.case_id, order_by=(Closing.closed_on, Closing.id), rows=(None, -1)
    )
    query = sa.select(Closing.case_id, Closing.closed_on, Closing.reopened_on, before.label("since"))
    return _of_cases(query, members).join(Closing).where(Closing.reopened_on.is_not(None)).cte()


def _stay_of_case(members: sa.CTE, first: sa.ColumnElement[Any], last: Any) -> sa.Select[*tuple[Any, ...]]:
    none = sa.literal(0, sa.Integer())
    of = (members.c.unit_id, members.c.day, first.label("first"), last.label("last"))
    return _of_cases(sa.select(*of, none.label("is_home"), none.label("lasts")), members).where(is_no_mistake())
