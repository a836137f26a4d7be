"""What a unit has with Arbetsförmedlingen about a person: meetings, contacts, and questions with the days they wait."""

from collections.abc import Callable
from datetime import datetime, time

import pytest

from reception.access.actor import system
from reception.accounts.models import User
from reception.contacts.models import Contact, Question
from reception.contacts.terms import Channel, ContactState, QuestionKind, QuestionState
from reception.i18n.formats import at_local, now
from reception.organisations.models import Organisation
from reception.organisations.operations import seed_authorities
from reception.organisations.queries import employment_services
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.work.desk import asked, case_of, day, kept, make_authority, rows_of

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def service() -> Organisation:
    return make_authority()


def at(person: Person) -> str:
    return f"/people/{person.number}/work/desk"


def met(
    person: Person, whom: Organisation | None, days: int, state: ContactState = ContactState.HELD, **facts: object
) -> Contact:
    """A contact on the person's case, so many days from today."""
    values = {"channel": Channel.MEETING, "summary": f"Note of {days}", **facts}
    row: Contact = kept(
        Contact(
            case_id=case_of(person).id, at=at_local(datetime.combine(day(days), time(10))), state=state,
            organisation_id=whom.id if whom else None, logged_at=now(), **values,
        )
    )  # fmt: skip
    return row


def test_contacts_with_the_authority_stand_there_and_no_others(
    browser: StrictClient, person: Person, service: Organisation
) -> None:
    other = make_authority("Migrationsverket")
    met(person, service, -40)
    met(person, service, -3, channel=Channel.PHONE)
    met(person, other, -5)
    met(person, None, -6)
    met(person, service, -7, withdrawn_at=now())
    words = browser.get(at(person)).words
    assert "Note of -40" in words
    assert "Note of -3" in words
    for left_out in ("Note of -5", "Note of -6", "Note of -7"):
        assert left_out not in words
    assert f"Latest meeting face to face: {day(-40)}" in words


def test_offices_of_the_authority_count_and_names_that_only_begin_alike_do_not(
    browser: StrictClient, person: Person
) -> None:
    office = make_authority("Arbetsförmedlingen Nordby")
    union = make_authority("Arbetsförmedlingens fack")
    school = make_authority("Arbetsförmedlingen Skola")
    school.kind = OrganisationKind.SCHOOL
    kept(school)
    met(person, office, -3)
    met(person, union, -4)
    met(person, school, -5)
    words = browser.get(at(person)).words
    assert "Note of -3" in words
    assert "Note of -4" not in words
    assert "Note of -5" not in words


def test_the_authority_that_is_seeded_is_found(municipality: Municipality) -> None:
    with system("test"):
        seed_authorities()
        assert [one.name for one in employment_services()] == ["Arbetsförmedlingen"]


def test_a_closed_office_keeps_its_history_and_is_asked_no_more(browser: StrictClient, person: Person) -> None:
    met(person, make_authority("Arbetsförmedlingen Nordby", closed_on=day(-1)), -3)
    page = browser.get(at(person))
    assert "Note of -3" in page.words
    assert "No authority in the register of organisations is called Arbetsförmedlingen." in page.words
    assert "Ask Arbetsförmedlingen" not in page.words


def test_planned_meetings_stand_ahead_and_what_has_been_asks_what_came_of_it(
    browser: StrictClient, person: Person, service: Organisation
) -> None:
    met(person, service, 9, ContactState.PLANNED, place="Torget 1")
    passed = met(person, service, -2, ContactState.PLANNED)
    page = browser.get(at(person))
    assert f"{day(9)} Joint meeting: Meeting" in page.words
    assert "Torget 1" in page.words
    settle = [link.get("href") for link in page.all("a") if "/settle" in (link.get("href") or "")]
    assert [one.partition("?")[0] for one in settle if one] == [
        f"/cases/{case_of(person).number}/contacts/{passed.id}/settle"
    ]


def test_questions_that_wait_and_those_answered_stand_with_their_days(
    browser: StrictClient, person: Person, service: Organisation
) -> None:
    asked(person, service, day(-34), text="When does the programme begin?", expected_on=day(-4))
    asked(person, service, day(-50), answered_on=day(-38), text="Who is the planner?")
    asked(person, service, day(-60), text="Given up", state=QuestionState.WITHDRAWN)
    asked(person, make_authority("Skatteverket"), day(-11), text="Not of this page")
    page = browser.get(at(person))
    for said in ("34 days", f"should have come {day(-4)}", "12 days", "Soon.", "Withdrawn"):
        assert said in page.words
    assert f"{day(-4)} Answer expected: Enrolment and programme" in page.words
    assert "Not of this page" not in page.words


def test_asking_begins_with_the_authority_and_leads_back(
    browser: StrictClient, person: Person, service: Organisation
) -> None:
    make_authority("Migrationsverket")
    (link,) = [one for one in browser.get(at(person)).all("a") if "organisation=" in (one.get("href") or "")]
    page = str(link.get("href"))
    values = browser.get(page).form_values()
    assert (values["organisation_id"], values["kind"]) == (str(service.id), "enrolment")
    answer = browser.fill(page, text="When does it begin?")
    assert answer.location == at(person)
    (row,) = rows_of(Question)
    assert (row.organisation_id, row.kind) == (service.id, QuestionKind.ENROLMENT)
    assert "When does it begin?" in browser.get(at(person)).words


def test_booking_begins_with_a_meeting_and_the_authority_and_leads_back(
    browser: StrictClient, person: Person, service: Organisation
) -> None:
    (link,) = [one for one in browser.get(at(person)).all("a") if "channel=" in (one.get("href") or "")]
    page = str(link.get("href"))
    values = browser.get(page).form_values()
    assert (values["party"], values["channel"]) == (str(service.id), "meeting")
    answer = browser.fill(page, at=f"{day(5)} 10:00")
    assert answer.location == at(person)
    assert f"{day(5)} Joint meeting" in browser.get(at(person)).words


def test_logging_begins_with_the_authority_and_leads_back(
    browser: StrictClient, person: Person, service: Organisation
) -> None:
    links = [one.get("href") or "" for one in browser.get(at(person)).all("a")]
    (page,) = [one for one in links if "/contacts/new?" in one and "party=" in one]
    assert browser.get(page).form_values()["party"] == str(service.id)
    assert browser.fill(page, summary="Talked about the plan").location == at(person)
    assert "Talked about the plan" in browser.get(at(person)).words


@pytest.mark.parametrize("query", ["organisation=x&kind=nonsense", "organisation=99999&kind=", "organisation=-1"])
def test_an_address_that_begins_with_nonsense_begins_empty(
    browser: StrictClient, person: Person, service: Organisation, query: str
) -> None:
    base = f"/cases/{case_of(person).number}"
    values = browser.get(f"{base}/questions/new?{query}").form_values()
    assert (values["organisation_id"], values["kind"]) == ("", "")
    other = query.replace("organisation", "party").replace("kind", "channel")
    assert browser.get(f"{base}/appointments/new?{other}").form_values()["party"] == ""
    assert browser.get(f"{base}/contacts/new?{other}").form_values()["party"] == ""


def test_a_person_whose_case_is_closed_shows_what_was_and_can_ask_nothing(
    municipality: Municipality, browser: StrictClient, service: Organisation
) -> None:
    closed = make_person(name="Bo")
    make_case(closed, unit=municipality.unit, worker=municipality.caseworker, closed_on=day(-5))
    met(closed, service, -30)
    asked(closed, service, day(-20), text="Never answered")
    page = browser.get(at(closed))
    assert "No case is open in your units" in page.words
    assert "Note of -30" in page.words
    assert "Never answered" in page.words
    for gone in ("Ask Arbetsförmedlingen", "Book a joint meeting", "Write the answer"):
        assert gone not in page.words


def test_another_board_reads_none_of_the_contacts_and_questions(
    municipality: Municipality, client_of: ClientOf, person: Person, service: Organisation
) -> None:
    met(person, service, -3)
    asked(person, service, day(-20), text="Secret question")
    make_case(person, unit=municipality.other_board_unit, worker=municipality.other_board_caseworker)
    words = client_of(municipality.other_board_caseworker).get(at(person)).words
    assert "Note of -3" not in words
    assert "Secret question" not in words


def test_many_contacts_and_questions_cost_no_more_statements(
    browser: StrictClient, person: Person, service: Organisation
) -> None:
    def more(days: int) -> None:
        met(person, service, days)
        met(person, service, -days, ContactState.PLANNED)
        asked(person, service, day(days))
        asked(person, service, day(days), answered_on=day(-1))

    more(-9)
    browser.get(at(person))
    few = len(browser.statements)
    for days in range(-60, -10, 4):
        more(days)
    browser.get(at(person))
    assert len(browser.statements) == few
