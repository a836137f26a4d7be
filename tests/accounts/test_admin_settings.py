"""One's own account: settings, password, duties, sessions."""

from collections.abc import Callable

import pytest

from reception.accounts import queries
from reception.accounts.models import StaffSession, User
from reception.db.session import db
from tests.clients import StrictClient
from tests.factories.municipality import PASSWORD, Municipality

ClientOf = Callable[[User], StrictClient]
NEW = "bergstopp lavendel kvast"


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.statistician)


def test_settings_are_chosen_and_act_at_once(municipality: Municipality, browser: StrictClient) -> None:
    assert browser.fill("/account", language="sv", theme="dark", shortcuts=None).location == "/account"
    user = queries.account(municipality.statistician.id)
    assert (user.language, user.theme, user.shortcuts) == ("sv", "dark", False)
    page = browser.get("/account").page
    assert (page.get("lang"), page.get("data-theme"), page.get("data-shortcuts")) == ("sv", "dark", "off")


def test_a_language_or_colour_that_is_not_offered_gets_a_message(browser: StrictClient) -> None:
    answer = browser.fill("/account", language="xx", theme="pink")
    assert answer.status_code == 200
    assert "Choose colours." in answer.words
    assert "Choose a language." in answer.words


def test_ones_own_duties_are_listed(browser: StrictClient) -> None:
    words = browser.get("/account").words
    assert "Statistician" in words
    assert "Arbetsmarknadsnämnden › Integrationsenheten" in words


def test_ones_own_other_sessions_are_ended(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    other = client_of(municipality.statistician)
    latest = db.session.query(StaffSession).order_by(StaffSession.id.desc()).first()
    assert latest is not None
    assert browser.post(f"/account/sessions/{latest.id}/end").location == "/account"
    assert other.get("/account").status_code == 303
    assert browser.get("/account").status_code == 200


def test_somebody_elses_session_is_not_found(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    client_of(municipality.caseworker)
    theirs = db.session.query(StaffSession).filter_by(user_id=municipality.caseworker.id).one().id
    assert browser.post(f"/account/sessions/{theirs}/end").status_code == 404


def test_the_password_is_changed_and_other_browsers_are_signed_out(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    other = client_of(municipality.statistician)
    answer = browser.fill("/account/password", password=PASSWORD, new_password=NEW, new_password_confirm=NEW)
    assert answer.location == "/account"
    assert "Your password is changed." in browser.get("/account").words
    assert other.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "again", "message"),
    [
        ("wrong wrong wrong", NEW, NEW, "The password is wrong."),
        ("", NEW, NEW, "Write your password."),
        (PASSWORD, "", "", "Write your password."),
        (PASSWORD, NEW, NEW + "t", "The two passwords differ."),
        (PASSWORD, "kort", "kort", "Use 12 characters or more."),
        (PASSWORD, "password12345", "password12345", "among the first to be guessed"),
        (PASSWORD, PASSWORD, PASSWORD, "Choose another password"),
    ],
)
def test_a_password_that_cannot_be_changed_says_why(
    browser: StrictClient, old: str, new: str, again: str, message: str
) -> None:
    answer = browser.fill("/account/password", password=old, new_password=new, new_password_confirm=again)
    assert answer.status_code == 200
    assert message in answer.words
    assert PASSWORD not in answer.get_data(as_text=True)
