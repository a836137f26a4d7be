"""I24: who lives crowded by norm 2 on a day."""

from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.verdicts import verdict
from reception.housing.models import Contract, ContractMember, Dwelling, DwellingUnit
from reception.housing.queries.lives import is_no_mistake, is_real
from reception.housing.queries.outcomes import lived_there_on
from reception.housing.rules.norm import LEAST_AREA, MEASURES
from reception.housing.rules.outcomes import OTHERS_LIVE_THERE
from reception.housing.rules.tenures import nature
from reception.housing.terms import Norm, Tenure, Uncounted
from reception.reckoning.asked import Asked

_MEASURE: Final = MEASURES[Norm.TWO]


def crowded(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """I24: of the people with dwelling data on the last day of the year, those who live crowded by norm 2.

    Asked about are those with a contract and those with a case on that day. Who shares a home is counted together.
    """
    homes = _homes(asked)
    who = sa.union(sa.select(homes.c.person_id), _with_a_case(asked)).subquery()
    placements = [tenure for tenure in Tenure if nature(tenure).placement]
    no_size = sa.and_(homes.c.rooms.is_(None), homes.c.area.is_(None))
    answer = verdict(
        (homes.c.person_id.is_(None), Uncounted.NO_HOME),
        (homes.c.tenure.in_(placements), Uncounted.PLACEMENT),
        (no_size, Uncounted.NO_SIZE),
        (_is_crowded(homes), True),
        (homes.c.tenure.in_(OTHERS_LIVE_THERE), Uncounted.OTHERS_UNKNOWN),
        otherwise=False,
    )
    joined = who.outerjoin(homes, homes.c.person_id == who.c.person_id)
    return sa.select(who.c.person_id, answer.label("verdict")).select_from(joined)


def _is_crowded(homes: sa.CTE) -> sa.ColumnElement[bool]:
    """By rooms beside the kitchen; by square metres where they are not known."""
    by_area = sa.and_(homes.c.area < LEAST_AREA * homes.c.people, sa.not_(_may_be_alone(homes)))
    return sa.or_(homes.c.rooms < _needed(homes), sa.and_(homes.c.rooms.is_(None), by_area))


def _needed(homes: sa.CTE) -> sa.ColumnElement[int]:
    """How many rooms so many need; their ages are not asked, so that everybody counts as grown up."""
    a_room = 1 if _MEASURE.by_age is not None else _MEASURE.people_a_bedroom
    rooms = (homes.c.people + (a_room - 1)) // a_room + int(_MEASURE.living_room)
    return sa.case((_may_be_alone(homes), 1), else_=rooms)


def _may_be_alone(homes: sa.CTE) -> sa.ColumnElement[bool]:
    """Whether somebody lives alone, where the measure never calls that crowded."""
    return sa.and_(homes.c.people == 1, sa.true() if _MEASURE.single_is_never_crowded else sa.false())


def _homes(asked: Asked) -> sa.CTE:
    """person_id, tenure, rooms, area, people: where each lives on the day, the home that began last."""
    key = sa.func.coalesce(DwellingUnit.dwelling_id, -Contract.id)
    latest = sa.func.row_number().over(
        partition_by=ContractMember.person_id, order_by=(Contract.first_on.desc(), Contract.id.desc())
    )
    lived = (
        sa.select(
            ContractMember.person_id,
            Contract.tenure,
            sa.func.coalesce(Dwelling.rooms, Contract.rooms).label("rooms"),
            sa.func.coalesce(Dwelling.area, Contract.area).label("area"),
            key.label("home"),
            latest.label("place"),
        )
        .join(Contract, Contract.id == ContractMember.contract_id)
        .outerjoin(DwellingUnit, DwellingUnit.id == Contract.unit_id)
        .outerjoin(Dwelling, Dwelling.id == DwellingUnit.dwelling_id)
        .where(is_real(), lived_there_on(asked.day))
        .subquery()
    )
    people = sa.func.count().over(partition_by=lived.c.home).label("people")
    of = (lived.c.person_id, lived.c.tenure, lived.c.rooms, lived.c.area)
    return sa.select(*of, people).where(lived.c.place == 1).cte()


def _with_a_case(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    was_open = sa.or_(Case.state == CaseState.OPEN, Case.closed_on > asked.day)
    return sa.select(Case.person_id).where(Case.opened_on <= asked.day, was_open, is_no_mistake())
