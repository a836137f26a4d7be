"""A person's page says where somebody lives, whether a home is sought, and how many basics are in place."""

import pytest

from reception.people.terms import Protection
from tests.factories.homes import make_contract, make_home, whole
from tests.factories.needs import assign, make_need
from tests.factories.people import make_person
from tests.overview.making import day
from tests.path.paths import make_newcomer


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


@pytest.fixture
def person(municipality):
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


def page_of(browser, person):
    return browser.get(f"/people/{person.number}")


def test_the_home_of_today_stands_with_its_last_day(browser, person):
    home = whole(make_home("Storgatan 77"))
    make_contract(home, [person], day(-400), day(-31), ended_on=day(-31))
    make_contract(home, [person], day(-30), day(200))
    page = page_of(browser, person)
    assert "Storgatan 77" in page.words
    assert day(200).isoformat() in page.words
    assert page.all("a", href=f"/people/{person.number}/home")
    assert "A home is sought" not in page.words


def test_that_a_home_is_sought_stands_with_the_latest_day(browser, person):
    need = make_need(person)
    assign(person, day(-20), day(33))
    page = page_of(browser, person)
    assert "A home is sought" in page.words
    assert f"latest day {day(33).isoformat()}" in page.words
    assert page.all("a", href=f"/dwellings/waiting/{need.number}")


def test_of_a_protected_person_no_address_stands_there(municipality, browser):
    hidden = make_person(
        name="Hidden Person", unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker],
    )  # fmt: skip
    make_contract(whole(make_home("Storgatan 77")), [hidden], day(-30), day(200))
    words = page_of(browser, hidden).words
    assert ("Storgatan 77" in words, day(200).isoformat() in words) == (False, True)


def test_from_there_one_gets_to_referrals_needs_and_documents(browser, person):
    page = page_of(browser, person)
    for path in ("referrals", "referrals/new", "needs", "documents/new"):
        assert page.all("a", href=f"/people/{person.number}/{path}")


def test_how_many_basics_are_in_place_leads_to_them(municipality, browser):
    newcomer = make_newcomer(municipality)
    [link] = page_of(browser, newcomer).all("a", href=f"/people/{newcomer.number}/basics")
    assert "".join(link.itertext()).startswith("0 of ")
