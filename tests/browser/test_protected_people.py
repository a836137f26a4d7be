"""A protected person is there for those who are named, and does not exist for anybody else."""

import re

from playwright.sync_api import Page, expect

from tests.browser.casework import Known
from tests.browser.conftest import PageOf
from tests.browser.test_finding_people import find, is_found


def test_named_staff_find_her_by_number_and_lock_and_read_her_file(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    find(page, "Daryna Koval")
    assert is_found(page, known.daryna)
    page.goto(f"/people/{known.daryna}")
    expect(page.locator("h1")).to_contain_text("Daryna Koval")
    expect(page.locator("main .note-late")).to_be_visible()
    page.goto("/my-day/today")
    expect(page.locator("main")).to_contain_text(known.daryna)
    expect(page.locator("main")).not_to_contain_text("Koval")


def test_others_do_not_find_her(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker2")
    for text in ("Daryna Koval", "Koval", "Дарина Коваль", known.daryna, known.daryna_case):
        find(page, text)
        assert not is_found(page, known.daryna), text
        expect(page.locator("main table")).to_have_count(0)


def test_others_get_the_answer_for_a_number_that_nobody_has(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker2")
    for hidden, nobodys in (
        (f"/people/{known.daryna}", f"/people/{known.nobody}"),
        (f"/people/{known.daryna}/timeline", f"/people/{known.nobody}/timeline"),
        (f"/cases/{known.daryna_case}/contacts/new", f"/cases/{known.nobody}/contacts/new"),
    ):
        assert _answer(page, hidden) == _answer(page, nobodys)


def test_she_is_not_offered_to_others_while_they_write(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker2")
    page.goto("/contacts/new")
    page.locator("#person").press_sequentially("koval")
    expect(page.locator("#person ~ [role=status]")).not_to_be_empty()
    expect(page.locator("[role=option]")).to_have_count(0)


def _answer(page: Page, path: str) -> tuple[int, str]:
    """Status and page, but for the address itself and what is new in every answer."""
    answer = page.goto(path)
    assert answer is not None
    markup = re.sub(r'(value|content)="[\w.=+/-]{20,}"', "", answer.text())
    return answer.status, markup.replace(path, "")
