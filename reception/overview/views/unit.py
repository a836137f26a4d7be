"""What a unit manager looks after beside the cases: the ways to it, in one place of the menu."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.overview.permits import UNIT
from reception.overview.views.room import room


@room.route("/unit", permit=UNIT)
def unit() -> ResponseReturnValue:
    """Lists that come in, records that may be one person, protected people, and registrations that wait."""
    return render_template("overview/unit.html")
