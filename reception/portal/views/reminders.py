"""Whether she wants messages about her appointments."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.people.terms import ContactKind
from reception.portal import permits
from reception.portal.operations import messages_to_me as operations
from reception.portal.queries import messages_to_me as queries
from reception.portal.queries.own_case import own_case
from reception.portal.views.room import OwnRoom
from reception.web.blueprint import one_of

room = OwnRoom("my_reminders", __name__, url_prefix="/messages-to-me")
_WAY = one_of((ContactKind.PHONE, ContactKind.EMAIL), "way")


@room.route("", permit=permits.STOPS)
def messages() -> ResponseReturnValue:
    """What we send by itself, and whether she wants it."""
    own = own_case()
    return render_template("portal/messages_to_me.html", own=own, ways=queries.ways(own))


@room.route(f"/{_WAY}/stop", methods=["POST"], permit=permits.STOPS)
def stop(way: str) -> ResponseReturnValue:
    """She wants no more by a way."""
    operations.stop(ContactKind(way))
    return redirect(url_for(".messages"), 303)


@room.route(f"/{_WAY}/start", methods=["POST"], permit=permits.STOPS)
def start(way: str) -> ResponseReturnValue:
    """She wants them again."""
    operations.start(ContactKind(way))
    return redirect(url_for(".messages"), 303)
