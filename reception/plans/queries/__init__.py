"""Questions about plans. Every answer passes a permit, and the person's case."""

from reception.plans.queries.days import days_of_plans
from reception.plans.queries.versions import PlanPage, action, draft_of, goal, plan_page, version

__all__ = ["PlanPage", "action", "days_of_plans", "draft_of", "goal", "plan_page", "version"]
