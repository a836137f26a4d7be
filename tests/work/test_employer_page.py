"""One employer: adding it, its facts, what was said with it, closing it, and who has been there."""

from typing import Any

import pytest

from reception.contacts.terms import Channel
from reception.db.session import db
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.terms import OrganisationKind
from reception.work.models import Employer, EmployerContact
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.work import MADE, make_employer, make_opening
from tests.work.register import REGISTER, ClientOf, contacts, day, details, path_of, refused, rows

NEW = f"{REGISTER}/new"
#: Of the series that Skatteverket keeps for tests.
PERSONAL_NUMBER = "199005179800"


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


def test_an_employer_is_added_with_its_branch_and_somebody_who_works_there(browser: StrictClient) -> None:
    answer = browser.fill(
        NEW, name="Skolköket Lärkan", number="2120000142", phone="08-123 45 67", email="kok@exempelby.example",
        address="Lärkgatan 3", languages=["so", "ar"], branch="hotels-and-restaurants", is_municipal="y",
        note="Ring före tio.", contact_name="Kerstin Kock", contact_task="Kökschef", contact_phone="070-174 06 00",
    )  # fmt: skip
    assert answer.status_code == 303
    (made,) = rows(Organisation)
    assert (made.name, made.kind, made.number) == ("Skolköket Lärkan", OrganisationKind.EMPLOYER, "212000-0142")
    assert made.languages == " ar so "
    known = details(made)
    assert (known.branch, known.is_municipal, known.confirmed_on) == ("hotels-and-restaurants", True, day(0))
    (person,) = rows(ContactPerson)
    assert (person.name, person.task, person.organisation_id) == ("Kerstin Kock", "Kökschef", made.id)
    words = browser.get(answer.location).words
    for told in (
        "Hotels and restaurants",
        "The municipality's own",
        "Ring före tio.",
        "Kerstin Kock",
        "Arabic",
        "Somali",
    ):
        assert told in words


def test_a_name_is_enough(browser: StrictClient) -> None:
    assert browser.fill(NEW, name="Bagaren", confirmed_on="").status_code == 303
    known = details(rows(Organisation)[0])
    assert (known.branch, known.is_municipal, known.confirmed_on, known.note) == (None, False, None, None)
    assert rows(ContactPerson) == []


@pytest.mark.parametrize("typed", ["Åhléns Café", "ahlens  CAFE"])
def test_a_name_that_is_there_already_leads_to_that_employer(browser: StrictClient, typed: str) -> None:
    known = make_employer("Åhléns Café")
    page = browser.fill(NEW, name=typed, note="Ring före tio.")
    refused(page, "There is already an employer with this name.")
    assert "It is in the register already:" in page.words
    assert [link.get("href") for link in page.all("a") if link.get("href") == path_of(known)]
    assert page.form_values()["note"] == "Ring före tio."
    assert len(rows(Organisation)) == 1


def test_another_organisation_may_bear_the_name(browser: StrictClient) -> None:
    make_employer("Kommunen").kind = OrganisationKind.AUTHORITY
    db.session.flush()
    assert browser.fill(NEW, name="Kommunen").status_code == 303


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Write the name."),
        ({"name": "x" * 201}, "Shorten this to 200 characters"),
        ({"number": PERSONAL_NUMBER}, "Write the number as ten digits"),
        ({"number": "900517-9800"}, "This is a person's number."),
        ({"branch": "nonsense"}, "Choose one from the list."),
        ({"confirmed_on": "+3"}, "This date has not come yet."),
        ({"confirmed_on": "1999-12-31"}, "This day lies before 2000-01-01."),
        ({"confirmed_on": "nonsense"}, "date"),
        ({"email": "nobody"}, "Write an e-mail address"),
        ({"note": f"Amina {PERSONAL_NUMBER} var här."}, "This holds a personal number."),
        ({"note": "900517-9800"}, "This holds a personal number."),
        ({"note": "x" * 2001}, "Shorten this to 2000 characters"),
        ({"contact_phone": "070-174 06 00"}, "Write the name of the contact person."),
        ({"languages": ["so", "klingon"]}, "Choose from the list."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    browser: StrictClient, wrong: dict[str, Any], told: str
) -> None:
    page = browser.fill(NEW, **{"name": "Bagaren", "address": "Torget 3", **wrong})
    refused(page, told)
    assert page.form_values()["address"] == "Torget 3"
    for name, value in wrong.items():
        if isinstance(value, str) and value != "nonsense":
            assert page.form_values()[name] == value
    assert rows(Organisation) == []
    assert rows(Employer) == []


def test_an_organisation_number_in_a_note_is_no_persons(browser: StrictClient) -> None:
    assert browser.fill(NEW, name="Bagaren", note="Samma som 556016-0680.").status_code == 303


def test_branch_and_note_are_changed_of_one_that_nothing_was_known_of(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    page = f"{path_of(employer)}/edit"
    assert browser.fill(page, branch="trade", note="Öppet till sex.").status_code == 303
    assert (details(employer).branch, details(employer).note) == ("trade", "Öppet till sex.")
    assert browser.fill(page, branch="", is_municipal="y").status_code == 303
    known = details(employer)
    assert (known.branch, known.is_municipal, known.note) == (None, True, "Öppet till sex.")


def test_a_branch_that_the_definitions_have_no_more_stays(browser: StrictClient) -> None:
    employer = make_employer("Bagaren", branch="charcoal")
    assert "charcoal" in browser.get(path_of(employer)).words
    assert browser.fill(f"{path_of(employer)}/edit", note="Ny chef.").status_code == 303
    assert details(employer).branch == "charcoal"


@pytest.mark.parametrize("known", [{}, {"branch": "care"}])
def test_of_two_who_change_an_employer_the_second_chooses(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf, known: dict[str, str]
) -> None:
    employer = make_employer("Bagaren", **known)
    page, other = f"{path_of(employer)}/edit", client_of(municipality.guidance)
    mine, theirs = browser.get(page).form_values(), other.get(page).form_values()
    assert other.post(page, data={**theirs, "note": "Deras."}).status_code == 303
    answer = browser.post(page, data={**mine, "note": "Mina."})
    assert answer.status_code == 409
    assert "Deras." in answer.words
    assert "Mina." in answer.words
    assert details(employer).note == "Deras."


def test_heard_from_today_is_one_button_and_then_gone(browser: StrictClient) -> None:
    for employer in (make_employer("A", confirmed_on=day(-100)), make_employer("B")):
        assert "I heard from them today" in browser.get(path_of(employer)).words
        assert browser.post(f"{path_of(employer)}/heard").status_code == 303
        assert details(employer).confirmed_on == day(0)
        assert "I heard from them today" not in browser.get(path_of(employer)).words
        assert browser.post(f"{path_of(employer)}/heard").status_code == 303


def test_a_contact_is_noted_and_tells_when_they_were_heard_of(
    browser: StrictClient, municipality: Municipality
) -> None:
    employer = make_employer("Bagaren", confirmed_on=day(-100))
    person = ContactPerson(organisation_id=employer.id, name="Kerstin Kock")
    db.session.add(person)
    db.session.flush()
    page = f"{path_of(employer)}/contacts/new"
    answer = browser.fill(
        page, on=str(day(-2)), channel="visit", contact_person_id=str(person.id), text="Vill ta emot två i vår.",
        next_on=str(day(30)),
    )  # fmt: skip
    assert answer.status_code == 303
    (one,) = contacts()
    assert (one.on, one.channel, one.contact_person_id, one.next_on) == (day(-2), Channel.VISIT, person.id, day(30))
    assert one.author_id == municipality.caseworker.id
    assert details(employer).confirmed_on == day(-2)
    words = browser.get(path_of(employer)).words
    for told in ("Vill ta emot två i vår.", "Kerstin Kock", "Karin Kase", str(day(30))):
        assert told in words


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"text": ""}, "Write what was said."),
        ({"text": f"Om {PERSONAL_NUMBER}."}, "This holds a personal number."),
        ({"on": ""}, "Write the day of the contact."),
        ({"on": "+1"}, "This date has not come yet."),
        ({"on": "1999-01-01"}, "This day lies before 2000-01-01."),
        ({"channel": None}, "Choose how."),
        ({"channel": "home_visit"}, "Choose how."),
        ({"next_on": "-30"}, "The next call lies after the contact."),
        ({"contact_person_id": "99999999"}, "Choose one from the list."),
    ],
)
def test_a_wrong_contact_is_refused_and_kept_on_the_page(
    browser: StrictClient, wrong: dict[str, str], told: str
) -> None:
    employer = make_employer("Bagaren")
    page = browser.fill(
        f"{path_of(employer)}/contacts/new", **{"channel": "phone", "text": "De ringer.", "next_on": "+20", **wrong}
    )
    refused(page, told)
    assert page.form_values()["text"] == wrong.get("text", "De ringer.")
    assert contacts() == []
    assert rows(Employer) == []


def test_a_day_that_was_wrong_no_longer_counts_as_heard(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    new = f"{path_of(employer)}/contacts/new"
    for on in (-200, 0):
        assert browser.fill(new, on=str(day(on)), channel="phone", text="De ringer.").status_code == 303
    assert details(employer).confirmed_on == day(0)
    wrong = contacts()[1]
    page = f"{path_of(employer)}/contacts/{wrong.id}"
    assert browser.fill(page, on=str(day(-150)), text="De ringde.").status_code == 303
    assert (contacts()[1].on, contacts()[1].text, details(employer).confirmed_on) == (
        day(-150),
        "De ringde.",
        day(-150),
    )
    refused(browser.fill(page, next_on=str(day(-151))), "The next call lies after the contact.")


def test_what_was_confirmed_later_than_a_wrong_day_stays(browser: StrictClient) -> None:
    employer = make_employer("Bagaren", confirmed_on=day(-5))
    new = f"{path_of(employer)}/contacts/new"
    assert browser.fill(new, on=str(day(-100)), channel="phone", text="De ringer.").status_code == 303
    assert details(employer).confirmed_on == day(-5)
    assert browser.fill(f"{path_of(employer)}/contacts/{contacts()[0].id}", on=str(day(-120))).status_code == 303
    assert details(employer).confirmed_on == day(-5)


def test_of_two_who_change_a_contact_the_second_chooses(
    municipality: Municipality, browser: StrictClient, client_of: ClientOf
) -> None:
    employer = make_employer("Bagaren")
    browser.fill(f"{path_of(employer)}/contacts/new", channel="phone", text="De ringer.")
    page, other = f"{path_of(employer)}/contacts/{contacts()[0].id}", client_of(municipality.manager)
    mine, theirs = browser.get(page).form_values(), other.get(page).form_values()
    assert other.post(page, data={**theirs, "text": "Deras."}).status_code == 303
    assert browser.post(page, data={**mine, "text": "Mina."}).status_code == 409
    assert contacts()[0].text == "Deras."


def test_a_contact_belongs_to_its_employer(browser: StrictClient) -> None:
    employer, other = make_employer("A"), make_employer("B")
    browser.fill(f"{path_of(employer)}/contacts/new", channel="phone", text="De ringer.")
    assert browser.get(f"{path_of(other)}/contacts/{contacts()[0].id}").status_code == 404


def test_many_contacts_stand_on_several_pages_at_a_bounded_cost(
    browser: StrictClient, municipality: Municipality
) -> None:
    employer = make_employer("Bagaren")
    for number in range(45):
        db.session.add(
            EmployerContact(
                organisation_id=employer.id, on=day(-number), channel=Channel.PHONE, text=f"Samtal {number:02}",
                made_at=MADE, author_id=municipality.caseworker.id,
            )
        )  # fmt: skip
    db.session.flush()
    assert browser.get(path_of(employer)).words.count("Samtal") == 20
    assert browser.get(f"{path_of(employer)}?page=3").words.count("Samtal") == 5


def test_a_closed_employer_says_so_and_begins_nothing_new(browser: StrictClient) -> None:
    employer = make_employer("Bagaren", confirmed_on=day(-3))
    make_opening(employer)
    assert browser.post(f"{path_of(employer)}/close").status_code == 303
    words = browser.get(path_of(employer)).words
    assert f"Closed since {day(0)}." in words
    assert "Add places" not in words
    assert "Note a contact" not in words
    assert browser.post(f"{path_of(employer)}/close").status_code == 303
    assert browser.post(f"{path_of(employer)}/reopen").status_code == 303
    assert "Add places" in browser.get(path_of(employer)).words


def test_contact_persons_who_have_left_are_not_shown(browser: StrictClient) -> None:
    employer = make_employer("Bagaren")
    db.session.add(ContactPerson(organisation_id=employer.id, name="Gone Gren", left_on=day(-1)))
    db.session.flush()
    assert "Gone Gren" not in browser.get(path_of(employer)).words
    assert "Gone Gren" not in browser.get(f"{path_of(employer)}/contacts/new").get_data(as_text=True)
