"""An operator tries the settings of mail without waiting for the next morning."""

import pytest
from click.testing import CliRunner

from reception.cli import main
from tests.mail.server import free_port, mail_server


@pytest.fixture
def reception(tmp_path, monkeypatch):
    """`reception(port)`: the command, in an installation whose mail server is there."""
    monkeypatch.setenv("RECEPTION_DATA_DIR", str(tmp_path))

    def run(port):
        if port:
            monkeypatch.setenv("RECEPTION_SMTP_URL", f"smtp://127.0.0.1:{port}")
            monkeypatch.setenv("RECEPTION_MAIL_FROM", "reception@demo.example")
            monkeypatch.setenv("RECEPTION_PUBLIC_URL", "https://reception.example.se")
        return CliRunner().invoke(main, ["mail", "test", "anna@demo.example"])

    return run


def test_a_message_is_sent_at_once(reception):
    with mail_server() as server:
        answer = reception(server.port)
    assert answer.exit_code == 0, answer.output
    assert server.box.receivers == ["anna@demo.example"]
    assert "https://reception.example.se/" in server.box.everything


def test_what_is_wrong_is_said(reception):
    assert "RECEPTION_SMTP_URL is not set" in reception(None).output
    away = reception(free_port())
    assert away.exit_code == 1
    assert "Nothing was sent: ConnectionRefusedError." in away.output
