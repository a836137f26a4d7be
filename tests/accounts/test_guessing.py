"""Passwords tried from many addresses, under many spellings, behind an open session; what sign-in hands out."""

import pytest

from reception.accounts import throttle
from reception.db.session import db
from tests.factories.municipality import PASSWORD

WRONG = "not the right password"
TOO_MANY = "Too many tries"


def tried(client, email, password, address="192.0.2.1"):
    client.environ_base["REMOTE_ADDR"] = address
    return client.fill("/sign-in", form="/sign-in", email=email, password=password)


def test_an_account_is_closed_to_tries_from_everywhere_when_each_address_tries_a_little(client, municipality):
    email = municipality.caseworker.email
    for number in range(60):
        assert TOO_MANY not in tried(client, email, WRONG, f"192.0.2.{number}").words
    assert TOO_MANY in tried(client, email, PASSWORD, "192.0.2.200").words
    assert TOO_MANY not in tried(client, municipality.caseworker2.email, WRONG, "192.0.2.200").words


def test_an_address_is_closed_when_it_tries_a_little_on_each_account(client, municipality):
    for number in range(100):
        throttle.failed(f"somebody{number}@exempelby.example", "192.0.2.1")
    assert TOO_MANY in tried(client, municipality.caseworker.email, PASSWORD).words


@pytest.mark.parametrize("others", ["2001:db8:1:2::{0}", "2001:db8:1:2:{0}::7"])
def test_the_addresses_of_one_line_are_one_address(client, municipality, others):
    for number in range(10, 20):
        tried(client, municipality.caseworker.email, WRONG, others.format(number))
    assert TOO_MANY in tried(client, municipality.caseworker.email, PASSWORD, "2001:db8:1:2::ffff").words
    assert TOO_MANY not in tried(client, municipality.caseworker.email, WRONG, "2001:db8:1:3::1").words


def test_an_address_is_one_however_the_network_writes_it(client, municipality):
    for _try in range(10):
        tried(client, municipality.caseworker.email, WRONG, "::ffff:192.0.2.1")
    assert TOO_MANY in tried(client, municipality.caseworker.email, PASSWORD, "192.0.2.1").words


def test_an_account_is_one_however_its_address_is_spelt(client, municipality):
    email = municipality.caseworker.email
    name, _at, place = email.partition("@")
    wide = [f"{name}@{place[:at]}{chr(ord(place[at]) + 0xFEE0)}{place[at + 1 :]}" for at in range(9)]
    spellings = [*wide, f"{name}@{place.replace('.', chr(0x3002))}"]
    for spelling in spellings:
        assert TOO_MANY not in tried(client, spelling, WRONG).words
    assert TOO_MANY in tried(client, email, PASSWORD).words


def test_an_open_session_is_no_place_to_try_passwords(client_of, municipality):
    browser = client_of(municipality.caseworker)
    new = {"new_password": "kapten tratt äpple snö", "new_password_confirm": "kapten tratt äpple snö"}
    for number in range(5):
        assert TOO_MANY not in browser.fill("/account/password", password=f"{WRONG} {number}", **new).words
        # What is wrong with the new password is no try, and no right one either.
        browser.fill("/account/password", password=PASSWORD, new_password="", new_password_confirm="")
        assert TOO_MANY not in browser.fill("/verify", password=f"{WRONG} {number}").words
    assert TOO_MANY in browser.fill("/account/password", password=PASSWORD, **new).words
    assert TOO_MANY in browser.fill("/verify", password=PASSWORD).words
    assert browser.get("/account").status_code == 200


def hashes_and_statements(client, monkeypatch, email, password):
    """How many passwords are hashed for a try, and how many statements it makes."""
    done = []
    with monkeypatch.context() as patch:
        for name in ("flask_security.forms.hash_password", "reception.accounts.models.User.verify_and_update_password"):
            patch.setattr(name, lambda *_args, **_options: done.append(1))
        tried(client, email, password)
    return len(done), len(client.statements)


def test_trying_an_account_costs_what_trying_nobody_costs(client, municipality, monkeypatch):
    municipality.reader.active = False
    municipality.statistician.password = None
    db.session.commit()
    accounts = [municipality.caseworker, municipality.reader, municipality.statistician]
    names = ["nobody@exempelby.example", *(user.email for user in accounts)]
    assert {hashes_and_statements(client, monkeypatch, name, WRONG)[0] for name in names} == {1}
    statements = {hashes_and_statements(client, monkeypatch, name, WRONG)[1] for name in names}
    assert max(statements) - min(statements) <= 1


def test_nothing_that_is_handed_out_at_sign_in_outlives_the_session(client, municipality):
    page = client.get("/sign-in").form_values("/sign-in")
    data = {**page, "email": municipality.caseworker.email, "password": PASSWORD, "remember": "y"}
    cookies = client.post("/sign-in", data=data).headers.getlist("Set-Cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["session"]
    assert "expires" not in cookies[0].lower()
    assert "max-age" not in cookies[0].lower()


def test_no_program_gets_a_token_at_sign_in(client, municipality):
    token = client.get("/sign-in").form_values("/sign-in")["csrf_token"]
    client.lenient = True
    answer = client.open(
        "/sign-in?include_auth_token",
        method="POST",
        json={"email": municipality.caseworker.email, "password": PASSWORD},
        headers={"X-CSRFToken": token, "Accept": "application/json"},
    )
    assert "authentication_token" not in answer.get_data(as_text=True)
    assert answer.mimetype == "text/html"
    for path in ("/sign-in", "/account/password", "/verify"):
        assert client.get(path, headers={"Accept": "application/json"}).mimetype == "text/html"


def test_a_session_that_a_visitor_brought_along_is_not_the_one_that_is_signed_in(client, municipality):
    client.get("/sign-in")
    before = client.get_cookie("session").value
    tried(client, municipality.caseworker.email, PASSWORD)
    assert client.get("/account").status_code == 200
    client.set_cookie("session", before)
    assert client.get("/account").status_code == 303
