"""A household gives no protected member away: to who may not see her, she is nowhere on its pages."""

import re
from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db
from reception.people.models import Correction, ExpectedMember, Guardianship, HouseholdMember, Person
from reception.people.terms import ExpectedState, GuardianKind, HouseholdRole, Protection
from tests.factories.households import make_guardian, make_household
from tests.factories.people import make_case, make_person
from tests.factories.plans import case_of

REFERENCE, CHILD = HouseholdRole.REFERENCE, HouseholdRole.CHILD
#: What differs in every answer: tokens, and the seconds that the session has left.
TOKENS = re.compile(
    r'(name="(?:csrf_token|_submission|_writing|csrf-token)"[^>]*?(?:value|content)=|data-left=)"[^"]*"'
)


@pytest.fixture
def mother(municipality) -> Person:
    """Hidden from all but caseworker2."""
    return make_person(
        name="Daryna Koval",
        number="198408129800",
        protection=Protection.MARKING,
        named=[municipality.caseworker2],
        unit=municipality.unit,
    )


@pytest.fixture
def children(municipality) -> list[Person]:
    """Two children with cases of their own in the unit."""
    return [
        make_person(name=name, birth=date(year, 1, 1), unit=municipality.unit)
        for name, year in (("Petro Levko", 2015), ("Oksana Levko", 2018))
    ]


@pytest.fixture
def family(mother, children):
    """The family together; the mother decides for both; she came as somebody who was expected."""
    household = make_household((mother, REFERENCE), *((child, CHILD) for child in children))
    with system("test"):
        db.session.add(
            ExpectedMember(
                household_id=household.id, name=mother.shown_name, state=ExpectedState.ARRIVED, person_id=mother.id
            )
        )
        record("test.arrived", household)
        db.session.commit()
    for child in children:
        make_guardian(child, mother)
    return household


@pytest.fixture
def browser(client_of, municipality):
    return client_of(municipality.caseworker)


def tab(person: Person, rest: str = "") -> str:
    return f"/people/{person.number}/household{rest}"


def place_of(person: Person) -> int:
    query = sa.select(HouseholdMember.id).where(HouseholdMember.person_id == person.id)
    return int(db.session.scalars(query.order_by(HouseholdMember.id.desc()).execution_options(permit="test")).first())


def words_of(mother: Person) -> tuple[str, ...]:
    return "Daryna", "Koval", mother.number, "19840812", "9800"


def crawled(browser, start: str) -> dict[str, str]:
    """Every page that the tab leads to about the household, by address, each opened and sent empty."""
    found, waiting = {}, [start]
    while waiting:
        address = waiting.pop()
        page = browser.get(address)
        assert page.status_code == 200, address
        found[address] = page.get_data(as_text=True)
        links = {link.get("href") or "" for link in page.all("a")}
        waiting += [link for link in links if "/household" in link and link not in {*found, *waiting}]
        if address != start:
            found[f"POST {address}"] = browser.post(address, data=page.form_values()).get_data(as_text=True)
    return found


def test_no_page_no_form_and_no_error_tells_of_the_hidden_mother(browser, family, mother, children):
    for child in children:
        pages = crawled(browser, tab(child))
        assert len(pages) > 10
        for address, text in pages.items():
            shown = TOKENS.sub("", text)  # a token is drawn by chance: four digits in it tell of nobody
            told = [word for word in words_of(mother) if word in shown]
            assert not told, f"{address}: {told}"


def test_who_is_named_sees_her_as_a_number_and_on_her_own_page_by_name(
    client_of, municipality, family, mother, children
):
    page = client_of(municipality.caseworker2).get(tab(children[0]))
    assert "Koval" not in page.words
    assert page.words.count(f"{mother.number} Protected") == 2  # in the household, and as guardian
    own = client_of(municipality.caseworker2).get(tab(mother))
    assert own.heading == "Household, Daryna Koval"
    assert "For whom the person decides" in own.words
    assert "Petro Levko" in own.words


def test_a_household_of_hidden_people_looks_like_a_household_of_one(browser, municipality, mother):
    child = make_person(name="Petro Levko", birth=date(2015, 1, 1), unit=municipality.unit)
    loner = make_person(name="Petro Levko", birth=date(2015, 1, 1), unit=municipality.unit)
    make_household((mother, REFERENCE), (child, CHILD))
    make_guardian(child, mother)
    make_household((loner, REFERENCE))
    pages = []
    for person in (child, loner):
        for rest in ("", f"/{place_of(person)}", f"/{place_of(person)}/leave"):
            text = TOKENS.sub(r"\1", browser.get(tab(person, rest)).get_data(as_text=True))
            text = text.replace(person.number, "N").replace(case_of(person).number, "C")
            pages.append(text.replace(f"/household/{place_of(person)}", "/household/P"))
    assert pages[:3] == pages[3:]
    assert "No guardian is noted." in pages[0]


def test_she_is_met_like_a_stranger_where_somebody_is_chosen(browser, family, mother, children):
    stranger = "7K3M-Q9"
    place = place_of(children[0])
    for rest in ("/start", f"/{place}/add", f"/{place}/leave", "/guardians/new"):
        address = tab(children[0], rest)
        common = {"where": "with", "role": "partner", "kind": "custodian", "starts_on": "2026-04-01"}
        values = {**browser.get(address).form_values(), **common}
        answers = []
        for number in (mother.number, stranger, "Daryna Koval", "Xyzzy Abcde"):
            text = browser.post(address, data={**values, "person": number, "_submission": None})
            assert "Nobody in the register matches this." in text.words, f"{rest}: {number}"
            answers.append(TOKENS.sub(r"\1", text.get_data(as_text=True)).replace(number, "…"))
        assert answers[0] == answers[1]
        assert answers[2] == answers[3]
        suggestion = [browser.get(f"{address}?person={number}").form_values() for number in (mother.number, stranger)]
        assert [page["person"] for page in suggestion] == ["", ""]
    for text in (mother.number, "Daryna Koval", "840812-9800", "Koval"):
        assert browser.post("/people/choose", data={"q": text}).json == []


def test_her_rows_are_answered_like_rows_that_do_not_exist(browser, family, mother, children):
    own = db.session.scalars(sa.select(Guardianship.id).execution_options(permit="test")).first()
    arrived = db.session.scalars(sa.select(ExpectedMember.id).execution_options(permit="test")).first()
    there = place_of(mother)
    for rest in (f"/{there}", f"/{there}/leave", f"/{there}/remove", f"/{there}/add", f"/{there}/expect"):
        assert browser.get(tab(children[0], rest)).status_code == 404
    for rest in ("", "/end", "/remove"):
        assert browser.get(tab(children[0], f"/guardians/{own}{rest}")).status_code == 404
    for rest in ("", "/come"):
        assert browser.get(tab(children[0], f"/expected/{arrived}{rest}")).status_code == 404
    assert browser.post(tab(children[0], f"/expected/{arrived}/cancel")).status_code == 404


def test_the_reading_log_holds_those_who_were_shown_and_nobody_else(browser, family, mother, children):
    browser.get(tab(children[0]))
    read = db.session.scalars(sa.select(AuditEvent).filter_by(action="page.read").order_by(AuditEvent.id)).all()[-1]
    assert set(read.people.split()) == {str(child.id) for child in children}


def test_earlier_households_leave_her_out_too(browser, municipality, mother, children):
    make_household((mother, REFERENCE), (children[0], CHILD), since=date(2025, 1, 1), until=date(2026, 1, 1))
    page = browser.get(tab(children[0]))
    _now, _heading, before = page.words.partition("Earlier households")
    assert "2025-01-01–2026-01-01" in before
    assert "nobody noted" in before
    assert "Child" not in before


def test_work_on_the_household_leaves_her_place_as_it_is(browser, family, mother, children):
    place = place_of(children[0])
    assert browser.fill(tab(children[0], f"/{place}/leave"), where="own", starts_on="2026-04-01").status_code == 303
    query = sa.select(HouseholdMember).where(HouseholdMember.person_id == mother.id).execution_options(permit="test")
    hers = db.session.scalars(query).one()
    assert (hers.household_id, hers.ends_on) == (family.id, None)


def test_corrections_about_guardians_are_closed_where_one_is_hidden(client_of, browser, municipality, children):
    """Noted while she was open; then she was protected."""
    child = children[0]
    mother = make_person(name="Iryna Levko", unit=municipality.unit)
    row = make_guardian(child, mother)
    browser.fill(tab(child, f"/guardians/{row.id}"), starts_on="2026-01-01", reason="Iryna said so")
    assert "Iryna said so" in browser.get(f"/people/{child.number}/details").words
    with system("test"):
        mother.protection = Protection.MARKING
        record("test.protected", mother)
        db.session.commit()
    assert "Iryna" not in browser.get(f"/people/{child.number}/details").words
    assert "Iryna" not in browser.get(tab(child)).words


def test_a_correction_about_a_protected_guardian_stands_in_her_record(
    client_of, municipality, family, mother, children
):
    client = client_of(municipality.caseworker2)
    query = sa.select(Guardianship).where(Guardianship.person_id == children[0].id).execution_options(permit="test")
    row = db.session.scalars(query).one()
    answer = client.fill(tab(children[0], f"/guardians/{row.id}"), kind=GuardianKind.TRUSTEE, reason="Daryna asked")
    assert answer.status_code == 303
    kept = db.session.scalars(sa.select(Correction).execution_options(permit="test")).one()
    assert kept.person_id == mother.id


def test_who_is_expected_is_seen_only_where_somebody_lives_whose_record_may_be_read(client_of, municipality, mother):
    child = make_person(name="Petro Levko", unit=municipality.unit)
    make_household((child, CHILD), (mother, REFERENCE), expected=["Väntade Viktor"])
    assert "Väntade Viktor" in client_of(municipality.caseworker).get(tab(child)).words
    make_case(child, unit=municipality.other_unit)
    db.session.commit()
    assert "Väntade Viktor" in client_of(municipality.other_unit_caseworker).get(tab(child)).words
    assert client_of(municipality.other_board_caseworker).get(tab(child)).status_code == 404
