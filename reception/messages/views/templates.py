"""A unit's own letters, in its languages."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.messages import permits
from reception.web.blueprint import Room

room = Room("letter_templates", __name__, url_prefix="/letter-templates")


@room.route("", permit=permits.TEMPLATES)
def templates() -> ResponseReturnValue:
    """A unit's own letters, in its languages."""
    return render_template("messages/templates.html")
