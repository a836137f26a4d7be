"""The page asks how long the session lasts; to be asked is no sign of life, to answer is."""

from datetime import UTC, datetime, timedelta

import pytest

from reception.accounts.models import StaffSession
from reception.db.session import db

MONDAY = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
JSON = {"Accept": "application/json"}


@pytest.fixture
def after(time_machine):
    """`after(minutes=29)`: so long since Monday began."""

    def move(**passed):
        time_machine.move_to(MONDAY + timedelta(**passed), tick=False)

    move()
    return move


def told(browser):
    return browser.get("/session", headers=JSON)


def end_on(page):
    """What the page itself says of the end."""
    [dialog] = page.all("dialog", id="session-end")
    return int(dialog.get("data-left"))


def test_a_page_says_how_long_the_session_lasts_and_asks_nobody_for_it(after, client_of, municipality):
    browser = client_of(municipality.caseworker)
    assert end_on(browser.get("/help/shortcuts")) == 30 * 60
    statements = len(browser.statements)
    after(seconds=30)
    assert end_on(browser.get("/help/shortcuts")) == 29 * 60 + 30  # activity is noted once a minute
    assert len(browser.statements) == statements
    after(minutes=10)
    assert end_on(browser.get("/help/shortcuts")) == 30 * 60


def test_to_be_asked_is_no_sign_of_life(after, client_of, municipality):
    browser = client_of(municipality.caseworker)
    for minutes in (10, 20, 29):
        after(minutes=minutes)
        assert told(browser).json["left"] == (30 - minutes) * 60
    after(minutes=30)
    answer = told(browser)
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=%2Fsession")
    assert db.session.query(StaffSession).one().seen_at == MONDAY


def test_what_a_page_fetches_by_itself_is_none_either(after, client_of, municipality):
    browser = client_of(municipality.caseworker)
    after(minutes=25)
    assert browser.get("/static/any/site.css").status_code == 200
    assert db.session.query(StaffSession).one().seen_at == MONDAY


def test_to_stay_is_one(after, client_of, municipality):
    browser = client_of(municipality.caseworker)
    browser.get("/help/shortcuts")
    after(minutes=26)
    answer = told(browser).json
    assert answer["extendable"]
    assert answer["text"].startswith("You will be signed out at 11:12 because nothing has happened for a while.")
    assert browser.post("/session/stay", headers=JSON).json["left"] == 30 * 60
    after(minutes=55)
    assert told(browser).status_code == 200


def test_a_draft_that_is_kept_is_a_sign_of_life(after, worker, amina):
    after(minutes=20)
    worker.post(f"{amina.path}/contacts/new", data={"summary": "Text", "_draft": "1"}, headers=JSON)
    after(minutes=49)
    assert told(worker).status_code == 200


def test_ten_hours_are_not_put_off(after, client_of, municipality):
    browser = client_of(municipality.caseworker)
    for minutes in range(25, 600, 25):
        after(minutes=minutes)
        browser.get("/help/shortcuts")
    after(minutes=596)
    answer = told(browser).json
    assert (answer["left"], answer["extendable"]) == (240, False)
    assert "because you have been signed in for ten hours" in answer["text"]
    assert browser.post("/session/stay", headers=JSON).json["left"] == 240


def test_to_stay_needs_the_token(after, client_of, municipality):
    browser = client_of(municipality.caseworker)
    browser.lenient = True
    assert browser.post("/session/stay", data={"csrf_token": "wrong"}).status_code == 400


def test_nobody_has_no_session(client):
    assert told(client).status_code == 303
    assert "session-end" not in client.get("/help/privacy").get_data(as_text=True)
