"""Who decides for a child or a ward, through the front door."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Correction, Guardianship, Person
from reception.people.terms import BirthPrecision, GuardianKind
from tests.factories.households import make_guardian
from tests.factories.people import make_person


@pytest.fixture
def child(municipality) -> Person:
    return make_person(name="Hodan Yusuf", birth=date(today().year - 7, 1, 1), unit=municipality.unit)


@pytest.fixture
def mother(municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.other_unit)


@pytest.fixture
def browser(client_of, municipality):
    return client_of(municipality.caseworker)


def tab(person: Person, rest: str = "") -> str:
    return f"/people/{person.number}/household{rest}"


def guardianships() -> list[Guardianship]:
    query = sa.select(Guardianship).order_by(Guardianship.id).execution_options(permit="test")
    return list(db.session.scalars(query))


def test_a_child_without_a_guardian_gets_a_note_and_an_adult_none(browser, municipality, child):
    assert "No guardian is noted." in browser.get(tab(child)).words
    adult = make_person(name="Vuxen", unit=municipality.unit)
    page = browser.get(tab(adult))
    assert "No guardian is noted." not in page.words
    assert "The person decides alone." in page.words


def test_a_registered_parent_is_added_corrected_ended_and_removed(browser, child, mother):
    new = tab(child, "/guardians/new")
    answer = browser.fill(new, kind="custodian", person=mother.number, starts_on="2026-01-02")
    assert answer.status_code == 303
    page = browser.get(tab(child))
    assert "No guardian is noted." not in page.words
    assert "Amina Yusuf Custodial parent from 2026-01-02" in page.words
    row = guardianships()[0].id
    address = tab(child, f"/guardians/{row}")
    assert "Write why it is changed." in browser.fill(address, starts_on="2026-01-03").words
    assert browser.fill(address, starts_on="2026-01-03", reason="The decision says so").status_code == 303
    assert "The last day cannot come before the first." in browser.fill(address + "/end", ends_on="2025-01-01").words
    assert browser.fill(address + "/end", ends_on="2026-02-01").status_code == 303
    page = browser.get(tab(child))
    assert "Ended" in page.words
    assert "No guardian is noted." in page.words
    assert browser.fill(address + "/remove", reason="A slip").status_code == 303
    assert not guardianships()
    kept = db.session.scalars(sa.select(Correction).order_by(Correction.id).execution_options(permit="test")).all()
    assert [(one.field, one.reason) for one in kept] == [
        ("guardianship.starts_on", "The decision says so"),
        ("guardianship", "A slip"),
    ]
    assert all(one.person_id == child.id for one in kept)


def test_a_trustee_from_outside_stands_by_name_and_telephone(browser, child):
    facts = {"kind": "unaccompanied_trustee", "name": "Göran Gode", "phone": "070-174 06 93"}
    assert browser.fill(tab(child, "/guardians/new"), **facts).status_code == 303
    page = browser.get(tab(child))
    assert "Göran Gode 070-174 06 93 Trustee for an unaccompanied child" in page.words
    assert "tel:070-1740693" in [link.get("href") for link in page.all("a")]
    address = tab(child, f"/guardians/{guardianships()[0].id}")
    assert browser.fill(address, guardian_phone="070-174 06 94", reason="New").status_code == 303
    assert "070-174 06 94" in browser.get(tab(child)).words
    stored = db.session.execute(sa.text("SELECT guardian_name, guardian_phone FROM guardianship")).one()
    assert not any("Göran".encode() in bytes(value) for value in stored)
    kept = db.session.scalars(sa.select(Correction).execution_options(permit="test")).one()
    assert (kept.before, kept.after) == (None, None)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({}, "Write who it is: somebody of the register, or a name."),
        ({"kind": ""}, "Choose one."),
        ({"person": "Xyzzy"}, "Nobody in the register matches this."),
        ({"name": "A", "starts_on": "2026-02-01", "ends_on": "2026-01-01"}, "The last day cannot come before"),
        ({"name": "A", "starts_on": "31/2"}, "This day does not exist"),
    ],
)
def test_what_is_missing_or_wrong_is_said(browser, child, facts, message):
    page = browser.fill(tab(child, "/guardians/new"), **{"kind": "trustee", **facts})
    assert page.status_code == 200
    assert message in page.words
    assert not guardianships()


def test_one_of_the_register_and_a_name_are_not_both_taken(browser, child, mother):
    new = tab(child, "/guardians/new")
    page = browser.fill(new, kind="custodian", person=mother.number, name="Amina")
    assert "Leave this and the telephone empty" in page.words
    assert "nobody is her or his own guardian" in browser.fill(new, kind="custodian", person=child.number).words
    make_guardian(child, mother)
    page = browser.fill(new, kind="custodian", person=mother.number)
    assert "This person is noted in that way for those days already." in page.words
    assert len(guardianships()) == 1


def test_who_saves_an_outdated_guardian_sees_what_it_says_now(browser, child, mother):
    row = make_guardian(child, mother)
    address = tab(child, f"/guardians/{row.id}")
    values = browser.get(address).form_values()
    browser.fill(address, kind="trustee", reason="First")
    answer = browser.post(address, data={**values, "starts_on": "2026-01-01", "reason": "Second"})
    assert answer.status_code == 409
    assert "As it is saved Trustee" in answer.words


def test_coming_of_age_ends_what_ends_by_law_unless_somebody_wrote_an_end(browser, municipality, mother):
    grown = make_person(name="Bilal Yusuf", birth=date(today().year - 18, 1, 1), unit=municipality.unit)
    make_guardian(grown, mother)
    make_guardian(grown, name="Göran Gode", kind=GuardianKind.TRUSTEE)
    page = browser.get(tab(grown))
    assert page.words.count("Ended by law when the person came of age") == 1
    assert f"{today().year}-01-01" in page.words
    assert "Föräldrabalken (1949:381) 6 kap. 2 §" in page.words
    browser.fill(tab(grown, f"/guardians/{guardianships()[0].id}/end"), ends_on=f"{today().year}-01-01")
    assert "Ended by law" not in browser.get(tab(grown)).words


def test_an_uncertain_birth_neither_makes_a_child_nor_ends_anything(browser, municipality, mother):
    unsure = make_person(name="Osäker", birth=date(today().year - 18, 1, 1), unit=municipality.unit)
    unsure.birth_precision = BirthPrecision.ESTIMATED
    db.session.info.pop("unrecorded", None)
    db.session.commit()
    make_guardian(unsure, mother)
    page = browser.get(tab(unsure))
    assert "Ended by law" not in page.words
    assert "No guardian is noted." not in page.words


def test_a_parent_sees_for_whom_she_decides_and_its_page_only_if_it_may_be_read(client_of, municipality, child, mother):
    make_guardian(child, mother)
    stranger = make_person(name="Bilal Yusuf", birth=date(2020, 1, 1))
    make_guardian(stranger, mother)
    page = client_of(municipality.other_unit_caseworker).get(tab(mother))
    assert "For whom the person decides" in page.words
    assert "Hodan Yusuf" in page.words
    assert "Bilal Yusuf" in page.words
    assert f"/people/{child.number}" not in {link.get("href") for link in page.all("a")}
