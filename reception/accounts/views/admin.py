"""The administrator's start page. It leads to accounts, units and vocabularies, never to a person's file."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.accounts.permits import MANAGE
from reception.web.blueprint import Room

room = Room("admin", __name__, url_prefix="/admin")


@room.route("", permit=MANAGE)
def index() -> ResponseReturnValue:
    """What there is to administer."""
    return render_template("accounts/admin.html")
