"""Several programs attend beside one database, and one of them is killed: a message goes once or not at all."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from reception import sms
from reception.db.session import db, own_connections
from reception.reminders.jobs import make_round
from reception.reminders.terms import OutgoingState
from tests.factories.municipality import make_municipality
from tests.factories.reminders import Gateway, make_reachable, messages, remind
from tests.installations import installation
from tests.overview.making import make_appointment
from tests.reminders.test_sending import FOUR, NOON

ATTENDANTS = 4
MESSAGES = 3


@pytest.fixture(params=["sqlite", "postgresql"])
def standing(request, tmp_path, monkeypatch, at):
    """An installation where everything is committed, with messages whose time has come."""
    with installation(request.param, tmp_path) as app:
        monkeypatch.setitem(app.config, "SMS", "file:")
        at(NOON)
        with app.app_context():
            made = make_municipality()
            remind(made.unit)
            for place in range(MESSAGES):
                person = make_reachable(made.unit, made.caseworker, phone=f"070-174 06 {10 + place}")
                make_appointment(person, 1, "Here")
            db.session.commit()
            db.session.remove()
        at(FOUR)
        yield app


def test_of_many_who_attend_at_once_each_message_goes_once(standing, monkeypatch):
    gateway = Gateway()
    monkeypatch.setattr(sms, "gateway", lambda: gateway)
    start = threading.Barrier(ATTENDANTS)

    def attend(_place):
        with standing.app_context():
            start.wait(timeout=120)
            make_round()
            db.session.remove()

    with ThreadPoolExecutor(ATTENDANTS) as pool:
        list(pool.map(attend, range(ATTENDANTS)))
    assert sorted(to for to, _text, _reference in gateway.sent) == [
        f"+467017406{10 + place}" for place in range(MESSAGES)
    ]
    with standing.app_context():
        assert [one.state for one in messages()] == [OutgoingState.SENT] * MESSAGES


class Deadly(Gateway):
    """The program is killed while the gateway has the message."""

    def send(self, to, text, reference):
        os.kill(os.getpid(), signal.SIGKILL)


def _attend_and_die(app):
    with app.app_context():
        own_connections()
        make_round()


def test_whoever_is_killed_while_sending_has_nothing_sent_twice(standing, monkeypatch, at):
    monkeypatch.setattr(sms, "gateway", Deadly)
    with standing.app_context():
        db.session.remove()
        db.engine.dispose()
    killed = multiprocessing.get_context("fork").Process(target=_attend_and_die, args=(standing,))
    killed.start()
    killed.join(60)
    assert killed.exitcode == -signal.SIGKILL
    gateway = Gateway()
    monkeypatch.setattr(sms, "gateway", lambda: gateway)
    with standing.app_context():
        make_round()
        states = sorted(one.state.value for one in messages())
        assert states == ["sending", *["sent"] * (MESSAGES - 1)]
        at(FOUR + timedelta(minutes=10))
        assert make_round().unsure == 1
        at(FOUR + timedelta(hours=2))
        make_round()
        assert sorted(one.state.value for one in messages()) == [*["sent"] * (MESSAGES - 1), "unsure"]
        db.session.remove()
    assert len(gateway.sent) == MESSAGES - 1
