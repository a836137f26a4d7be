"""My day: its numbers are true, and the keys lead through it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PageOf
from tests.browser.keyboard import Keyboard


@pytest.mark.parametrize("role", ["caseworker", "caseworker2", "manager"])
def test_each_number_opens_exactly_that_list(page_of: PageOf, role: str) -> None:
    page = page_of(role)
    page.goto("/")
    links = page.locator("main a:is(.count, :has(.count))").all()
    promised = {link.get_attribute("href") or "": _number(link) for link in links}
    if role != "manager":  # whoever leads a unit may have no case of their own
        assert promised
    for address, count in promised.items():
        assert _rows(page, address) == count, address


def _number(link: Locator) -> int:
    """The figure, without what is only read out."""
    count = link.locator("xpath=descendant-or-self::*[contains(@class, 'count')]")
    return int(count.evaluate("count => count.firstChild.textContent"))


def _rows(page: Page, address: str) -> int:
    """The rows of a list, over all its pages."""
    page.goto(address)
    count = page.locator("main tbody tr").count()
    while page.locator("a[rel=next]").count():
        page.click("a[rel=next]")
        count += page.locator("main tbody tr").count()
    return count


def test_j_and_k_go_through_the_rows_and_o_opens_one(page_of: PageOf) -> None:
    page = page_of("caseworker")
    keys = Keyboard(page)
    page.goto("/my-day/week")
    first, second = page.locator(".work tbody tr th a").all()[:2]
    keys.press("j")
    expect(first).to_be_focused()
    keys.press("j")
    expect(second).to_be_focused()
    keys.press("k")
    expect(first).to_be_focused()
    target = first.get_attribute("href")
    keys.open("o")
    assert page.url.endswith(str(target))


def test_letters_lead_to_search_to_help_and_to_places(page_of: PageOf) -> None:
    page = page_of("caseworker")
    keys = Keyboard(page)
    page.goto("/")
    keys.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("c?")  # while one writes, letters are letters
    expect(page.locator("#find")).to_have_value("c?")
    page.locator("h1").click()
    keys.open("?")
    assert page.url.endswith("/help/shortcuts")
    keys.press("g")
    keys.open("p")
    assert page.url.endswith("/people")
    keys.press("g")
    keys.open("d")
    keys.open("c")
    expect(page.locator("#person")).to_be_focused()


def test_whoever_turns_the_letters_off_has_none(page_of: PageOf) -> None:
    page = page_of("guidance")
    page.goto("/account")
    page.locator("[name=shortcuts]").uncheck()
    page.press("[name=shortcuts]", "Control+Enter")
    page.wait_for_selector("html[data-shortcuts=off]")
    page.keyboard.press("?")
    page.wait_for_timeout(200)
    assert page.url.endswith("/account")
