"""A clock that can be set, a gateway, and a mail server."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from flask import Flask

from reception import sms
from reception.i18n.formats import at_local
from tests.factories.reminders import Gateway
from tests.mail.server import LetterBox, mail_server

SetClock = Callable[[datetime], None]


@pytest.fixture
def at() -> Iterator[SetClock]:
    """`at(NOON)`: the clock in Sweden says so from now on."""
    travels: list[time_machine.travel] = []

    def travel(moment: datetime) -> None:
        travels.append(time_machine.travel(at_local(moment), tick=False))
        travels[-1].start()

    yield travel
    for one in reversed(travels):
        one.stop()


@pytest.fixture
def gateway(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Gateway:
    """The gateway by which this installation sends text messages."""
    made = Gateway()
    monkeypatch.setitem(app.config, "SMS", "file:")
    monkeypatch.setattr(sms, "gateway", lambda: made)
    return made


@pytest.fixture
def post(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[LetterBox]:
    """A mail server that the installation sends by, and its letter box."""
    with mail_server() as server:
        monkeypatch.setitem(app.config, "SMTP_URL", f"smtp://127.0.0.1:{server.port}")
        monkeypatch.setitem(app.config, "MAIL_FROM", "Mottagning <reception@demo.example>")
        monkeypatch.setitem(app.config, "PUBLIC_URL", "https://reception.example.se")
        yield server.box
