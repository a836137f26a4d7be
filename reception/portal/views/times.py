"""Appointments: when, where, into a calendar, and "I cannot come"."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_times", __name__, url_prefix="/times")


@room.route("", permit=permits.CONTACTS)
def times() -> ResponseReturnValue:
    """My appointments."""
    return render_template("portal/times.html")
