"""The caseworker asks for a home: for whom, from when, what it must be like; changes it, and ends it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.accounts.models import User
from reception.db.session import db
from reception.housing.models import HomeNeed
from reception.housing.terms import NeedEnding, OfferState, PlaceKind
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import HouseholdRole, Protection
from tests.clients import StrictClient
from tests.factories.homes import make_home, whole
from tests.factories.households import make_household
from tests.factories.municipality import Municipality
from tests.factories.needs import assign, expect, join, make_need, make_offer, make_place, offers_in_database
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


def new_path(person: Person) -> str:
    return f"/people/{person.number}/home-need/new"


def the_need() -> HomeNeed:
    return db.session.scalars(sa.select(HomeNeed).execution_options(permit="test")).one()


def test_a_home_is_asked_for_the_household_with_everybody_who_is_expected(
    browser: StrictClient, person: Person
) -> None:
    child = make_person(name="Liban Warsame", birth=today() - timedelta(days=365 * 9 + 30))
    household = make_household((person, HouseholdRole.REFERENCE), (child, HouseholdRole.CHILD))
    expect(household, "Hodan Ali", date(2027, 1, 15))
    school = make_place(PlaceKind.SCHOOL, "Centralskolan", 400_000, 6_400_000)
    page = browser.get(new_path(person))
    assert "Liban Warsame (9 years)" in page.words
    assert "Hodan Ali, expected 2027-01-15" in page.words
    answer = browser.fill(
        new_path(person), without_stairs="y", school_id=str(school.id), wanted_from="2027-01-01", note="Nära bussen"
    )
    assert answer.status_code == 303
    need = the_need()
    assert (need.household_id, need.without_stairs, need.school_id, need.work_id) == (
        household.id,
        True,
        school.id,
        None,
    )
    assert (need.wanted_from, need.note, need.ended_on) == (date(2027, 1, 1), "Nära bussen", None)


def test_the_form_says_why_stairs_are_asked_about_and_asks_for_no_illness(
    browser: StrictClient, person: Person
) -> None:
    words = browser.get(new_path(person)).words
    assert "so that nobody is offered a home that they cannot enter" in words
    assert "no diagnosis" in words


def test_what_is_missing_of_the_assignment_leads_to_where_it_is_filled_in(
    browser: StrictClient, person: Person
) -> None:
    page = browser.get(new_path(person))
    assert "No latest day of reception is known." in page.words
    assert page.all("a", href=f"/people/{person.number}/details#dates-title")
    assign(person, date(2026, 11, 1))
    page = browser.get(new_path(person))
    assert "2027-01-01" in page.words
    assert "Reckoned from the day of assignment" in page.words


def test_one_home_is_sought_on_a_case_and_asking_again_leads_to_it(browser: StrictClient, person: Person) -> None:
    need = make_need(person)
    answer = browser.get(new_path(person))
    assert answer.status_code == 303
    assert answer.location == f"/people/{person.number}/home-need/{need.number}/edit"


def test_two_who_ask_at_once_meet_a_message(browser: StrictClient, person: Person) -> None:
    page = browser.get(new_path(person))
    values = page.form_values()
    make_need(person)
    answer = browser.post(new_path(person), data={**values, "note": "Skrivet"})
    assert "Somebody has asked for a home for this person meanwhile." in answer.words
    assert answer.form_values()["note"] == "Skrivet"
    assert the_need().note is None


def test_what_is_needed_is_changed_and_two_who_change_it_choose(browser: StrictClient, person: Person) -> None:
    need = make_need(person)
    path = f"/people/{person.number}/home-need/{need.number}/edit"
    opened = browser.get(path).form_values()
    assert browser.fill(path, without_stairs="y", note="Hiss eller markplan").status_code == 303
    assert the_need().without_stairs
    again = browser.post(path, data={**opened, "note": "Något annat"})
    assert again.status_code == 409
    assert the_need().note == "Hiss eller markplan"


def test_a_school_is_taken_back(browser: StrictClient, person: Person) -> None:
    school = make_place(PlaceKind.SCHOOL, "Centralskolan", 400_000, 6_400_000)
    need = make_need(person, school_id=school.id, without_stairs=True)
    path = f"/people/{person.number}/home-need/{need.number}/edit"
    browser.fill(path, school_id="", without_stairs=None)
    assert (the_need().school_id, the_need().without_stairs) == (None, False)


def test_nothing_typed_is_lost_when_a_day_cannot_be_read(browser: StrictClient, person: Person) -> None:
    answer = browser.fill(new_path(person), wanted_from="snart", note="Nära bussen")
    assert answer.status_code == 200
    assert answer.form_values()["note"] == "Nära bussen"
    assert answer.form_values()["wanted_from"] == "snart"
    assert answer.all("section", class_="errors")


def test_no_home_is_sought_any_longer_and_offers_are_withdrawn_and_it_can_be_taken_back(
    browser: StrictClient, person: Person
) -> None:
    need = make_need(person)
    make_offer(need, whole(make_home()).id)
    path = f"/people/{person.number}/home-need/{need.number}/end"
    assert "Choose why" in browser.fill(path).words
    assert browser.fill(path, ending="own-home").status_code == 303
    assert (the_need().ending, the_need().ended_on) == (NeedEnding.OWN_HOME, today())
    assert [one.state for one in offers_in_database()] == [OfferState.WITHDRAWN]
    assert browser.get(path).status_code == 303
    again = f"/people/{person.number}/home-need/{need.number}/again"
    assert browser.post(again).status_code == 303
    assert the_need().ended_on is None


def test_a_prepared_offer_is_withdrawn_although_nobody_was_told(browser: StrictClient, person: Person) -> None:
    need = make_need(person)
    make_offer(need, whole(make_home()).id, OfferState.PREPARED)
    browser.fill(f"/people/{person.number}/home-need/{need.number}/end", ending="mistake")
    (offer,) = offers_in_database()
    assert (offer.state, offer.made_on) == (OfferState.WITHDRAWN, None)


def test_nobody_asks_for_a_home_for_people_of_other_units_or_as_coordinator(
    municipality: Municipality, client_of: ClientOf, person: Person
) -> None:
    need = make_need(person)
    for user, status in (
        (municipality.other_unit_caseworker, 404),
        (municipality.other_board_caseworker, 404),
        (municipality.housing_coordinator, 403),
        (municipality.reader, 403),
    ):
        browser = client_of(user)
        assert browser.get(new_path(person)).status_code == status
        assert browser.get(f"/people/{person.number}/home-need/{need.number}/edit").status_code == status
    other = make_person(name="Nura Ali", unit=municipality.unit, worker=municipality.caseworker)
    browser = client_of(municipality.caseworker)
    assert browser.get(f"/people/{other.number}/home-need/{need.number}/edit").status_code == 404


def test_a_household_with_somebody_hidden_is_not_offered(
    browser: StrictClient, person: Person, municipality: Municipality
) -> None:
    household = make_household((person, HouseholdRole.REFERENCE))
    join(make_person(name="Dold Person", protection=Protection.MARKING), household)
    page = browser.get(new_path(person))
    assert "Dold Person" not in page.words
    assert page.form_values()["household"] == "alone"
    forged = browser.fill(new_path(person), household=str(household.id))
    assert forged.status_code == 200
    assert db.session.scalar(sa.select(sa.func.count(HomeNeed.id)).execution_options(permit="test")) == 0


def test_the_persons_page_about_homes_says_what_is_sought_and_leads_to_asking(
    browser: StrictClient, person: Person, municipality: Municipality, client_of: ClientOf
) -> None:
    tab = f"/people/{person.number}/home"
    assert browser.get(tab).all("a", href=new_path(person))
    need = make_need(person)
    make_offer(need, whole(make_home("Storgatan 4")).id)
    page = browser.get(tab)
    assert not page.all("a", href=new_path(person))
    assert page.all("a", href=f"/dwellings/waiting/{need.number}")
    assert "Storgatan 4 Offered" in page.words
