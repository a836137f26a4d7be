"""My plan: the next step first."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_plan", __name__)


@room.route("/", permit=permits.PERSON)
def index() -> ResponseReturnValue:
    """My plan."""
    return render_template("portal/plan.html")
