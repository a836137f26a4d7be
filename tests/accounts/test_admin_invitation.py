"""An account's owner chooses the password by a link that holds once and for seven days."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine

from reception.accounts import queries
from reception.accounts.models import User
from reception.i18n.formats import now
from tests.clients import StrictClient
from tests.factories.municipality import Municipality

ClientOf = Callable[[User], StrictClient]
GOOD = "bergstopp lavendel kvast"


@pytest.fixture
def admin(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.administrator)


def invited(admin: StrictClient, user: User) -> str:
    """The path of a new link for `user`."""
    answer = admin.post(f"/admin/accounts/{user.id}/invitation")
    assert answer.status_code == 200
    return urlsplit(answer.all("input", id="link")[0].get("value")).path


def test_the_owner_chooses_and_signs_in(municipality: Municipality, admin: StrictClient, client: StrictClient) -> None:
    user = municipality.reader
    path = invited(admin, user)
    answer = client.fill(path, password=GOOD, again=GOOD)
    assert answer.location == "/sign-in"
    assert "Your password is chosen." in client.get("/sign-in").words
    assert client.post("/sign-in", data={"email": user.email, "password": GOOD}).location == "/"
    assert client.get("/account").status_code == 200
    assert (queries.account(user.id).password or "").startswith("$argon2id$")


def test_opening_the_link_uses_nothing_up_and_sending_does(
    municipality: Municipality, admin: StrictClient, client: StrictClient
) -> None:
    path = invited(admin, municipality.reader)
    assert [client.get(path).status_code for _time in range(3)] == [200, 200, 200]
    client.fill(path, password=GOOD, again=GOOD)
    answer = client.get(path)
    assert answer.status_code == 410
    assert "This link has ended" in answer.words
    assert client.post(path, data={"password": GOOD, "again": GOOD}).status_code == 410


def test_a_newer_link_ends_the_older(municipality: Municipality, admin: StrictClient, client: StrictClient) -> None:
    older, newer = invited(admin, municipality.reader), invited(admin, municipality.reader)
    assert client.get(older).status_code == 410
    assert client.get(newer).status_code == 200


def test_a_link_ends_after_seven_days(municipality: Municipality, admin: StrictClient, client: StrictClient) -> None:
    path = invited(admin, municipality.reader)
    with time_machine.travel(now() + timedelta(days=6, hours=23), tick=False):
        assert client.get(path).status_code == 200
    with time_machine.travel(now() + timedelta(days=7, minutes=1), tick=False):
        assert client.get(path).status_code == 410


def test_a_deactivated_account_has_no_link(
    municipality: Municipality, admin: StrictClient, client: StrictClient
) -> None:
    path = invited(admin, municipality.reader)
    admin.post(f"/admin/accounts/{municipality.reader.id}/deactivate")
    assert client.get(path).status_code == 410
    admin.post(f"/admin/accounts/{municipality.reader.id}/invitation")
    assert "The account is deactivated." in admin.get(f"/admin/accounts/{municipality.reader.id}").words
    admin.post(f"/admin/accounts/{municipality.reader.id}/reactivate")
    assert client.get(path).status_code == 410


@pytest.mark.parametrize("token", ["x", "WzEsIngiXQ.awJzfA.dLTdMNBz_g7xOb5Zw6B0KSIiCPY", "....", "%00", "å"])
def test_a_forged_link_leads_nowhere(municipality: Municipality, client: StrictClient, token: str) -> None:
    assert client.get(f"/invitation/{token}").status_code == 410


def test_a_link_leads_to_its_own_account_only(
    municipality: Municipality, admin: StrictClient, client: StrictClient
) -> None:
    path = invited(admin, municipality.reader)
    assert client.get(path).all("input", id="username")[0].get("value") == municipality.reader.email


@pytest.mark.parametrize(
    ("password", "again", "message"),
    [
        ("short", "short", "Use 12 characters or more."),
        ("", "", "Use 12 characters or more."),
        ("lars.lasare.lars", "lars.lasare.lars", "This password is among the first to be guessed."),
        ("a" * 257, "a" * 257, "Use 256 characters at most."),
        (GOOD, GOOD + "t", "The two passwords differ."),
    ],
)
def test_a_weak_or_mistyped_password_is_not_taken(
    municipality: Municipality, admin: StrictClient, client: StrictClient, password: str, again: str, message: str
) -> None:
    path, before = invited(admin, municipality.reader), municipality.reader.password
    answer = client.fill(path, password=password, again=again)
    assert answer.status_code == 200
    assert message in answer.words
    assert GOOD not in answer.get_data(as_text=True)
    assert queries.account(municipality.reader.id).password == before


def test_somebody_who_is_signed_in_does_not_use_it_by_mistake(municipality: Municipality, admin: StrictClient) -> None:
    path = invited(admin, municipality.reader)
    answer = admin.get(path)
    assert answer.status_code == 409
    assert "Sign out first" in answer.words


def test_nobody_invites_themselves(municipality: Municipality, admin: StrictClient) -> None:
    answer = admin.post(f"/admin/accounts/{municipality.administrator.id}/invitation")
    assert "Change your own password under My account." in admin.get(answer.location).words


def test_the_account_is_signed_out_when_the_password_is_chosen(
    municipality: Municipality, admin: StrictClient, client: StrictClient, client_of: ClientOf
) -> None:
    path = invited(admin, municipality.reader)
    browser = client_of(municipality.reader)
    client.fill(path, password=GOOD, again=GOOD)
    assert browser.get("/account").status_code == 303
