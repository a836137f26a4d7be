"""The path in four phases, step by step."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_path", __name__, url_prefix="/path")


@room.route("", permit=permits.CASE)
def steps() -> ResponseReturnValue:
    """My path."""
    return render_template("portal/path.html")
