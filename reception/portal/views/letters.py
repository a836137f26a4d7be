"""Letters that she was sent."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_letters", __name__, url_prefix="/letters")


@room.route("", permit=permits.LETTERS)
def letters() -> ResponseReturnValue:
    """My letters."""
    return render_template("portal/letters.html")
