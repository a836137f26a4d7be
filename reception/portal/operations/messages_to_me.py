"""She says whether she wants messages that go out by themselves."""

from flask import current_app

from reception.access.actor import newcomer
from reception.people.terms import ContactKind
from reception.portal import permits
from reception.reminders.operations import stopping
from reception.reminders.rules.stopping import read_token
from reception.reminders.terms import StopWay


def stop(way: ContactKind) -> None:
    """She wants none by a way."""
    stopping.stop(newcomer().person_id, way, StopWay.OWN_PAGE, permit=permits.STOPS)


def start(way: ContactKind) -> None:
    """She wants them again."""
    stopping.lift(newcomer().person_id, way, permit=permits.STOPS)


def stop_by(token: str) -> None:
    """A link in a message was answered. Nothing is told of whether anybody made it."""
    meant = read_token(token, current_app.config["SECRET_KEY"].encode())
    if meant is not None:
        stopping.stop_by_link(*meant)
