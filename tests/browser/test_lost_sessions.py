"""A form whose session ended: what was written comes back to the one who wrote it."""

from playwright.sync_api import Page, expect

from tests.browser.casework import Known
from tests.browser.conftest import PageOf, sign_in

NOTE = "Ett långt samtal om bostad,\nskolan och jobbet."


def test_what_was_written_is_there_after_the_session_was_ended_elsewhere(page_of: PageOf, known: Known) -> None:
    writing = _signed_in(page_of)
    _write(writing, known)
    other = _signed_in(page_of)
    other.goto("/account")
    other.locator("form[action$='/end'] button").first.click()  # the session used last before this one
    other.wait_for_selector("main .note-done")
    _send(writing)
    sign_in(writing, "caseworker")
    _expect_it_back(writing, known)


def test_what_was_written_is_there_after_signing_out_in_another_tab(page_of: PageOf, known: Known) -> None:
    writing = _signed_in(page_of)
    _write(writing, known)
    _sign_out_in_another_tab(writing)
    _send(writing)
    sign_in(writing, "caseworker")
    _expect_it_back(writing, known)


def test_it_is_not_given_to_anybody_else(page_of: PageOf, known: Known) -> None:
    writing = _signed_in(page_of)
    _write(writing, known)
    _sign_out_in_another_tab(writing)
    _send(writing)
    sign_in(writing, "manager")
    writing.goto(f"/cases/{known.amina_case}/contacts/new")
    expect(writing.locator("#summary")).to_have_value("")


def _signed_in(page_of: PageOf) -> Page:
    """A page with a session of its own, that other tests do not share."""
    page = page_of("nobody")
    page.goto("/sign-in")
    sign_in(page, "caseworker")
    return page


def _write(page: Page, known: Known) -> None:
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    page.check("#how-4")
    page.fill("#summary", NOTE)


def _sign_out_in_another_tab(page: Page) -> None:
    tab = page.context.new_page()
    tab.goto("/")
    tab.click("[popovertarget=me]")
    tab.click("form[action='/sign-out'] button")
    tab.wait_for_selector("#password")


def _send(page: Page) -> None:
    page.press("#summary", "Control+Enter")
    page.wait_for_selector("#password")


def _expect_it_back(page: Page, known: Known) -> None:
    assert page.url.endswith(f"/cases/{known.amina_case}/contacts/new")
    expect(page.locator("#summary")).to_have_value(NOTE)
    expect(page.locator("#how-4")).to_be_checked()
    page.press("#summary", "Control+Enter")
    expect(page.locator(".timeline li").first).to_contain_text("Ett långt samtal om bostad")
