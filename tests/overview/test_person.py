"""The page of a person: the file for those with a case, who it is for others, nothing for those who may not know."""

import random
from datetime import date, datetime, time

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases import operations as cases
from reception.contacts.terms import ContactState
from reception.db.session import db
from reception.i18n.formats import at_local
from reception.people.models import ContactDetail, KeyDate, PermitGround, PersonLanguage, RegistrationDraft
from reception.people.terms import ContactKind, Ground, KeyDateKind, Protection
from reception.web import short_number
from tests.factories.people import make_case, make_person
from tests.overview.making import (
    case_of,
    day,
    make_appointment,
    make_contact,
    make_organisation,
    make_question,
    make_task,
)

OTHERS = ("other_unit_caseworker", "other_board_caseworker")


@pytest.fixture
def amina(municipality):
    return make_person(
        name="Amina Yusuf", own_script="أمينة يوسف", number="199005170015", phone="070-174 06 33",
        unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def page_of(browser, person):
    return browser.get(f"/people/{person.number}")


def add(*rows):
    with system("test"):
        db.session.add_all(rows)
        record("test.added")
        db.session.commit()


def at(days, clock=time(10)):
    return at_local(datetime.combine(day(days), clock))


def test_the_head_says_what_one_must_know_before_calling(municipality, browser, amina):
    add(
        PersonLanguage(person_id=amina.id, language="so"),
        PersonLanguage(person_id=amina.id, language="ar"),
        KeyDate(person_id=amina.id, kind=KeyDateKind.RECEIVED, on_day=date(2026, 3, 4)),
    )
    answer = page_of(browser, amina)
    assert answer.heading == "Amina Yusuf أمينة يوسف"
    for text in (
        "Somali and Arabic",
        "1990-05-17",
        "070-174 06 33",
        "2026-03-04",
        municipality.caseworker.name,
        case_of(amina).number,
    ):
        assert text in answer.words


TABS = ("path", "plan", "timeline", "home", "studies", "household", "documents", "sharing", "details")


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_has_the_same_top_and_logs_with_the_same_person(municipality, browser, amina, tab):
    """From whatever page one writes a contact down, it is about the person whose page it is."""
    number = case_of(amina).number
    first, page = page_of(browser, amina), browser.get(f"/people/{amina.number}/{tab}")
    assert page.heading.endswith(", Amina Yusuf")
    for answer in (first, page):
        [log] = [link for link in answer.all("a") if "btn-primary" in link.get("class", "").split()]
        assert log.get("href") == f"/cases/{number}/contacts/new"
        facts = " ".join(answer.all("dl")[0].itertext())
        assert all(text in facts for text in (amina.number, "1990-05-17", municipality.caseworker.name, number))
        assert {f"/cases/{number}/close", f"/cases/{number}/appointments/new"} <= {
            a.get("href") for a in answer.all("a")
        }


@pytest.mark.parametrize("tab", TABS)
def test_nothing_is_logged_from_the_tabs_of_a_closed_case(browser, amina, tab):
    with system("test"):
        cases.close_case(case_of(amina), on=day(0))
        db.session.commit()
    page = browser.get(f"/people/{amina.number}/{tab}")
    assert not [link for link in page.all("a") if (link.get("href") or "").endswith("contacts/new")]


def test_the_next_step_is_the_nearest_or_most_overdue(browser, amina):
    make_task(amina, "Later task", day(9))
    make_appointment(amina, 2, "Room 7")
    make_task(amina, "Undated task", None)
    words = page_of(browser, amina).words
    assert words.index("Next step") < words.index("Room 7") < words.index("Later task") < words.index("Undated task")
    make_task(amina, "Late task", day(-3))
    words = page_of(browser, amina).words
    assert words.index("Late task 3 days late") < words.index("Room 7")


def test_an_appointment_that_has_passed_waits_to_be_settled(browser, amina):
    make_appointment(amina, -2, "Room 7")
    assert "not settled yet" in page_of(browser, amina).words


def test_the_latest_contacts_stand_newest_first(municipality, browser, amina):
    for days in (9, 2, 5, 7):
        make_contact(amina, at(-days), summary=f"Said {days} days ago", author=municipality.caseworker2)
    make_contact(amina, at(-1), summary="Cancelled", state=ContactState.CANCELLED)
    make_contact(amina, at(-1), summary="A slip", withdrawn_at=at(0))
    words = page_of(browser, amina).words
    places = [words.index(f"Said {days} days ago") for days in (2, 5, 7)]
    assert places == sorted(places)
    for text in ("Said 9 days ago", "Cancelled", "A slip"):
        assert text not in words
    assert municipality.caseworker2.name in words


def test_around_the_person_stand_permits_questions_and_earlier_workers(municipality, browser, amina, acting):
    add(PermitGround(person_id=amina.id, ground=Ground.REFUGEE, ends_on=day(90)))
    make_question(amina, make_organisation("Migrationsverket"), 11, text="When is the decision?")
    with acting(municipality.manager):
        cases.assign(case_of(amina), municipality.caseworker2.id, day(0))
        db.session.commit()
    words = page_of(browser, amina).words
    for text in (
        day(90).isoformat(),
        "Refugee",
        "Migrationsverket",
        "When is the decision?",
        "11 days",
        "Earlier caseworker",
    ):
        assert text in words


def test_logging_a_contact_is_the_first_thing_and_for_this_case(browser, amina):
    (first,) = [link for link in page_of(browser, amina).all("a") if link.get("aria-keyshortcuts") == "c"]
    assert first.get("href") == f"/cases/{case_of(amina).number}/contacts/new"


def test_the_manager_may_give_the_case_to_somebody(municipality, browser, client_of, amina):
    href = f"/cases/{case_of(amina).number}/assign"
    assert not page_of(browser, amina).all("a", href=href)
    assert page_of(client_of(municipality.manager), amina).all("a", href=href)


def test_a_closed_case_is_read_and_nothing_is_logged_in_it(municipality, browser):
    person = make_person(name="Bilal")
    make_case(person, unit=municipality.unit, closed_on=date(2026, 6, 1))
    answer = page_of(browser, person)
    assert "2026-06-01" in answer.words
    assert not [link for link in answer.all("a") if link.get("aria-keyshortcuts") == "c"]


def test_a_protected_person_has_a_banner_and_no_contact_details(municipality, browser, client_of):
    known = make_person(
        name="Daryna Koval", phone="070-174 06 33", unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker],
    )  # fmt: skip
    words = page_of(browser, known).words
    assert "Daryna Koval" in words
    assert "Confidentiality marking" in words
    assert "174" not in words
    for other in (municipality.caseworker2, municipality.manager, municipality.other_unit_caseworker):
        assert page_of(client_of(other), known).status_code == 404


@pytest.mark.parametrize("who", OTHERS)
def test_others_see_who_it_is_and_nothing_of_the_file(municipality, client_of, amina, who):
    make_task(amina, "Ring the preschool", day(0))
    make_contact(amina, at(-1), summary="Said something")
    answer = page_of(client_of(getattr(municipality, who)), amina)
    for text in ("Amina Yusuf", "أمينة يوسف", "1990-05-17", "19900517-0015", amina.number):
        assert text in answer.words
    for text in ("Ring the preschool", "Said something", "070", case_of(amina).number):
        assert text not in answer.words


def test_whose_case_it_is_stays_in_the_board(municipality, client_of, amina):
    same_board = page_of(client_of(municipality.other_unit_caseworker), amina).words
    other_board = page_of(client_of(municipality.other_board_caseworker), amina).words
    assert "Karin Kase, Integrationsenheten" in same_board
    assert "Open a case in my unit" not in same_board
    assert "Integrationsenheten" not in other_board
    assert "Karin Kase" not in other_board


def test_somebody_registered_without_a_case_can_have_one_opened(municipality, browser):
    person = make_person(name="Ny Person")
    assert page_of(browser, person).all("a", href=f"/people/{person.number}/cases/new")
    answer = browser.fill(f"/people/{person.number}/cases/new", opened_on=day(0).isoformat())
    assert answer.location == f"/people/{person.number}"
    words = page_of(browser, person).words
    assert "Nothing is planned" in words
    assert municipality.caseworker.name in words
    assert browser.get(f"/people/{person.number}/cases/new").status_code == 404


def test_a_case_of_another_unit_of_the_board_is_not_passed_by(municipality, client_of, amina):
    path = f"/people/{amina.number}/cases/new"
    assert client_of(municipality.other_unit_caseworker).get(path).status_code == 404
    assert client_of(municipality.other_unit_caseworker).post(path, data={"opened_on": "today"}).status_code == 404
    assert client_of(municipality.other_board_caseworker).get(path).status_code == 200


@pytest.mark.parametrize("opened_on", ["", "yesterdayish", "2199-01-01"])
def test_a_day_that_cannot_be_opens_no_case(browser, opened_on):
    person = make_person(name="Ny Person")
    answer = browser.fill(f"/people/{person.number}/cases/new", opened_on=opened_on)
    assert answer.status_code == 200
    assert answer.all("p", class_="field-error")


def test_nobody_opens_a_case_about_somebody_hidden(municipality, browser):
    hidden = make_person(name="Daryna Koval", protection=Protection.MARKING, named=[municipality.manager])
    path = f"/people/{hidden.number}/cases/new"
    assert (
        browser.get(path).status_code == browser.post(path, data={"opened_on": day(0).isoformat()}).status_code == 404
    )


def test_a_registration_that_waits_says_nothing_of_what_it_met(municipality, client_of, browser):
    hidden = make_person(
        name="Daryna Koval",
        unit=municipality.other_unit,
        protection=Protection.MARKING,
        named=[municipality.other_unit_manager],
    )
    draft = RegistrationDraft(
        number=short_number.make(random.SystemRandom()), facts="{}", shown_name="Daryna Koval", made_at=at(0),
        met_person_id=hidden.id, unit_id=municipality.unit.id, made_by_id=municipality.caseworker.id,
    )  # fmt: skip
    add(draft)
    answer = browser.get(f"/people/{draft.number}")
    assert answer.status_code == 200
    assert "Koval" not in answer.words
    assert hidden.number not in answer.words
    assert client_of(municipality.caseworker2).get(f"/people/{draft.number}").status_code == 404


def test_the_queries_do_not_grow_with_the_file(municipality, browser, amina):
    authority = make_organisation("Migrationsverket")
    counts = []
    for many in (2, 30):
        for number in range(many):
            make_task(amina, f"Task {number}", day(number))
            make_contact(amina, at(-number - 1), summary="Said", author=municipality.caseworker2)
            make_appointment(amina, number + 1, "Room 7")
            make_question(amina, authority, number, author=municipality.caseworker2)
            add(ContactDetail(person_id=amina.id, kind=ContactKind.PHONE, plain=f"070-174 06 {number:02}"))
        page_of(browser, amina)
        counts.append(len(browser.statements))
    assert counts[0] == counts[1] <= 12
