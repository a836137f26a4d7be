"""Counts of a year: training and languages of staff, and figures from outside."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.inclusion import permits
from reception.inclusion.views.frame import pages
from reception.web.blueprint import Room

room = Room("year_counts", __name__, url_prefix="/year-counts")


@room.route("", permit=permits.COUNTS)
def counts() -> ResponseReturnValue:
    """What was counted of a year."""
    return render_template("inclusion/counts/year.html", inclusion_pages=pages("counts"))
