"""What is kept about her, and who has looked."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_data", __name__, url_prefix="/data")


@room.route("", permit=permits.PERSON)
def data() -> ResponseReturnValue:
    """My data."""
    return render_template("portal/data.html")
