"""A page on paper: what is known, without what can only be clicked."""

import re

from playwright.sync_api import expect

from tests.browser import looking
from tests.browser.casework import Known
from tests.browser.conftest import PageOf

PAPER = 658  # pixels across A4 between its margins


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


def test_paper_says_whose_it_is_when_it_was_printed_and_by_whom(page_of: PageOf) -> None:
    page = page_of("teacher")
    page.goto("/groups")
    page.emulate_media(media="print")
    foot = page.locator("footer.foot").inner_text()
    assert "Exempelby · Vuxenutbildningen" in foot
    assert re.search(r"Printed \d{4}-\d\d-\d\d by Per Ås", foot)


def test_a_wide_list_fits_the_paper(page_of: PageOf) -> None:
    page = page_of("caseworker", width=PAPER)
    page.emulate_media(media="print")
    for path in ("/people", "/dwellings"):
        page.goto(path)
        assert [*looking.overflow(page)] == []
