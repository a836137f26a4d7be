"""A session ends by sign-out, by rest, by age, and when password or duties change; then it is dead at once."""

from datetime import UTC, date, datetime, timedelta

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts import operations
from reception.accounts.models import Submission, User
from reception.db.session import db
from reception.drafts.models import Draft
from tests.clients import StrictClient
from tests.factories.municipality import PASSWORD

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
NEW_PASSWORD = "sju gula cyklar i dimman"
SETTINGS = {"language": "en", "theme": "dark", "shortcuts": "y"}


def is_open(browser):
    """Whether the browser is still signed in."""
    return browser.get("/account").status_code == 200


def cookie_of(browser):
    """The browser's session cookie."""
    return browser.get_cookie("session").value


def with_cookie(app, value):
    """Another browser that holds a copied cookie."""
    thief = StrictClient(app)
    thief.set_cookie("session", value)
    return thief


def test_a_session_ends_after_half_an_hour_of_rest(client_of, municipality, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    browser = client_of(municipality.caseworker)
    time_machine.move_to(MONDAY + timedelta(minutes=29), tick=False)
    assert is_open(browser)
    time_machine.move_to(MONDAY + timedelta(minutes=58), tick=False)
    assert is_open(browser)
    time_machine.move_to(MONDAY + timedelta(minutes=89), tick=False)
    assert not is_open(browser)


def test_a_session_ends_after_ten_hours_however_busy(client_of, municipality, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    browser = client_of(municipality.caseworker)
    for minutes in range(20, 600, 20):
        time_machine.move_to(MONDAY + timedelta(minutes=minutes), tick=False)
        assert is_open(browser), minutes
    time_machine.move_to(MONDAY + timedelta(hours=10, seconds=1), tick=False)
    assert not is_open(browser)


def test_an_old_cookie_opens_nothing_after_sign_out(app, client_of, municipality):
    browser = client_of(municipality.caseworker)
    assert is_open(browser)
    copied = cookie_of(browser)
    browser.post("/sign-out")
    assert not is_open(with_cookie(app, copied))


def test_an_old_cookie_opens_nothing_after_rest(app, client_of, municipality, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    copied = cookie_of(client_of(municipality.caseworker))
    time_machine.move_to(MONDAY + timedelta(minutes=31), tick=False)
    assert not is_open(with_cookie(app, copied))


def test_a_cookie_signed_with_another_key_opens_nothing(app, client_of, municipality):
    value = cookie_of(client_of(municipality.caseworker))
    payload, moment, mark = value.rsplit(".", 2)
    assert not is_open(with_cookie(app, f"{payload}.{moment}.{mark[::-1]}"))


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(client_of, municipality):
    here, elsewhere = client_of(municipality.caseworker), client_of(municipality.caseworker)
    answer = here.fill(
        "/account/password", password=PASSWORD, new_password=NEW_PASSWORD, new_password_confirm=NEW_PASSWORD
    )
    assert answer.status_code in {302, 303}, answer.words
    assert is_open(here)
    assert not is_open(elsewhere)


def test_the_old_password_is_needed_for_a_new_one(client_of, municipality):
    browser = client_of(municipality.caseworker)
    answer = browser.fill(
        "/account/password", password="helt fel lösenord", new_password=NEW_PASSWORD, new_password_confirm=NEW_PASSWORD
    )
    assert answer.status_code in {200, 400}
    assert "The password is wrong." in answer.words


def test_a_password_that_is_guessed_first_is_refused(client_of, municipality):
    browser = client_of(municipality.caseworker)
    for weak in ("lösenord1234", "kort", "exempelby2026", "aaaaaaaaaaaaaaaa"):
        answer = browser.fill("/account/password", password=PASSWORD, new_password=weak, new_password_confirm=weak)
        assert answer.status_code == 200, weak
        assert is_open(browser)


def test_a_new_duty_ends_the_sessions_and_holds_at_the_next_sign_in(client_of, municipality):
    browser = client_of(municipality.reader)
    with system("test"):
        operations.give_duty(
            municipality.reader,
            role=Role.CASEWORKER,
            unit=municipality.unit,
            starts_on=date(2020, 1, 1),
            ends_on=None,
            given_by=municipality.administrator.id,
        )
    assert not is_open(browser)
    assert is_open(client_of(municipality.reader))


def test_an_ended_duty_ends_the_sessions(client_of, municipality):
    browser = client_of(municipality.caseworker)
    with system("test"):
        operations.end_duty(municipality.caseworker.duties[0], ended_by=municipality.administrator.id)
    assert not is_open(browser)


def test_a_closed_account_is_out_at_once(client_of, municipality):
    browser = client_of(municipality.caseworker)
    with system("test"):
        operations.deactivate(municipality.caseworker)
    assert not is_open(browser)


def test_a_duty_ends_with_its_last_day(client_of, municipality, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    municipality.caseworker.duties[0].ends_on = date(2026, 11, 23)
    assert client_of(municipality.caseworker).get("/help/shortcuts").status_code == 200
    browser = client_of(municipality.caseworker)
    assert is_open(browser)
    time_machine.move_to(datetime(2026, 11, 24, 0, 1, tzinfo=UTC), tick=False)
    assert client_of(municipality.caseworker).get("/account").status_code == 403


def test_what_was_typed_when_the_session_ended_is_given_back_after_sign_in(client_of, municipality, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    browser = client_of(municipality.caseworker)
    token = browser.get("/account").form_values()["csrf_token"]
    time_machine.move_to(MONDAY + timedelta(minutes=31), tick=False)
    answer = browser.post("/account", data={**SETTINGS, "csrf_token": token})
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?next=%2Faccount")
    assert db.session.get_one(User, municipality.caseworker.id).theme == "system"
    page = browser.get(answer.location)
    back = browser.post(
        "/sign-in",
        data={**page.form_values("/sign-in"), "email": municipality.caseworker.email, "password": PASSWORD},
    )
    assert back.location == "/account"
    given_back = browser.get("/account")
    assert "nothing is saved yet" in given_back.words
    assert given_back.form_values()["theme"] == "dark"
    browser.post("/account", data=given_back.form_values())
    assert db.session.get_one(User, municipality.caseworker.id).theme == "dark"
    assert db.session.query(Draft).count() == 0


def test_what_somebody_typed_is_given_back_to_nobody_else(client_of, municipality, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    browser = client_of(municipality.caseworker)
    token = browser.get("/account").form_values()["csrf_token"]
    time_machine.move_to(MONDAY + timedelta(minutes=31), tick=False)
    page = browser.get(browser.post("/account", data={**SETTINGS, "csrf_token": token}).location)
    browser.post(
        "/sign-in",
        data={**page.form_values("/sign-in"), "email": municipality.caseworker2.email, "password": PASSWORD},
    )
    assert browser.get("/account").form_values()["theme"] == "system"


def test_what_was_typed_is_unreadable_in_the_database(client_of, municipality, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    browser = client_of(municipality.caseworker)
    token = browser.get("/account").form_values()["csrf_token"]
    time_machine.move_to(MONDAY + timedelta(minutes=31), tick=False)
    browser.post("/account", data={**SETTINGS, "phrase": "kanariefågel", "csrf_token": token})
    stored = db.session.connection().exec_driver_sql("SELECT body FROM draft").scalar_one()
    assert b"kanarief" not in bytes(stored)


def test_a_form_sent_twice_is_taken_once_and_answered_alike(client_of, municipality):
    browser = client_of(municipality.caseworker)
    data = {**browser.get("/account").form_values(), "_submission": "one-form-sent-twice"}
    first = browser.post("/account", data={**data, "theme": "dark"})
    second = browser.post("/account", data={**data, "theme": "light"})
    assert (first.status_code, first.location) == (second.status_code, second.location)
    assert db.session.get_one(User, municipality.caseworker.id).theme == "dark"
    assert db.session.query(Submission).count() == 1


def test_a_form_that_was_refused_may_be_sent_again(client_of, municipality):
    browser = client_of(municipality.caseworker)
    data = {**browser.get("/account").form_values(), "_submission": "refused-first"}
    assert browser.post("/account", data={**data, "theme": "striped"}).status_code == 200
    assert browser.post("/account", data={**data, "theme": "dark"}).status_code == 303
    assert db.session.get_one(User, municipality.caseworker.id).theme == "dark"
