"""What is asked about plans. The sentences of the library come from the rules; nothing is asked of the database."""

from reception.plans.forms.actions import ActionForm, ChangeActionForm
from reception.plans.forms.goals import ChangeGoalForm, GoalForm
from reception.plans.forms.versions import AgreeForm, PlanForm

__all__ = ["ActionForm", "AgreeForm", "ChangeActionForm", "ChangeGoalForm", "GoalForm", "PlanForm"]
