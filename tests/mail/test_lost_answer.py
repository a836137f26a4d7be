"""A mail server that breaks off: before the letter it surely has nothing, after it nobody knows."""

import socket
import threading

import pytest

from reception import mail
from reception.mail import Letter, LostAnswer, NotSent

LETTER = Letter("amina@example.se", "subject", "text", "<p>text</p>", "sv")


def serve(listening: socket.socket, *, until: str) -> None:
    """Answer as a mail server does, and hang up after `until`."""
    connection, _address = listening.accept()
    with connection, connection.makefile("rwb") as lines:

        def say(text: str) -> None:
            lines.write(f"{text}\r\n".encode())
            lines.flush()

        say("220 here")
        for line in lines:
            word = line.decode("utf-8", "replace").strip().partition(" ")[0].upper()
            if word == until:
                return
            if word == "DATA":
                say("354 go on")
                while lines.readline().strip() != b".":
                    pass
                return
            say("250 OK")


@pytest.fixture
def server(app, monkeypatch):
    """`server("RCPT")`: one that hangs up at that word; at DATA, once it has the letter."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        monkeypatch.setitem(app.config, "SMTP_URL", f"smtp://127.0.0.1:{listening.getsockname()[1]}")
        monkeypatch.setitem(app.config, "MAIL_FROM", "reception@demo.example")

        def begin(until):
            threading.Thread(target=serve, args=(listening,), kwargs={"until": until}, daemon=True).start()

        yield begin


@pytest.mark.parametrize("word", ["EHLO", "MAIL", "RCPT"])
def test_what_broke_before_the_letter_was_surely_not_sent(server, word):
    server(word)
    with pytest.raises(NotSent) as told:
        mail.send(LETTER)
    assert not isinstance(told.value, LostAnswer)


def test_what_broke_after_the_letter_is_unknown(server):
    server("AFTER")
    with pytest.raises(LostAnswer) as told:
        mail.send(LETTER)
    assert "amina" not in str(told.value)
