"""The register of discrimination, and handing a report in."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.inclusion import permits
from reception.inclusion.views.frame import pages
from reception.web.blueprint import Room

room = Room("discrimination", __name__, url_prefix="/discrimination")


@room.route("", permit=permits.REPORTS)
def reports() -> ResponseReturnValue:
    """The reports, those that are open first."""
    return render_template("inclusion/discrimination/list.html", inclusion_pages=pages("reports"))
