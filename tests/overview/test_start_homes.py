"""The start of whoever arranges homes: what waits, the most urgent first; each number opens its list."""

import pytest

from reception.access.roles import Role
from reception.people.terms import Protection
from tests.factories.homes import make_contract, make_home, whole
from tests.factories.needs import assign, make_need
from tests.factories.people import make_person
from tests.overview.making import day


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.one_of_each_role[Role.HOUSING_COORDINATOR])


def seeker(municipality, name, settle_in=None, **facts):
    person = make_person(name=name, unit=municipality.unit, worker=municipality.caseworker, **facts)
    if settle_in is not None:
        assign(person, day(settle_in - 60), day(settle_in))
    make_need(person)
    return person


def said(element):
    return "".join(element.itertext()).strip()


def number_of(page, words, address):
    [link] = [one for one in page.all("a", href=address) if said(one).startswith(words)]
    return int(said(link).split()[-1])


def test_the_most_urgent_household_stands_first(municipality, browser):
    for name, settle_in in (("Later Person", 40), ("Overdue Person", -3), ("Sooner Person", 9)):
        seeker(municipality, name, settle_in)
    words = browser.get("/start").words
    places = [words.index(name) for name in ("Overdue Person", "Sooner Person", "Later Person")]
    assert places == sorted(places)


def test_each_number_is_the_length_of_its_list(municipality, browser):
    for place in range(7):
        seeker(municipality, f"Person {place}", -3 if place < 2 else 30)
    tenant = make_person(name="Tenant Person", unit=municipality.unit, worker=municipality.caseworker)
    make_contract(whole(make_home()), [tenant], day(-100), day(40))
    page = browser.get("/start")
    told = {
        "Households that seek a home": ("/dwellings/waiting", 7),
        "Past their latest day": ("/dwellings/waiting?shown=overdue", 2),
        "Offers that wait for an answer": ("/dwellings/waiting?shown=awaited", 0),
        "Contracts that end in the next months": ("/dwellings/ending", 1),
        "Faults that are open": ("/dwellings/faults", 0),
    }
    for words, (address, number) in told.items():
        assert number_of(page, words, address) == number
        assert len(browser.get(address).all("th", scope="row")) == number


def test_a_hidden_household_waits_on_no_start_page(municipality, browser):
    hidden = seeker(municipality, "Hidden Person", -3, protection=Protection.MARKING, named=[municipality.caseworker])
    page = browser.get("/start")
    assert (hidden.number in page.text, "Hidden Person" in page.words) == (False, False)
    assert number_of(page, "Households that seek a home", "/dwellings/waiting") == 0


@pytest.mark.parametrize("role", [Role.SFI_STAFF, Role.READER])
def test_others_see_nothing_of_homes_on_theirs(municipality, client_of, role):
    seeker(municipality, "Amina Yusuf", -3)
    words = client_of(municipality.one_of_each_role[role]).get("/start").words
    assert ("Amina Yusuf" in words, "Homes today" in words) == (False, False)


@pytest.mark.parametrize("path", ["waiting", "ending", "faults", "figures"])
def test_one_gets_from_each_list_of_homes_to_the_others(browser, path):
    page = browser.get(f"/dwellings/{path}")
    for other in ("waiting", "ending", "faults", "figures"):
        assert page.all("a", href=f"/dwellings/{other}")
