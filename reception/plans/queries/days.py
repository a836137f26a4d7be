"""The days of plans, for the path: many cases at once."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.plans import permits
from reception.plans.models import Plan
from reception.plans.terms import PlanState


def days_of_plans(case_ids: Sequence[int]) -> dict[int, dict[str, date]]:
    """By the id of the case, as facts of the path: when its first version was agreed on ("plan_agreed"), and when the
    one that stands is to be looked at again ("plan_review"). What there is not is left out."""
    review = sa.func.max(sa.case((Plan.state == PlanState.AGREED, Plan.review_on)))
    query = (
        sa.select(Plan.case_id, sa.func.min(Plan.agreed_on), sa.type_coerce(review, sa.Date))
        .where(Plan.case_id.in_(case_ids), Plan.agreed_on.is_not(None))
        .group_by(Plan.case_id)
    )
    found = db.session.execute(permits.READ.within(query))
    return {case_id: _named(plan_agreed=agreed, plan_review=review) for case_id, agreed, review in found}


def _named(**days: date | None) -> dict[str, date]:
    return {code: day for code, day in days.items() if day is not None}
