"""Somebody is handed over to another unit: offered by one, looked at and taken over by another."""

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from reception.access.actor import system
from reception.accounts import queries as accounts
from reception.accounts.models import User
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.people.models import Person
from reception.people.terms import Protection
from tests.browser.conftest import PageOf
from tests.browser.server import Site

SUMMARY = "Bor hos sin bror.\nVäntar på SFI."


@pytest.fixture
def given(site: Site) -> tuple[str, str, str]:
    """Somebody of the caseworker's unit whom the other unit does not know: case number, name; and that unit's name."""
    with site.app.app_context(), system("test"):
        own, other = (_unit_of(name) for name in ("caseworker", "caseworker2"))
        theirs = sa.select(Case.person_id).where(Case.unit_id == other[0])
        query = (
            sa.select(Case.number, Person.shown_name)
            .join(Person, Person.id == Case.person_id)
            .where(Case.unit_id == own[0], Case.state == CaseState.OPEN, Case.person_id.not_in(theirs))
            .where(Person.protection == Protection.NONE)
            .order_by(Case.id.desc())
        )
        number, name = db.session.execute(query.execution_options(permit="test")).first() or ("", "")
        return number, name, other[1]


def _unit_of(name: str) -> tuple[int, str]:
    user = db.session.scalars(sa.select(User).filter_by(email=f"{name}@demo.example")).one()
    [duty] = accounts.actor_of(user).duties
    return duty.unit_id, duty.unit_name


def offer(page: Page, case_number: str, unit: str) -> None:
    """Hand the person over, with a look at the packet before it goes."""
    page.goto(f"/cases/{case_number}/transfer")
    page.select_option("#to", label=unit)
    page.click("text=Continue")
    page.fill("#summary", SUMMARY)
    page.fill("#overlap_until", "+14")
    page.click("button[name=preview]")
    expect(page.locator("section.card")).to_contain_text("Väntar på SFI.")
    expect(page.locator("#summary")).to_have_value(SUMMARY)
    page.click("button[name=send]")
    expect(page.locator(".note-done")).to_contain_text("Sent.")


def test_one_unit_offers_and_another_takes_over(page_of: PageOf, given: tuple[str, str, str]) -> None:
    case_number, name, unit = given
    sender = page_of("caseworker")
    offer(sender, case_number, unit)
    receiver = page_of("caseworker2")
    receiver.goto("/unit/transfers")
    receiver.locator("[aria-labelledby=waiting] tr", has_text=name).get_by_role("link", name="Answer").click()
    receiver.click("text=Read the packet")
    expect(receiver.locator("main")).to_contain_text("Väntar på SFI.")
    receiver.get_by_role("link", name="Answer").click()
    receiver.check("text=We take over")
    receiver.select_option("#worker", index=1)
    receiver.click("text=Send the answer")
    expect(receiver.locator("h1")).to_contain_text(name)
    sender.reload()
    expect(sender.locator("main")).to_contain_text("Taken over by")
    expect(sender.locator("main a[href$='/close']")).to_be_visible()


def test_the_packet_stands_on_paper_without_buttons(page_of: PageOf, site: Site, given: tuple[str, str, str]) -> None:
    case_number, name, unit = given
    page = page_of("caseworker", width=320)
    offer(page, case_number, unit)
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    page.emulate_media(media="print")
    for unseen in ("header.top", ".crumbs", ".btn", "form"):
        for part in page.locator(unseen).all():
            expect(part).to_be_hidden()
    expect(page.locator("h1")).to_contain_text(name)
    expect(page.locator("main")).to_contain_text("Väntar på SFI.")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator("main")).to_contain_text("Withdrawn")
