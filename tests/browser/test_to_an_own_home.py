"""A household walked in the browser from its assignment to its own first-hand contract."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from reception.access.actor import system
from reception.accounts import queries as accounts
from reception.accounts.models import User
from reception.cases import operations as cases
from reception.db.session import commit, db
from reception.housing import permits as housing_permits
from reception.housing.models import Dwelling, DwellingUnit
from reception.housing.rules.addresses import sort_key
from reception.i18n.formats import today
from reception.people import operations as people
from reception.people.models import Person
from reception.people.terms import BirthPrecision, HouseholdRole
from reception.web.free_number import free_number
from tests.browser.conftest import PageOf
from tests.browser.server import Site

STREET = "Provvägen 17"


@pytest.fixture
def newcomer(site: Site) -> str:
    """The number of somebody who has just been assigned, with a child and a case and nothing else; a home is free."""
    with site.app.app_context(), system("test"):
        found = _newcomer()
        commit()
        db.session.remove()
    return found


def _newcomer() -> str:
    worker = db.session.scalars(sa.select(User).filter_by(email="caseworker@demo.example")).one()
    mother = _registered("Selam Prov", date(1994, 3, 2))
    child = _registered("Haben Prov", date(2019, 8, 9))
    people.start_household_of((mother, HouseholdRole.REFERENCE, today()), (child, HouseholdRole.CHILD, today()))
    unit_id = accounts.actor_of(worker).duties[0].unit_id
    cases.open_case(mother, unit_id=unit_id, worker_id=worker.id, opened_on=today())
    home = Dwelling(
        number=free_number(Dwelling, housing_permits.OCCUPIED),
        street=STREET,
        sort_key=sort_key(STREET, ""),
        rooms=2,
        area=55,
        floor=0,
        is_own=True,
    )
    home.units = [DwellingUnit(capacity=3, rent=6200)]
    db.session.add(home)
    db.session.flush()
    return mother.number


def _registered(name: str, born: date) -> Person:
    person = people.register_person(name=name, birth=(born, BirthPrecision.DAY))
    assert isinstance(person, Person)
    return person


def test_from_the_assignment_to_an_own_contract(page_of: PageOf, newcomer: str) -> None:
    caseworker, coordinator = page_of("caseworker"), page_of("housing")
    _asks_for_a_home(caseworker, newcomer)
    _offers_a_home(coordinator)
    _writes_that_it_is_accepted(coordinator)
    contract = _makes_the_contract(coordinator)
    _enters_moving_in(coordinator, contract)
    _sees_that_they_were_settled_in_time(caseworker, newcomer)
    _takes_over_the_home(coordinator, contract)
    caseworker.goto(f"/people/{newcomer}/home")
    expect(caseworker.locator("main")).to_contain_text("Own first-hand contract")


def _asks_for_a_home(page: Page, number: str) -> None:
    page.goto(f"/people/{number}/home-need/new")
    expect(page.locator(".note-soon")).to_contain_text("No latest day of reception is known.")
    for kind, day in (("assigned", today() - timedelta(days=20)), ("settle_by", today() + timedelta(days=25))):
        page.goto(f"/people/{number}/details/dates/new")
        page.select_option("[name=kind]", kind)
        page.fill("[name=on_day]", day.isoformat())
        _send(page)
    page.goto(f"/people/{number}/home")
    page.get_by_role("link", name="Ask for a home").click()
    expect(page.locator("main")).to_contain_text("25 days left")
    expect(page.locator("main")).to_contain_text("Haben Prov")
    page.locator("[name=without_stairs]").check()
    _send(page)
    expect(page.locator(".note-done")).to_contain_text("sees now that a home is sought")


def _offers_a_home(page: Page) -> None:
    page.goto("/dwellings/waiting")
    row = page.locator("tr", has_text="Selam Prov")
    expect(row).to_contain_text("25 days left")
    row.get_by_role("link", name="Selam Prov").click()
    home = page.locator("article", has_text=STREET)
    if not home.count():  # the demo has homes of its own, some of which may stand before it
        page.get_by_role("link", name="Show more homes").click()
    expect(home).to_contain_text("25 days before the latest day")
    expect(home).to_contain_text("as many rooms as needed, 2")
    expect(home).to_contain_text("Reached without stairs, as the household needs.")
    home.get_by_role("link", name="Offer this home").click()
    _send(page)
    expect(page.locator(".note-done")).to_contain_text("The home is offered.")


def _writes_that_it_is_accepted(page: Page) -> None:
    page.get_by_role("link", name="Write the answer").click()
    page.locator("[name=answer][value=accepted]").check()
    _send(page)
    expect(page.locator(".note-done")).to_contain_text("What is left is the contract.")


def _makes_the_contract(page: Page) -> str:
    page.get_by_role("link", name="Make the contract").click()
    page.fill("[name=last_on]", (today() + timedelta(days=700)).isoformat())
    _send(page)
    expect(page.locator("main")).to_contain_text(STREET)
    return page.url


def _enters_moving_in(page: Page, contract: str) -> None:
    page.goto(f"{contract}/move-in")
    page.fill("[name=moved_in_on]", today().isoformat())
    _send(page)
    page.goto("/dwellings/waiting")
    expect(page.locator("tr", has_text="Selam Prov")).to_have_count(0)


def _sees_that_they_were_settled_in_time(page: Page, number: str) -> None:
    page.goto(f"/people/{number}/home")
    expect(page.locator("main")).to_contain_text(STREET)
    expect(page.locator("main")).to_contain_text("Settled in time")


def _takes_over_the_home(page: Page, contract: str) -> None:
    page.goto(f"{contract}/take-over")
    page.fill("[name=first_on]", (today() + timedelta(days=200)).isoformat())
    _send(page)
    expect(page.locator("main")).to_contain_text("Own first-hand contract")


def _send(page: Page) -> None:
    """Send the form of the page, and wait for the next one."""
    with page.expect_navigation():
        page.locator("main form .btn-primary").click()
