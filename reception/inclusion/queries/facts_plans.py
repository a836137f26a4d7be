"""Individual plans as facts: whether each says what the person herself wishes."""

from typing import Any

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.verdicts import yes_if
from reception.inclusion.queries.facts_meetings import person
from reception.plans.models import Plan
from reception.reckoning.asked import Asked


def i41(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """The newest plan that was agreed by the day, of each case that is open on it."""
    day = asked.day
    newest = sa.select(sa.func.max(Plan.id)).where(Plan.agreed_on <= day).group_by(Plan.case_id).scalar_subquery()
    says = sa.func.length(sa.func.trim(sa.func.coalesce(Plan.own_wish, ""))) > 0
    return (
        sa.select(person(), yes_if(says).label("verdict"))
        .select_from(Plan)
        .join(Case, Case.id == Plan.case_id)
        .where(
            sa.true() if asked.has_begun else sa.false(),
            Plan.id.in_(newest),
            Case.opened_on <= day,
            sa.or_(Case.closed_on.is_(None), Case.closed_on > day),
        )
    )
