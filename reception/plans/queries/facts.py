"""What indicators count of plans: for each code a select of (person_id, verdict), decided by the database."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.cases.models import Case
from reception.cases.terms import CaseState, Owner
from reception.db.verdicts import verdict
from reception.plans.models import Action, Goal, Plan
from reception.plans.rules.taking_part import AUTHORITIES, PARTS_ENOUGH, PARTS_OF_MUNICIPALITY
from reception.plans.terms import ActionState, PlanState
from reception.reckoning.asked import Asked


def joint(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """A7: of the plans that hold on the last day of the year, those that several take part in by their actions."""
    plans, parts, authorities = _holding(asked), _takers(asked, PARTS_OF_MUNICIPALITY), _takers(asked, AUTHORITIES)
    several = sa.or_(parts.c.number >= PARTS_ENOUGH, authorities.c.number > 0)
    joined = plans.outerjoin(parts, parts.c.plan_id == plans.c.plan_id).outerjoin(
        authorities, authorities.c.plan_id == plans.c.plan_id
    )
    return sa.select(plans.c.person_id, verdict(otherwise=several).label("verdict")).select_from(joined)


def _holding(asked: Asked) -> sa.CTE:
    """plan_id, person_id: the version agreed last of each case that was open at the end of the day."""
    latest = sa.func.row_number().over(partition_by=Plan.case_id, order_by=(Plan.agreed_on.desc(), Plan.id.desc()))
    was_open = sa.or_(Case.state == CaseState.OPEN, Case.closed_on > asked.day)
    agreed = (
        sa.select(Plan.id.label("plan_id"), Case.person_id, latest.label("place"))
        .join(Case, Case.id == Plan.case_id)
        .where(Plan.state != PlanState.DRAFT, Plan.agreed_on <= asked.day, Case.opened_on <= asked.day, was_open)
        .subquery()
    )
    return sa.select(agreed.c.plan_id, agreed.c.person_id).where(agreed.c.place == 1).cte()


def _takers(asked: Asked, among: frozenset[Owner]) -> sa.Subquery:
    """plan_id, number: how many of these have an action that was not dropped by the day."""
    stands = sa.or_(Action.state != ActionState.DROPPED, Action.ended_on > asked.day)
    query = sa.select(Goal.plan_id, sa.func.count(Action.owner.distinct()).label("number"))
    of_goals = query.join(Action, Action.goal_id == Goal.id).where(stands, Action.owner.in_(among))
    return of_goals.group_by(Goal.plan_id).subquery()


FACTS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {"A7": joint}
