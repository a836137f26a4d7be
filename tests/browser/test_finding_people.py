"""Finding somebody by whatever one has, and registering nobody twice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.casework import Known
from tests.browser.conftest import PageOf


@pytest.mark.parametrize("name", ["Amina Yusuf", "أمينة", "أمينة يوسف", "Ameena Youssef", "amina jusuf"])
def test_amina_is_found_by_her_name_in_any_spelling_and_script(page_of: PageOf, known: Known, name: str) -> None:
    page = page_of("caseworker")
    find(page, name)
    assert is_found(page, known.amina)


def test_amina_is_opened_at_once_by_her_number_which_stands_in_no_address(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    visited: list[str] = []
    page.on("request", lambda request: visited.append(request.url))
    for written in (known.amina_id_number, known.amina_id_number[2:].replace("-", ""), known.amina, known.amina_case):
        find(page, written)
        assert page.url.endswith(f"/people/{known.amina}"), written
    digits = known.amina_id_number.replace("-", "")[2:]
    assert not [url for url in visited if digits in url.replace("-", "")]


def test_registering_begins_with_those_who_may_be_the_same(page_of: PageOf) -> None:
    page = page_of("caseworker")
    page.goto("/people/new")
    page.fill("#q", "Leila Hasan")
    page.press("#q", "Enter")
    likely = page.locator("section[aria-labelledby=likely]")
    assert likely.locator("tbody tr", has_text="Layla Hassan").count() >= 2
    box, form = likely.bounding_box(), page.locator("form:has(#name)").bounding_box()
    assert box
    assert form
    assert box["y"] < form["y"]
    expect(page.locator("#name")).to_have_value("Leila Hasan")


def test_somebody_with_one_name_and_only_a_year_of_birth_is_registered(page_of: PageOf) -> None:
    page = page_of("caseworker")
    page.goto("/people/new")
    page.fill("#q", "Gulzamina")
    page.press("#q", "Enter")
    page.fill("#birth", "1991")
    page.press("#birth", "Control+Enter")
    expect(page.locator("main .note-done")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Gulzamina")
    expect(page.locator("dl.meta")).to_contain_text("1991")
    find(page, "Gulzamena")
    expect(page.locator("main")).to_contain_text("Gulzamina")


def find(page: Page, text: str) -> None:
    """Write in the field at the top of every page, and press Enter."""
    if page.url == "about:blank":
        page.goto("/")
    page.fill("#find", text)
    with page.expect_navigation():
        page.press("#find", "Enter")


def is_found(page: Page, number: str) -> bool:
    """Whether the search opened that person, or lists them."""
    address = f"/people/{number}"
    return page.url.endswith(address) or page.locator(f"main tbody a[href='{address}']").count() > 0
