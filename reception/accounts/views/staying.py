"""The session itself, asked by the page before it ends: how long it lasts, and that somebody is still there."""

from flask import Response, jsonify
from werkzeug.exceptions import Unauthorized

from reception.access.permit import SIGNED_IN
from reception.accounts import operations, staying
from reception.web.blueprint import Room
from reception.web.csrf import masked_token

room = Room("session", __name__)


@room.route("/session", permit=SIGNED_IN)
def left() -> Response:
    """How long the session lasts. To be asked is no sign of life: it ends as if nobody had asked."""
    operations.look_away()
    return _told()


@room.route("/session/stay", methods=["POST"], permit=SIGNED_IN)
def stay() -> Response:
    """Somebody is there, as on every other page."""
    return _told()


def _told() -> Response:
    """`token` and `user`: after signing in anew, a page that was open may go on, if it is the same person's."""
    found = staying.stay()
    if found is None:
        raise Unauthorized
    return jsonify(
        left=found.left, extendable=found.is_extendable, text=found.words, token=masked_token(), user=found.user_id
    )
