"""The path in a real browser: a step ticked and taken back with the keyboard alone, and on a narrow screen."""

from playwright.sync_api import Page, expect

from tests.browser.casework import Known
from tests.browser.conftest import PageOf


def test_a_step_is_ticked_and_taken_back_with_the_keyboard(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    page.goto(f"/people/{known.amina}/path")
    tick = page.locator(".steps .acts a").first
    address = tick.get_attribute("href")
    tick.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    title = page.locator("h1").inner_text()
    page.locator("[name=state]").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Såg beslutet på mötet.")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.locator(".note-done")).to_contain_text("The step is ticked.")
    page.goto(address or "")
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("main")).to_contain_text("Såg beslutet på mötet.")
    page.locator("form[action$='/withdraw'] button").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".note-done")).to_contain_text("It is taken back.")
    expect(page.locator(f".steps .acts a[href='{address}']")).to_be_visible()


def test_why_a_step_is_due_is_opened_with_the_keyboard_on_a_narrow_screen(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker", width=320)
    page.goto(f"/people/{known.amina}/path")
    why = page.locator(".steps details.why").first
    why.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(why.locator("dl")).to_be_visible()
    assert not _is_wider_than_the_screen(page)


def _is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
