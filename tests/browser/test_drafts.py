"""What is written is kept while it is written, and is there after a crash, after sign-out, and without scripts."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from reception.db.session import db
from reception.drafts.models import Draft
from tests.browser.casework import Known
from tests.browser.conftest import PageOf, sign_in
from tests.browser.server import Site

NOTE = "Ett långt samtal om bostad,\nskolan och jobbet."


@pytest.fixture
def drafts(site: Site) -> Callable[[], int]:
    """How many drafts there are now."""

    def count() -> int:
        with site.app.app_context():
            return db.session.scalar(sa.select(sa.func.count(Draft.id))) or 0

    with site.app.app_context():
        db.session.execute(sa.delete(Draft))
        db.session.commit()
    return count


def write(page: Page, known: Known) -> None:
    """Write on the page and leave the field."""
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    page.fill("#summary", NOTE)
    page.focus("#at")


def keeper_is_there(page: Page) -> None:
    """Wait for the script that keeps drafts: it comes with the first letter."""
    page.evaluate("import(new URL('drafts.js', document.querySelector('script[src*=main]').src).href).then(() => 0)")


def expect_saved(page: Page) -> None:
    expect(page.locator("[data-draft-state]")).to_contain_text("Draft saved")


def take_up(page: Page, known: Known) -> None:
    """Open the page anew and go on."""
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    expect(page.locator("#summary")).to_have_value("")
    page.click("text=Go on with the draft")
    expect(page.locator("#summary")).to_have_value(NOTE)


def test_what_was_written_is_there_after_a_crash_and_gone_once_it_is_sent(
    page_of: PageOf, known: Known, drafts: Callable[[], int]
) -> None:
    page = page_of("caseworker")
    write(page, known)
    expect_saved(page)
    page.close()
    again = page_of("caseworker")
    again.goto("/")
    expect(again.locator("[aria-labelledby=unfinished]")).to_contain_text("Log a contact")
    take_up(again, known)
    again.press("#summary", "Control+Enter")
    expect(again.locator(".timeline li").first).to_contain_text("Ett långt samtal om bostad")
    assert drafts() == 0


def test_ten_seconds_are_the_most_that_is_lost(page_of: PageOf, known: Known, drafts: Callable[[], int]) -> None:
    page = page_of("caseworker")
    page.clock.install()
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    page.locator("#summary").press_sequentially("Mitt i en mening")
    keeper_is_there(page)
    assert drafts() == 0
    page.clock.fast_forward(10_000)
    expect_saved(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.clock.fast_forward(60_000)
    assert "POST" not in asked
    assert drafts() == 1


def test_the_page_that_is_left_in_a_hurry_keeps_its_last_words(
    page_of: PageOf, known: Known, drafts: Callable[[], int]
) -> None:
    page = page_of("caseworker")
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    page.fill("#summary", NOTE)
    keeper_is_there(page)
    page.goto("/people")
    for _attempt in range(100):  # what a page sends as it is left is on its own: no page tells when it has arrived
        if drafts():
            break
        page.wait_for_timeout(100)
    assert drafts() == 1
    take_up(page, known)


def test_the_button_keeps_it_at_once(page_of: PageOf, known: Known, drafts: Callable[[], int]) -> None:
    page = page_of("caseworker")
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    page.fill("#summary", NOTE)
    page.click("main button[name=_draft]")
    expect(page.locator("main")).to_contain_text("Draft saved")
    expect(page.locator("#summary")).to_have_value(NOTE)
    assert drafts() == 1
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.goto("/people")
    assert "POST" not in asked  # what is kept is not sent again as the page is left


def test_it_is_there_after_signing_out_and_in(page_of: PageOf, known: Known, drafts: Callable[[], int]) -> None:
    page = page_of("nobody")
    page.goto("/sign-in")
    sign_in(page, "caseworker")
    write(page, known)
    expect_saved(page)
    page.click("[popovertarget=me]")
    page.click("form[action='/sign-out'] button")
    page.wait_for_selector("#password")
    sign_in(page, "caseworker")
    take_up(page, known)
    assert drafts() == 1


def test_the_button_needs_no_script(page_of: PageOf, known: Known, drafts: Callable[[], int]) -> None:
    page = page_of("caseworker", java_script_enabled=False)
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    page.fill("#summary", NOTE)
    page.click("main button[name=_draft]")
    expect(page.locator("main")).to_contain_text("This is your draft from")
    expect(page.locator("#summary")).to_have_value(NOTE)
    page.goto("/people")
    take_up(page, known)
    page.click("text=Throw it away")
    expect(page.locator("main")).to_contain_text("The draft is thrown away.")
    expect(page.locator("main")).not_to_contain_text("Go on with the draft")
    page.click("text=Undo")
    expect(page.locator("main")).to_contain_text("Go on with the draft")


def test_a_failure_is_said_and_tried_again(page_of: PageOf, known: Known, drafts: Callable[[], int]) -> None:
    page = page_of("caseworker")
    page.clock.install()
    path = f"**/cases/{known.amina_case}/contacts/new"
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    page.route(path, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    state = page.locator("[data-draft-state]")
    page.fill("#summary", NOTE)
    page.focus("#at")
    expect(state).to_have_text("The draft could not be saved. Keep this page open.")
    page.unroute(path)
    page.clock.fast_forward(10_000)
    expect_saved(page)
    assert drafts() == 1


def test_a_session_that_ended_is_said_and_the_page_goes_on_after_sign_in_in_a_new_tab(
    page_of: PageOf, known: Known, drafts: Callable[[], int]
) -> None:
    page = page_of("nobody")
    page.goto("/sign-in")
    sign_in(page, "caseworker")
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    other = page.context.new_page()
    other.goto("/")
    other.click("[popovertarget=me]")
    other.click("form[action='/sign-out'] button")
    other.wait_for_selector("#password")
    page.fill("#summary", NOTE)
    page.focus("#at")
    state = page.locator("[data-draft-state]")
    expect(state).to_contain_text("Your session has ended.")
    with page.context.expect_page() as opened:
        state.locator("a").click()
    sign_in(opened.value, "caseworker")
    page.fill("#summary", f"{NOTE} Mer.")
    page.focus("#at")
    expect_saved(page)
    page.press("#summary", "Control+Enter")
    expect(page.locator(".timeline li").first).to_contain_text("Mer.")
    assert drafts() == 0
