"""What the settings of mail take, and what is said about those that cannot be used."""

import pytest

from reception.config import InvalidSetting, Settings
from reception.mail import InvalidMailSetting, MailServer, public_address, sender

GIVEN = {
    "RECEPTION_SMTP_URL": "smtps://reception:hemlighet@mail.example.se",
    "RECEPTION_MAIL_FROM": "Mottagning <reception@example.se>",
    "RECEPTION_PUBLIC_URL": "https://reception.example.se/",
}


@pytest.mark.parametrize(
    ("address", "host", "port", "encryption", "user"),
    [
        ("smtp://mail.example.se", "mail.example.se", 25, "none", None),
        ("smtp://mail.example.se:2525", "mail.example.se", 2525, "none", None),
        ("smtp://mail.example.se?starttls=1", "mail.example.se", 587, "starttls", None),
        ("smtp://u:p@mail.example.se:26?starttls=1", "mail.example.se", 26, "starttls", "u"),
        ("smtps://u%40example.se:p%2F@mail.example.se/", "mail.example.se", 465, "tls", "u@example.se"),
        ("smtp://u:p@127.0.0.1:1025", "127.0.0.1", 1025, "none", "u"),
        ("smtp://u:p@[::1]:1025", "::1", 1025, "none", "u"),
    ],
)
def test_a_mail_server_is_read_from_its_address(address, host, port, encryption, user):
    found = MailServer.read(address)
    assert (found.host, found.port, found.encryption, found.user) == (host, port, encryption, user)
    assert "password" not in repr(found)


@pytest.mark.parametrize(
    "address",
    [
        "mail.example.se",
        "http://mail.example.se",
        "smtp://",
        "smtp://mail.example.se:0",
        "smtp://mail.example.se:99999",
        "smtp://mail.example.se:port",
        "smtp://mail.example.se/box",
        "smtp://mail.example.se#x",
        "smtp://mail.example.se?tls=1",
        "smtp://mail.example.se?starttls=yes",
        "smtps://mail.example.se?starttls=1",
        "smtp://user@mail.example.se?starttls=1",
        "smtp://user:password@mail.example.se",
        "smtps://user:l%C3%B6sen@mail.example.se",
        "smtp://mail.example.se\r\nDATA",
        "smtp://mail example.se",
    ],
)
def test_what_is_no_mail_server_is_refused_without_repeating_it(address):
    with pytest.raises(InvalidMailSetting) as refused:
        MailServer.read(address)
    assert "password@mail" not in str(refused.value).replace("user:password@host", "")


@pytest.mark.parametrize("text", ["", "reception", "reception@", "@example.se", "a@b@c", "a@b.se\nBcc: x@y.se"])
def test_whom_mail_is_from_is_an_address(text):
    assert str(sender("Mottagning <reception@example.se>")) == "Mottagning <reception@example.se>"
    assert sender("reception@example.se").addr_spec == "reception@example.se"
    with pytest.raises(InvalidMailSetting):
        sender(text)


@pytest.mark.parametrize(
    "text",
    ["reception.example.se", "ftp://x.se", "https://", "https://u:p@x.se", "https://x.se?a=b", "https://x.se/ y"],
)
def test_where_the_product_is_reached_is_a_web_address(text):
    assert public_address("https://x.se/reception/") == "https://x.se/reception"
    with pytest.raises(InvalidMailSetting):
        public_address(text)


def test_links_in_production_are_encrypted():
    assert public_address("http://localhost:8000") == "http://localhost:8000"
    with pytest.raises(InvalidMailSetting, match="https"):
        public_address("http://x.se", production=True)


def settings(tmp_path, **changed):
    return Settings.read({"RECEPTION_DATA_DIR": str(tmp_path), **GIVEN, **changed})


def test_an_installation_without_a_server_sends_none(tmp_path):
    none = settings(tmp_path, **dict.fromkeys(GIVEN, ""))
    assert (none.smtp_url, none.mail_from, none.public_url) == (None, None, None)
    assert none.shown()["RECEPTION_SMTP_URL"] == "not set"


def test_the_list_of_settings_hides_the_password(tmp_path):
    shown = settings(tmp_path).shown()
    assert shown["RECEPTION_SMTP_URL"] == "set"
    assert shown["RECEPTION_MAIL_FROM"] == "Mottagning <reception@example.se>"


@pytest.mark.parametrize("missing", ["RECEPTION_MAIL_FROM", "RECEPTION_PUBLIC_URL"])
def test_a_server_alone_is_not_enough(tmp_path, missing):
    with pytest.raises(InvalidSetting, match=missing):
        settings(tmp_path, **{missing: ""})


def test_a_setting_that_cannot_be_used_is_named_and_its_password_is_not_told(tmp_path):
    with pytest.raises(InvalidSetting, match="RECEPTION_SMTP_URL") as refused:
        settings(tmp_path, RECEPTION_SMTP_URL="smtp://reception:hemlighet@mail.example.se")
    assert "hemlighet" not in str(refused.value)
