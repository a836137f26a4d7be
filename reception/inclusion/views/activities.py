"""Activities of associations and of the municipality."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.inclusion import permits
from reception.inclusion.views.frame import pages
from reception.web.blueprint import Room

room = Room("activities", __name__, url_prefix="/activities")


@room.route("", permit=permits.ACTIVITIES)
def activities() -> ResponseReturnValue:
    """The activities that go on, by whom they are open to."""
    return render_template("inclusion/activities/list.html", inclusion_pages=pages("activities"))
