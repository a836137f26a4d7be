"""What her own printed plan holds: the version that stands, with its goals."""

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.access.actor import newcomer
from reception.plans.models import Goal, Plan
from reception.plans.rules import versions
from reception.portal import permits


def agreed_plan() -> tuple[Plan, int] | None:
    """The plan that was agreed with her last, and the number of its version; None before one is."""
    plans = permits.PLAN.all(sa.select(Plan).where(Plan.case_id == newcomer().case_id))
    found = versions.agreed(plans)
    if found is None:
        return None
    content = selectinload(Plan.goals).selectinload(Goal.actions)
    permits.PLAN.one(sa.select(Plan).where(Plan.id == found.id).options(content))
    return found, versions.numbers(plans)[found.id]
