"""A newcomer's appointments: when, where, into a calendar, and "I cannot come"."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from reception.access.actor import system
from reception.audit.log import record
from reception.contacts.models import Contact
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import local, now
from reception.messages.models import NewcomerMessage
from reception.messages.terms import Wish
from reception.people.terms import Protection
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in

SECRET = "Hon berättade om sin bror."


def make_time(case, *, days=3, state=ContactState.PLANNED, channel=Channel.VISIT, author=None, **given):
    """An appointment so many days from now, with a summary that is staff's alone."""
    with system("test"):
        contact = Contact(
            case=case, at=now().replace(microsecond=0) + timedelta(days=days), channel=channel, state=state,
            summary=SECRET, author_id=author.id if author else None, logged_at=now(), **given,
        )  # fmt: skip
        db.session.add(contact)
        db.session.flush()
        record("test.time", contact)
        db.session.commit()
    return contact


@pytest.fixture
def english(app, case):
    """Her browser, in English so that tests read our own words."""
    return newcomer_in(app, case, language="en")


def test_an_appointment_says_what_when_where_and_with_whom(municipality, case, hers):
    contact = make_time(
        case, author=municipality.caseworker, place="Kommunhuset, rum 2", interpreter=InterpreterState.PLANNED,
        interpreter_language="so",
    )  # fmt: skip
    page = hers.get("/my/ar/times")
    said = page.words
    assert f"{local(contact.at):%Y-%m-%d}" in said
    assert f"{local(contact.at):%H:%M}" in said
    assert "Kommunhuset, rum 2" in said
    assert "Karin Kase" in said
    assert SECRET not in page.get_data(as_text=True)
    assert len(hers.statements) <= 8


def test_what_was_is_said_kindly_and_what_is_old_is_left_out(case, english):
    make_time(case, days=-3, state=ContactState.NO_SHOW)
    make_time(case, days=-4, state=ContactState.CANCELLED)
    make_time(case, days=-5, state=ContactState.HELD)
    make_time(case, days=-91, state=ContactState.HELD, channel=Channel.HOME_VISIT)
    said = english.get("/my/en/times").words
    assert "We did not meet. You can ask for a new time." in said
    assert "The time was cancelled." in said
    assert "We met." in said
    assert "Home visit" not in said
    assert "Did not come" not in said


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SMS, Channel.LETTER, Channel.PHONE])
def test_what_was_only_noted_is_no_appointment(case, english, channel):
    make_time(case, days=-1, state=ContactState.HELD, channel=channel)
    assert "Earlier times" not in english.get("/my/en/times").words


def test_a_call_that_she_was_invited_to_is_one(case, english):
    make_time(case, days=-1, state=ContactState.HELD, channel=Channel.PHONE, call=CallKind.INVITED)
    assert "We talked." in english.get("/my/en/times").words


def test_somebody_elses_appointment_does_not_exist_for_her(municipality, case, hers):
    other = make_person(name="Bilan Ali", unit=municipality.unit, worker=municipality.caseworker)
    contact = make_time(case_of(other), place="Biblioteket")
    assert "Biblioteket" not in hers.get("/my/ar/times").words
    for address in (f"/my/ar/times/{contact.id}.ics", f"/my/ar/times/{contact.id}/cannot-come"):
        assert hers.get(address).status_code == 404


def test_the_calendar_says_that_there_is_a_meeting_and_no_more(municipality, case, hers):
    contact = make_time(case, author=municipality.caseworker, place="Kvinnojouren", minutes=45)
    answer = hers.get(f"/my/ar/times/{contact.id}.ics")
    assert answer.mimetype == "text/calendar"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    [event] = Calendar.from_ical(answer.get_data()).walk("VEVENT")
    assert event.decoded("dtstart") == contact.at
    assert event.decoded("duration") == timedelta(minutes=45)
    assert str(event["summary"]).startswith("Möte")
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-1)
    text = answer.get_data(as_text=True)
    for secret in ("Kvinnojouren", "Karin", SECRET, "Amina"):
        assert secret not in text
    again = Calendar.from_ical(hers.get(f"/my/ar/times/{contact.id}.ics").get_data()).walk("VEVENT")[0]
    assert again["uid"] == event["uid"]


def test_a_time_that_was_cancelled_goes_in_no_calendar(case, hers):
    contact = make_time(case, state=ContactState.CANCELLED)
    assert hers.get(f"/my/ar/times/{contact.id}.ics").status_code == 404


def test_that_she_cannot_come_is_told_and_the_time_stands(case, english):
    contact = make_time(case)
    answer = english.fill(f"/my/en/times/{contact.id}/cannot-come", text="أنا مريضة 🤒")
    assert answer.status_code == 303
    page = english.get(answer.location)
    assert "We have told your caseworker that you cannot come" in page.words
    assert "We will contact you." in page.words
    [message] = db.session.scalars(db.select(NewcomerMessage).execution_options(permit="test")).all()
    assert (message.wish, message.contact_id, message.text) == (Wish.CANNOT_COME, contact.id, "أنا مريضة 🤒")
    assert message.language == "en"
    db.session.refresh(contact)
    assert contact.state is ContactState.PLANNED


def test_she_need_not_say_why(case, english):
    contact = make_time(case)
    assert english.fill(f"/my/en/times/{contact.id}/cannot-come").status_code == 303


@pytest.mark.parametrize(("days", "asked"), [(1, True), (4, False)])
def test_what_is_soon_is_called_about_as_well(municipality, case, english, days, asked):
    with system("test"):
        municipality.caseworker.phone = "0470-12 34 56"
        record("test.phone")
        db.session.commit()
    contact = make_time(case, days=days)
    page = english.get(f"/my/en/times/{contact.id}/cannot-come")
    assert ("It is soon. Please call us too." in page.words) is asked
    assert bool(page.all("a", href="tel:0470123456")) is asked


def test_a_time_that_is_over_leads_back(case, english):
    contact = make_time(case, days=-1)
    assert english.get(f"/my/en/times/{contact.id}/cannot-come").location == "/my/en/times"


def test_her_own_address_is_no_place_that_her_pages_show(case, english):
    make_time(case, channel=Channel.HOME_VISIT, place="Hemliga gatan 5")
    page = english.get("/my/en/times")
    assert "We come to your home" in page.words
    assert "Hemliga" not in page.words


def test_whose_data_are_protected_reads_of_no_place(app, municipality):
    protected = make_person(
        name="Daryna Test", protection=Protection.MARKING, named=[municipality.caseworker],
        unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    make_time(case_of(protected), place="Kvinnojouren")
    browser = newcomer_in(app, case_of(protected), language="en")
    page = browser.get("/my/en/times")
    assert "Kvinnojouren" not in page.words
    assert "You come to us" in page.words
