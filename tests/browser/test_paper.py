"""A page on paper: what is known, without what can only be clicked."""

from playwright.sync_api import expect

from tests.browser.casework import Known
from tests.browser.conftest import PageOf


def test_a_person_is_printed_without_menus_forms_and_buttons(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    page.goto(f"/people/{known.amina}")
    page.emulate_media(media="print")
    for unseen in ("header.top", ".tabs", ".crumbs", ".btn", "form", "button", "input", "select"):
        for part in page.locator(unseen).all():
            expect(part).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("dl.meta")).to_be_visible()
    expect(page.locator(".only-print").first).to_be_visible()


def test_the_address_of_a_link_does_not_stand_on_paper(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    page.goto(f"/people/{known.amina}")
    page.emulate_media(media="print")
    contents = page.evaluate(
        "[...document.querySelectorAll('a')].map(link => getComputedStyle(link, '::after').content)"
    )
    assert not [content for content in contents if "attr" in content or "/" in content]
