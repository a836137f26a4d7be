"""The core of the work in a browser that runs no scripts."""

from playwright.sync_api import expect

from tests.browser.casework import Known
from tests.browser.conftest import PageOf, sign_in
from tests.browser.test_finding_people import find


def test_one_signs_in_finds_logs_undoes_and_signs_out(page_of: PageOf, known: Known) -> None:
    page = page_of("nobody", java_script_enabled=False)
    page.goto("/people")
    sign_in(page, "caseworker")
    assert page.url.endswith("/people")
    find(page, known.amina_id_number)
    assert page.url.endswith(f"/people/{known.amina}")
    page.click("a[aria-keyshortcuts=c]")
    page.fill("#summary", "Utan skript.")
    page.click("main form[data-draft] button[type=submit]:not([name])")
    expect(page.locator(".timeline li").first).to_contain_text("Utan skript.")
    page.click("main form[action$='/undo'] button")
    expect(page.locator("main")).not_to_contain_text("Utan skript.")
    page.click("[popovertarget=me]")
    page.click("form[action='/sign-out'] button")
    expect(page.locator("#password")).to_be_visible()
    page.goto("/people")
    expect(page.locator("#password")).to_be_visible()


def test_the_person_is_chosen_among_those_who_match(page_of: PageOf) -> None:
    page = page_of("caseworker", java_script_enabled=False)
    page.goto("/")
    page.click("a[aria-keyshortcuts=c]")
    page.fill("#person", "Layla Hassan")
    page.fill("#summary", "Valde rätt Layla.")
    save = "main form[data-draft] button[type=submit]:not([name])"
    page.click(save)
    choices = page.locator("[name=chosen]")
    expect(choices).to_have_count(2)
    expect(page.locator("#summary")).to_have_value("Valde rätt Layla.")
    choices.nth(1).check()
    page.click(save)
    expect(page.locator("h1")).to_contain_text("Layla Hassan")
    expect(page.locator(".timeline li").first).to_contain_text("Valde rätt Layla.")
