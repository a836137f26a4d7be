"""A draft of something that somebody else changed meanwhile: it is given back whole, and meets the choice."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.drafts.models import Draft
from tests.factories.municipality import PASSWORD
from tests.web.editing import _edited_organisation

MONDAY = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
NO_PLACE = "has no place in the form any more"


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to(MONDAY, tick=False)


@pytest.fixture
def address():
    """A form with several texts, which many may change."""
    return _edited_organisation(None)


@pytest.fixture
def browser(client_of, municipality):
    return client_of(municipality.caseworker)


@pytest.fixture
def other(client_of, municipality):
    return client_of(municipality.manager)


@pytest.fixture
def after_the_end(browser, municipality, time_machine):
    """Send a form half an hour too late, sign in again, and come back to its page."""

    def sent(address, values):
        time_machine.move_to(datetime.now(UTC) + timedelta(minutes=31), tick=False)
        answer = browser.post(address, data=values)
        signing_in = browser.get(answer.location)
        data = {**signing_in.form_values("/sign-in"), "email": municipality.caseworker.email, "password": PASSWORD}
        assert browser.post("/sign-in", data=data).location == address
        page = browser.get(address)
        assert "What you wrote is here; nothing is saved yet." in page.words
        assert NO_PLACE not in page.words
        return page

    return sent


def drafts():
    return db.session.scalars(sa.select(Draft)).all()


def test_a_draft_of_an_older_version_meets_the_choice_and_loses_nothing(browser, other, address):
    kept = browser.fill(address, _draft="1", note="Min", phone="08-123 45 67")
    other.fill(address, note="Evas", email="ny@exempelby.example")
    back = browser.get(kept.location)
    assert NO_PLACE not in back.words
    told = browser.post(address, data=back.form_values(address if back.all("form", action=address) else None))
    assert told.status_code == 409
    values = told.form_values()
    assert (values["note"], values["_theirs-note"]) == ("Min", "Evas")
    assert (values["_chosen-phone"], values["_chosen-email"]) == ("mine", "theirs")
    assert len(drafts()) == 1, "nothing is saved yet"
    assert browser.post(address, data={**values, "_chosen-note": "both"}).status_code == 303
    saved = browser.get(address).form_values()
    assert (saved["note"], saved["phone"]) == ("Evas\n\nMin", "08-123 45 67")
    assert saved["email"] == "ny@exempelby.example"
    assert drafts() == []


def choice(browser, other, address, **mine):
    """The page of a choice."""
    late = {**browser.get(address).form_values(), **mine}
    other.fill(address, note="Evas", phone="08-765 43 21")
    page = browser.post(address, data=late)
    assert page.status_code == 409
    return page.form_values()


def test_a_choice_that_meets_the_end_of_the_session_is_given_back_as_it_was_made(
    browser, other, address, after_the_end
):
    asked = choice(browser, other, address, note="Min", phone="08-123 45 67")
    made = {"_chosen-note": "both", "_both-note": "Evas och min", "_chosen-phone": "theirs"}
    page = after_the_end(address, {**asked, **made})
    values = page.form_values()
    assert (values["note"], values["phone"]) == ("Evas och min", "08-765 43 21")
    assert browser.post(address, data=values).status_code == 303
    assert browser.get(address).form_values()["note"] == "Evas och min"
    assert drafts() == []


def test_a_choice_that_was_not_finished_is_asked_for_again_with_all_that_was_written(
    browser, other, address, after_the_end
):
    asked = choice(browser, other, address, note="Min", phone="08-123 45 67")
    page = after_the_end(address, {**asked, "_both-note": "Evas, min och mer"})
    values = page.form_values()
    assert (values["note"], values["phone"]) == ("Evas, min och mer", "08-123 45 67")
    told = browser.post(address, data=values)
    assert told.status_code == 409
    again = told.form_values()
    assert (again["note"], again["_theirs-note"]) == ("Evas, min och mer", "Evas")
    assert (again["phone"], again["_theirs-phone"]) == ("08-123 45 67", "08-765 43 21")
