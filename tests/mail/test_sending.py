"""Letters reach a real server as they were written, over a connection that is what the setting says."""

import socket
from urllib.parse import quote

import pytest
from flask import Flask

from reception import mail
from tests.mail.server import PASSWORD, USER, asking_for_a_password, free_port, mail_server, make_certificate

LETTER = mail.Letter(
    to="karin@demo.example", subject="Din dag, måndag", text="Försenat: 3\n", html="<p>Försenat: 3</p>", language="sv"
)


@pytest.fixture
def installed():
    """`installed(address)`: inside an installation that sends by the server at that address."""
    pushed = []

    def at(address):
        app = Flask("letters")
        app.config.update(
            SMTP_URL=address, MAIL_FROM="Mottagning <reception@demo.example>", PUBLIC_URL="https://reception.example"
        )
        app.add_url_rule("/settings/digest", "digest.choose", lambda: "")
        pushed.append(app.app_context())
        pushed[-1].push()

    yield at
    for context in reversed(pushed):
        context.pop()


def test_a_letter_arrives_as_it_was_written(installed):
    with mail_server() as server:
        installed(f"smtp://127.0.0.1:{server.port}")
        mail.send(LETTER)
    (letter,) = server.box.letters
    assert server.box.receivers == ["karin@demo.example"]
    assert letter["Subject"] == "Din dag, måndag"
    assert letter.get_body(("plain",)).get_content().strip() == "Försenat: 3"
    assert letter.get_body(("html",)).get_content().strip() == "<p>Försenat: 3</p>"


def test_the_headers_tell_who_writes_and_nothing_of_the_machine(installed):
    with mail_server() as server:
        installed(f"smtp://127.0.0.1:{server.port}")
        mail.send(LETTER)
    (letter,) = server.box.letters
    assert set(letter.keys()) >= {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"}
    assert letter["From"] == "Mottagning <reception@demo.example>"
    assert letter["Message-ID"].endswith("@demo.example>")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "sv"
    assert server.box.greeted_by == ["demo.example"]
    assert socket.gethostname() not in server.box.everything


@pytest.mark.parametrize("scheme", ["smtps", "starttls"])
def test_a_password_goes_over_an_encrypted_connection_to_the_server_that_is_meant(
    installed, scheme, tmp_path, monkeypatch
):
    public, context = make_certificate(tmp_path)
    secured = {"ssl_context": context} if scheme == "smtps" else {"tls_context": context, "require_starttls": True}
    if scheme == "smtps":
        secured["auth_require_tls"] = False  # aiosmtpd knows only the encryption that it began itself
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    with mail_server(**secured, **asking_for_a_password()) as server:
        who = f"{quote(USER)}:{quote(PASSWORD, safe='')}@localhost:{server.port}"
        installed(f"smtps://{who}" if scheme == "smtps" else f"smtp://{who}?starttls=1")
        mail.send(LETTER)
    assert len(server.box.taken) == 1


@pytest.mark.parametrize("scheme", ["smtps", "starttls"])
@pytest.mark.parametrize("trouble", ["unknown authority", "another's name"])
def test_nothing_is_sent_to_a_server_whose_certificate_does_not_hold(installed, scheme, trouble, tmp_path, monkeypatch):
    public, context = make_certificate(
        tmp_path, host="elsewhere.example" if trouble == "another's name" else "localhost"
    )
    if trouble == "another's name":
        monkeypatch.setenv("SSL_CERT_FILE", str(public))
    secured = {"ssl_context": context} if scheme == "smtps" else {"tls_context": context}
    with mail_server(**secured) as server:
        installed(
            f"smtps://localhost:{server.port}" if scheme == "smtps" else f"smtp://localhost:{server.port}?starttls=1"
        )
        with pytest.raises(mail.NotSent, match="SSLCertVerificationError"):
            mail.send(LETTER)
    assert server.box.taken == []


def test_nothing_is_sent_in_the_open_where_encryption_was_asked_for(installed):
    with mail_server() as server:
        installed(f"smtp://127.0.0.1:{server.port}?starttls=1")
        with pytest.raises(mail.NotSent) as trouble:
            mail.send(LETTER)
    assert type(trouble.value) is mail.NotSent
    assert server.box.taken == []


@pytest.mark.parametrize(
    ("answer", "kind"), [("550 No karin@demo.example here", mail.Refused), ("452 The box is full", mail.PutOff)]
)
def test_a_receiver_who_is_refused_is_told_apart_from_a_server_that_has_no_time(installed, answer, kind):
    with mail_server() as server:
        server.box.answer = answer
        installed(f"smtp://127.0.0.1:{server.port}")
        with pytest.raises(mail.NotSent) as trouble:
            mail.send(LETTER)
    assert type(trouble.value) is kind
    assert str(trouble.value) == f"SMTPRecipientsRefused {answer[:3]}"
    assert "karin" not in repr(trouble.value)


def test_a_wrong_password_a_server_that_is_away_and_none_at_all_are_told_without_what_was_said(installed):
    with mail_server(**asking_for_a_password(), auth_require_tls=False) as server:
        installed(f"smtp://{USER}:wrong@127.0.0.1:{server.port}")
        with pytest.raises(mail.NotSent, match=r"^SMTPAuthenticationError 535$"):
            mail.send(LETTER)
    installed(f"smtp://127.0.0.1:{free_port()}")
    with pytest.raises(mail.NotSent, match=r"^ConnectionRefusedError$"):
        mail.send(LETTER)
    installed(None)
    assert not mail.is_set_up()
    with pytest.raises(mail.NotSent, match="no mail server"):
        mail.send(LETTER)


def test_a_server_that_never_answers_is_given_up(installed, monkeypatch):
    monkeypatch.setattr("reception.mail.posting.TIMEOUT", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        installed(f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(mail.NotSent, match="SMTPServerDisconnected"):
            mail.send(LETTER)


def test_links_in_letters_lead_to_the_public_address(installed):
    installed("smtp://127.0.0.1:25")
    assert mail.link("digest.choose") == "https://reception.example/settings/digest"
