"""Letters to many at once."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.messages import permits
from reception.web.blueprint import Room

room = Room("mailings", __name__, url_prefix="/mailings")


@room.route("", permit=permits.MAILINGS)
def mailings() -> ResponseReturnValue:
    """Letters to many at once."""
    return render_template("messages/mailings.html")
