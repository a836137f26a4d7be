"""Rights, each with its rule in plain words."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_rights", __name__, url_prefix="/rights")


@room.route("", permit=permits.CASE)
def rights() -> ResponseReturnValue:
    """My rights."""
    return render_template("portal/rights.html")
