"""What was agreed: goals, and who does what."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.queries.goals import own_plan
from reception.portal.queries.own_case import own_case
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_goals", __name__, url_prefix="/goals")


@room.route("", permit=permits.PLAN)
def goals() -> ResponseReturnValue:
    """My goals: the plan that was agreed, or whom to ask for one."""
    return render_template("portal/goals.html", own=own_case(), plan=own_plan())
