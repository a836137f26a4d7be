"""Surveys: made, opened, closed."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.surveys import permits
from reception.web.blueprint import Room

room = Room("surveys", __name__, url_prefix="/surveys")


@room.route("", permit=permits.SURVEYS)
def surveys() -> ResponseReturnValue:
    """The surveys, newest first."""
    return render_template("surveys/list.html")
