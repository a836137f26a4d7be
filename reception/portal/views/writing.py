"""What she writes: something is wrong, a question."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_writing", __name__, url_prefix="/write")


@room.route("", permit=permits.MESSAGES)
def write() -> ResponseReturnValue:
    """Write to us."""
    return render_template("portal/writing.html")
