"""What goes out by itself: what waits, what was sent, and what could not be."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.reminders import permits
from reception.web.blueprint import Room

room = Room("reminders", __name__, url_prefix="/reminders")


@room.route("", permit=permits.MESSAGES)
def outgoing() -> ResponseReturnValue:
    """The messages of one's units, those that need somebody first."""
    return render_template("reminders/outgoing.html")
