"""What newcomers wrote is read, answered and handled by those who work with them."""

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.models import AuditEvent
from reception.cases.queries import left_open
from reception.db.session import db
from reception.messages.queries.packet import packet_lines
from reception.messages.terms import Wish
from reception.people.terms import Protection
from tests.factories.messages import make_message
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in
from tests.portal.test_times import make_time

WORDS = "اسمي مكتوب خطأ 🙏"
REPLY = "Vi har rättat ditt namn."


@pytest.fixture
def message(case):
    return make_message(case, WORDS, days_ago=2)


def address(person, message, more=""):
    return f"/people/{person.number}/messages/{message.id}{more}"


def test_what_waits_stands_with_her_words_and_her_language(browser, person, message):
    page = browser.get(f"/people/{person.number}/messages")
    assert WORDS in page.words
    assert "Arabic" in page.words
    assert "My name or my numbers" in page.words
    [said] = [one for one in page.all("p", class_="said") if WORDS in "".join(one.itertext())]
    assert said.get("dir") == "auto"


def test_an_answer_is_read_by_her_and_marks_it_as_handled(app, case, browser, person, message):
    answer = browser.fill(address(person, message), reply=REPLY)
    assert answer.status_code == 303
    assert "Karin Kase" in browser.get(f"/people/{person.number}/messages").words
    assert REPLY in newcomer_in(app, case, language="en").get("/my/en/messages").words


def test_it_may_be_handled_without_an_answer(app, case, browser, person, message):
    browser.fill(address(person, message))
    db.session.refresh(message)
    assert message.handled_at is not None
    assert message.reply is None
    assert "We read it on" in newcomer_in(app, case, language="en").get("/my/en/messages").words


def test_what_was_handled_too_early_waits_again_and_keeps_its_answer(app, case, browser, person, message):
    browser.fill(address(person, message), reply=REPLY)
    page = browser.get(f"/people/{person.number}/messages")
    undo = address(person, message, "/take-up-again")
    assert browser.post(undo, data=page.form_values(undo)).status_code == 303
    assert browser.get(address(person, message)).form_values()["reply"].strip() == REPLY
    assert REPLY not in newcomer_in(app, case, language="en").get("/my/en/messages").words


@pytest.mark.parametrize("first", [REPLY, ""])
def test_of_two_who_answer_the_second_sees_the_first_and_loses_nothing(
    municipality, client_of, browser, person, message, first
):
    other = client_of(municipality.caseworker2)
    typed = other.get(address(person, message)).form_values()
    browser.fill(address(person, message), reply=first)
    page = other.post(address(person, message), data={**typed, "reply": "Ring mig."})
    assert page.status_code == 409
    assert first in page.words
    assert "Ring mig." in page.words
    assert "It is not saved." in page.words
    db.session.refresh(message)
    assert message.reply == (first or None)


def test_a_message_that_was_handled_has_no_form(browser, person, message):
    browser.fill(address(person, message), reply=REPLY)
    page = browser.get(address(person, message))
    assert "This message has been handled." in page.words
    assert not page.all("textarea")


def test_the_log_knows_who_handled_it_and_not_what_was_written(browser, person, message):
    browser.fill(address(person, message), reply=REPLY)
    query = sa.select(AuditEvent).where(AuditEvent.action == "newcomer-message.handled")
    [event] = db.session.scalars(query).all()
    assert event.people == f" {person.id} "
    assert event.details == {"replied": True}


def test_too_long_an_answer_stays_in_its_field(browser, person, message):
    page = browser.fill(address(person, message), reply="x" * 2001)
    assert page.status_code == 200
    assert "Shorten this to 2000 characters" in page.words


def test_the_appointment_that_she_cannot_come_to_is_a_link_away(browser, case, person):
    contact = make_time(case)
    make_message(case, "", wish=Wish.CANNOT_COME, about=None, contact_id=contact.id)
    page = browser.get(f"/people/{person.number}/messages")
    assert page.all("a", href=f"/cases/{case.number}/contacts/{contact.id}/settle")
    assert "No words were written." in page.words


def test_another_unit_reaches_nothing(municipality, client_of, person, message):
    other = client_of(municipality.other_unit_caseworker)
    assert other.get(f"/people/{person.number}/messages").status_code == 404
    assert other.get(address(person, message)).status_code == 404
    assert "Amina" not in other.get("/messages").words


def test_a_message_of_somebody_else_is_none_of_hers(municipality, browser, message):
    other = make_person(name="Bilan Ali", unit=municipality.unit, worker=municipality.caseworker)
    assert browser.get(address(other, message)).status_code == 404


def test_what_waits_in_the_unit_stands_by_own_cases_and_then_by_wait(municipality, browser, message):
    colleagues = make_person(name="Bilan Ali", unit=municipality.unit, worker=municipality.caseworker2)
    nobodys = make_person(name="Cawo Nuur", unit=municipality.unit)
    make_message(case_of(colleagues), days_ago=9)
    make_message(case_of(nobodys), days_ago=5)
    said = browser.get("/messages").words
    assert said.index("Amina Yusuf") < said.index("Bilan Ali") < said.index("Cawo Nuur")
    assert "Kent Kollega" in said
    assert WORDS not in said


def test_a_protected_person_stands_by_number(municipality, browser):
    known = make_person(
        name="Daryna Test", protection=Protection.MARKING, named=[municipality.caseworker],
        unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    make_message(case_of(known))
    for page in ("/messages", "/", "/my-day/written"):
        said = browser.get(page).words
        assert known.number in said
        assert "Daryna" not in said


def test_my_day_tells_of_ones_own_cases_alone(municipality, browser, client_of, message):
    assert "From newcomers" in browser.get("/").words
    assert "Amina Yusuf" in browser.get("/my-day/written").words
    colleague = client_of(municipality.caseworker2)
    assert "From newcomers" not in colleague.get("/").words
    assert "Amina Yusuf" not in colleague.get("/my-day/written").words


def test_what_was_handled_is_on_no_day(browser, person, message):
    browser.fill(address(person, message))
    assert "From newcomers" not in browser.get("/").words
    assert "Nothing is waiting" in browser.get("/messages").words


def test_her_page_says_that_something_waits(browser, case, person, message):
    make_message(case, "Och en fråga till.")
    page = browser.get(f"/people/{person.number}")
    assert "2 messages wait for an answer" in page.words
    assert page.all("a", href=f"/people/{person.number}/messages")


def test_the_timeline_tells_that_she_wrote_and_that_it_was_handled(browser, person, message):
    browser.fill(address(person, message))
    page = browser.get(f"/people/{person.number}/timeline?kind=written")
    assert "Written from My plan: Something is wrong" in page.words
    assert "Handled: Something is wrong" in page.words
    assert WORDS not in page.words


def test_a_case_that_is_closed_leaves_what_waits_open(case, message):
    with system("test"):
        assert [one.values["message_id"] for one in left_open(case) if "message_id" in one.values] == [message.id]


def test_whoever_takes_the_case_over_is_told_how_many_wait(browser, case, person, message):
    make_message(case, "Och en fråga till.")
    with system("test"):
        [line] = packet_lines(case)
    assert dict(line.parts[0].values) == {"count": "2"}
    browser.fill(address(person, message))
    with system("test"):
        assert len(packet_lines(case)) == 1


def test_the_queries_do_not_grow_with_the_messages(browser, case, person):
    counts = []
    for _round in range(2):
        for number in range(2 if not counts else 25):
            make_message(case, f"{number}", days_ago=number)
        browser.get("/messages")
        first = len(browser.statements)
        browser.get(f"/people/{person.number}/messages")
        counts.append((first, len(browser.statements)))
    assert counts[0] == counts[1]
