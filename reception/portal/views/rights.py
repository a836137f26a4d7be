"""Rights, each with its rule in plain words."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from reception.portal import permits
from reception.portal.queries.own_case import own_case
from reception.portal.queries.own_path import rights_page
from reception.portal.views.room import OwnRoom

room = OwnRoom("my_rights", __name__, url_prefix="/rights")


@room.route("", permit=permits.CASE)
def rights() -> ResponseReturnValue:
    """My rights: what she has, what is not known, what she has not."""
    own = own_case()
    shows_others = request.args.get("others") == "1"
    return render_template("portal/rights.html", own=own, page=rights_page(own), shows_others=shows_others)
