"""A case is closed from the keyboard; after 90 days it is asked what became of the person, and silence is no answer."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from reception.access.actor import system
from reception.accounts.models import User
from reception.cases.models import Case, FollowUp
from reception.cases.terms import FollowUpMoment
from reception.db.session import db
from reception.i18n.formats import today
from tests.browser.conftest import PageOf
from tests.browser.keyboard import Keyboard
from tests.browser.server import Site
from tests.factories.people import make_person

SAVED = "main .note-done"


@pytest.fixture
def case_number(site: Site) -> str:
    """A case of the caseworker's that is a year old."""
    with site.app.app_context(), system("test"):
        worker = db.session.scalars(sa.select(User).filter_by(email="caseworker@demo.example")).one()
        unit = worker.duties[0].unit
        person = make_person(name="Selam Tesfay", unit=unit, worker=worker, opened_on=today() - timedelta(days=365))
        cases = sa.select(Case.number).where(Case.person_id == person.id).execution_options(permit="test")
        return db.session.scalars(cases).one()


def question_of(site: Site, case_number: str) -> int:
    """The first question after the closing."""
    with site.app.app_context():
        found = sa.select(FollowUp.id).join(FollowUp.case).where(Case.number == case_number)
        found = found.where(FollowUp.moment == FollowUpMoment.DAYS_90).execution_options(permit="test")
        return db.session.scalars(found).one()


def test_a_case_is_closed_from_the_keyboard_and_asked_about_after_ninety_days(
    page_of: PageOf, site: Site, case_number: str
) -> None:
    page = page_of("caseworker")
    keys = Keyboard(page)
    page.goto(f"/cases/{case_number}/close")
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    page.locator("[name=outcome]").first.focus()
    keys.press("1", "Tab", "2", "Tab", "Control+a")
    keys.type("-90")
    keys.press("Tab")
    keys.write("Anställd på bageriet.")
    keys.open("Control+Enter")
    expect(page.locator(SAVED)).to_be_visible()

    page.goto(f"/follow-ups/{question_of(site, case_number)}")
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    with page.expect_navigation():
        page.get_by_role("button", name="Tried, nobody answered").press("Enter")
    expect(page.locator(SAVED)).to_be_visible()

    page.goto(f"/follow-ups/{question_of(site, case_number)}")
    expect(page.locator("main")).to_contain_text("Tried 1 time")
    page.locator("[name=outcome]").first.focus()
    keys.press("1", "Tab", "1")
    keys.open("Control+Enter")
    expect(page.locator(SAVED)).to_be_visible()
    page.goto(f"/follow-ups/{question_of(site, case_number)}")
    expect(page.locator("[name=outcome]:checked")).to_have_value("work")


def test_a_closed_case_is_opened_again(page_of: PageOf, case_number: str) -> None:
    page = page_of("caseworker")
    keys = Keyboard(page)
    page.goto(f"/cases/{case_number}/close")
    page.locator("[name=outcome]").first.focus()
    keys.press("1", "Tab", "3")
    keys.open("Control+Enter")
    page.goto(f"/cases/{case_number}/reopen")
    page.locator("[name=because]").focus()
    keys.write("Kom tillbaka till kommunen.")
    keys.open("Control+Enter")
    expect(page.locator(SAVED)).to_be_visible()
    page.goto(f"/cases/{case_number}/close")
    expect(page.get_by_role("heading", level=1)).to_have_text("Close the case")
