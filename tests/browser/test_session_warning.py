"""Before a session ends its owner is told, puts it off with one key, and loses nothing when it ends all the same."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from reception.accounts.models import StaffSession
from reception.db.session import db
from reception.i18n.formats import now
from tests.browser.casework import Known
from tests.browser.conftest import PageOf, sign_in
from tests.browser.server import Site

NOTE = "Ett samtal som drog ut på tiden."
Rested = Callable[..., None]


@pytest.fixture
def rested(site: Site) -> Rested:
    """`rested(minutes=26)`: nobody has done anything in the newest session for so long; `began` is when it began."""

    def move(minutes: float, *, began: float = 60) -> None:
        with site.app.app_context():
            newest = sa.select(sa.func.max(StaffSession.id)).scalar_subquery()
            seen_at, started_at = now() - timedelta(minutes=minutes), now() - timedelta(minutes=max(began, minutes))
            values = {"seen_at": seen_at, "started_at": started_at}
            db.session.execute(sa.update(StaffSession).where(StaffSession.id == newest).values(values))
            db.session.commit()

    return move


@pytest.fixture
def page(page_of: PageOf, known: Known) -> Page:
    """The page of a new contact, in a session of its own, with a clock that can be moved."""
    made = page_of("nobody")
    made.goto("/sign-in")
    sign_in(made, "caseworker")
    made.clock.install()
    made.goto(f"/cases/{known.amina_case}/contacts/new")
    return made


def dialog_of(page: Page):  # type: ignore[no-untyped-def]  # a locator
    return page.locator("#session-end")


def warn(page: Page, rested: Rested, minutes: float = 25.5) -> None:
    """Let time pass until the page speaks."""
    rested(minutes)
    page.clock.fast_forward((25 * 60 + 5) * 1000)
    expect(dialog_of(page)).to_be_visible()


def test_the_warning_comes_five_minutes_before_and_one_key_puts_it_off(page: Page, rested: Rested) -> None:
    page.focus("#summary")
    page.clock.fast_forward(24 * 60 * 1000)
    page.wait_for_timeout(300)
    expect(dialog_of(page)).to_be_hidden()
    rested(25.5)
    page.clock.fast_forward(65 * 1000)
    expect(dialog_of(page)).to_be_visible()
    expect(dialog_of(page)).to_contain_text("because nothing has happened for a while")
    expect(dialog_of(page).locator("[data-stay]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog_of(page)).to_be_hidden()
    expect(page.locator("#summary")).to_be_focused()
    page.clock.fast_forward(20 * 60 * 1000)
    page.wait_for_timeout(300)
    expect(dialog_of(page)).to_be_hidden()


def test_it_comes_again_after_the_next_rest(page: Page, rested: Rested) -> None:
    warn(page, rested)
    page.keyboard.press("Enter")
    expect(dialog_of(page)).to_be_hidden()
    warn(page, rested)
    page.keyboard.press("Escape")
    expect(dialog_of(page)).to_be_hidden()


def test_work_in_another_tab_puts_it_off(page: Page, rested: Rested) -> None:
    rested(25.5)
    tab = page.context.new_page()
    tab.goto("/people")
    page.clock.fast_forward((25 * 60 + 5) * 1000)
    page.wait_for_timeout(500)
    expect(dialog_of(page)).to_be_hidden()
    rested(26)
    page.clock.fast_forward((25 * 60 + 5) * 1000)
    expect(dialog_of(page)).to_be_visible()
    tab.goto("/people")
    page.clock.fast_forward(11_000)
    expect(dialog_of(page)).to_be_hidden()


def test_at_the_end_nothing_stays_on_the_screen_and_nothing_is_lost(page: Page, rested: Rested, known: Known) -> None:
    page.fill("#summary", NOTE)
    page.focus("#at")
    expect(page.locator("[data-draft-state]")).to_contain_text("Draft saved")
    page.clock.run_for(11_000)  # what leaving the field has changed once more is kept, too: that counts as work
    page.wait_for_load_state("networkidle")
    warn(page, rested)
    rested(31)
    page.clock.fast_forward(11_000)
    page.wait_for_selector("#password")
    assert page.url.partition("?")[0].endswith("/sign-in")
    expect(page.locator("body")).not_to_contain_text(NOTE)
    sign_in(page, "caseworker")
    assert page.url.endswith(f"/cases/{known.amina_case}/contacts/new")
    expect(page.locator("#summary")).to_have_value(NOTE)
    expect(page.locator("main")).to_contain_text("nothing is saved yet")


def test_what_stands_in_a_short_form_is_not_lost_either(page: Page, rested: Rested, known: Known) -> None:
    path = f"/cases/{known.amina_case}/tasks/new"
    page.goto(path)
    page.fill("#title", "Ring skolan")
    warn(page, rested)
    rested(31)
    page.clock.fast_forward(11_000)
    page.wait_for_selector("#password")
    sign_in(page, "caseworker")
    assert page.url.endswith(path)
    expect(page.locator("#title")).to_have_value("Ring skolan")


def test_a_page_where_nothing_is_written_leads_back_to_itself(page: Page, rested: Rested) -> None:
    page.goto("/people")
    warn(page, rested)
    rested(31)
    page.clock.fast_forward(11_000)
    page.wait_for_selector("#password")
    sign_in(page, "caseworker")
    assert page.url.endswith("/people")


def test_the_tenth_hour_is_not_put_off_and_what_is_written_comes_along(
    page: Page, rested: Rested, known: Known
) -> None:
    page.fill("#summary", NOTE)
    rested(2, began=597)
    page.clock.fast_forward((25 * 60 + 5) * 1000)
    rested(2, began=597)
    expect(dialog_of(page)).to_contain_text("because you have been signed in for ten hours")
    expect(dialog_of(page).locator("[data-stay]")).to_be_hidden()
    page.click("text=Save the draft and sign in again")
    page.wait_for_selector("#password")
    sign_in(page, "caseworker")
    assert page.url.endswith(f"/cases/{known.amina_case}/contacts/new")
    expect(page.locator("#summary")).to_have_value(NOTE)
