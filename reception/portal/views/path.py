"""The path in four phases, step by step."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.queries.own_case import own_case
from reception.portal.queries.own_path import path_page
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_path", __name__, url_prefix="/path")


@room.route("", permit=permits.CASE)
def steps() -> ResponseReturnValue:
    """My path: each step with where it stands, its last day, who does it, and the rule in plain words."""
    own = own_case()
    return render_template("portal/path.html", own=own, page=path_page(own))
