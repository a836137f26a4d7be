"""My day: referrals without an answer, documents that expire, contracts that end; each number opens its list."""

import pytest

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Referral, ReferralStep
from reception.cases.terms import ReferralPurpose, ReferralState
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.models import Document
from reception.people.terms import Protection
from reception.people.terms.papers import DocumentKind
from reception.web import short_number
from tests.factories.homes import SOURCE, make_contract, make_home, whole
from tests.factories.people import make_person
from tests.overview.making import case_of, day, make_organisation

LISTS = ("referrals", "papers", "contracts")


@pytest.fixture
def amina(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker, opened_on=day(0))


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def keep(row, *people):
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", row, people=people)
        db.session.commit()
    return row


def refer(person, expected_in):
    receiver = make_organisation(f"Vårdcentralen {person.number}")
    made = {"made_at": now(), "made_by_id": None}
    row = Referral(
        number=short_number.make(SOURCE), case_id=case_of(person).id, organisation_id=receiver.id,
        purpose=ReferralPurpose.SCHOOL, request="Förskola", sent_on=day(-30), expected_on=day(expected_in), **made,
    )  # fmt: skip
    row.steps.append(ReferralStep(state=ReferralState.SENT, on_day=day(-30), **made))
    return keep(row, person.id)


def add_paper(person, unit, expires_in, kind=DocumentKind.PASSPORT):
    row = Document(
        number=short_number.make(SOURCE), person_id=person.id, unit_id=unit.id, kind=kind, expires_on=day(expires_in),
        made_at=now(),
    )  # fmt: skip
    return keep(row, person.id)


def home_of(*people, ends_in, months=6):
    home = whole(make_home(f"Storgatan {people[0].number} {ends_in}"))
    return make_contract(home, people, day(ends_in - 30 * months), day(ends_in))


def on(browser, name):
    return browser.get(f"/my-day/{name}").words


@pytest.mark.parametrize(("expected_in", "stands"), [(-1, True), (0, False), (5, False)])
def test_a_referral_stands_there_when_its_answer_should_have_come(browser, amina, expected_in, stands):
    refer(amina, expected_in)
    assert ("Amina Yusuf" in on(browser, "referrals")) is stands
    assert ("Referrals without an answer" in browser.get("/").words) is stands


@pytest.mark.parametrize(("expires_in", "stands"), [(60, True), (61, False), (-5, True)])
def test_a_document_stands_there_when_it_expires_soon(municipality, browser, amina, expires_in, stands):
    add_paper(amina, municipality.unit, expires_in)
    assert ("Amina Yusuf" in on(browser, "papers")) is stands
    assert ("Documents that expire" in browser.get("/").words) is stands


@pytest.mark.parametrize(
    ("ends_in", "months", "stands"),
    [(60, 6, True), (61, 6, False), (100, 14, True), (180, 14, False), (100, 6, False)],
)
def test_a_contract_stands_there_when_it_ends_soon_or_needs_notice_soon(browser, amina, ends_in, months, stands):
    home_of(amina, ends_in=ends_in, months=months)
    assert ("Amina Yusuf" in on(browser, "contracts")) is stands
    assert ("Contracts that end" in browser.get("/").words) is stands


def test_a_contract_that_another_follows_or_that_notice_was_given_for_calls_nobody_to_give_notice(browser, amina):
    first = home_of(amina, ends_in=50)
    then = make_contract(whole(make_home("Nygatan 2")), [amina], day(51), day(500))
    with system("test"):
        then.follows_id = first.id
        record("test.follows", then)
        db.session.commit()
    assert "Amina Yusuf" not in on(browser, "contracts")
    noticed = home_of(amina, ends_in=120, months=14)
    assert "Amina Yusuf" in on(browser, "contracts")
    with system("test"):
        noticed.notice_on = day(-1)
        record("test.notice", noticed)
        db.session.commit()
    assert "Amina Yusuf" not in on(browser, "contracts")


def test_a_family_stands_once_under_who_signs(municipality, browser, amina):
    bilal = make_person(name="Bilal Yusuf", unit=municipality.unit, worker=municipality.caseworker)
    home_of(bilal, amina, ends_in=20)
    words = on(browser, "contracts")
    assert ("Bilal Yusuf" in words, "Amina Yusuf" in words) == (True, False)


def everything_about(person, municipality):
    refer(person, -3)
    add_paper(person, municipality.unit, 20)
    home_of(person, ends_in=20)


def test_each_number_is_the_length_of_its_list(municipality, browser):
    for place in range(6):
        everything_about(
            make_person(name=f"Person {place}", unit=municipality.unit, worker=municipality.caseworker), municipality
        )
    page = browser.get("/")
    for name in LISTS:
        [number] = [one for one in page.all("a", class_="count") if one.get("href") == f"/my-day/{name}"]
        assert number.text.startswith("6")
        assert len(browser.get(f"/my-day/{name}").all("th", scope="row")) == 6


@pytest.mark.parametrize("name", LISTS)
def test_colleagues_and_hidden_people_stand_on_no_list(municipality, client_of, browser, name):
    theirs = make_person(name="Other Person", unit=municipality.unit, worker=municipality.caseworker2)
    hidden = make_person(
        name="Hidden Person", unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker2],
    )  # fmt: skip
    for one in (theirs, hidden):
        everything_about(one, municipality)
    words = on(browser, name)
    assert "Other Person" not in words
    assert "Hidden Person" not in words
    assert hidden.number not in browser.get("/").text
    assert "Other Person" in on(client_of(municipality.caseworker2), name)


def test_my_day_asks_as_little_for_many_as_for_one(municipality, browser, amina):
    everything_about(amina, municipality)
    browser.get("/")
    browser.get("/")
    few = len(browser.statements)
    for place in range(5):
        everything_about(
            make_person(name=f"Person {place}", unit=municipality.unit, worker=municipality.caseworker), municipality
        )
    browser.get("/")
    assert (len(browser.statements), few <= 20) == (few, True)
