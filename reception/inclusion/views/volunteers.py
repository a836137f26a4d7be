"""People who offer to be a mentor or a friend."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.inclusion import permits
from reception.inclusion.views.frame import pages
from reception.web.blueprint import Room

room = Room("volunteers", __name__, url_prefix="/volunteers")


@room.route("", permit=permits.VOLUNTEERS)
def volunteers() -> ResponseReturnValue:
    """The volunteers of one's boards."""
    return render_template("inclusion/volunteers/list.html", inclusion_pages=pages("volunteers"))
