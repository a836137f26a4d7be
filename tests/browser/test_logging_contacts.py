"""Logging what happened, from the keyboard: quickly, and without losing what was there."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from reception.contacts.terms import ContactState
from reception.i18n.formats import today
from tests.browser.casework import Known
from tests.browser.conftest import PageOf
from tests.browser.keyboard import Keyboard

MOST_KEYS = 12
SAVED = "main .note-done"
UNDO = "main form[action$='/undo'] button"
NO_ANSWER = "6"


def test_a_contact_is_logged_on_a_persons_page_with_few_keys(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    keys = Keyboard(page)
    page.goto(f"/people/{known.amina}")
    keys.open("c")
    keys.press("1", "Tab", "Tab")
    keys.write("Ringde om cykelkurs.")
    keys.open("Control+Enter")
    print(f"contact from the person's page: {keys.pressed} keys + text")
    assert keys.pressed <= MOST_KEYS
    expect(page.locator(SAVED)).to_be_visible()
    expect(page.locator(".timeline li").first).to_contain_text("Ringde om cykelkurs.")


def test_a_contact_is_logged_from_my_day_with_few_keys(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    keys = Keyboard(page)
    page.goto("/")
    keys.open("c")
    keys.type("ami")
    expect(page.locator("[role=option]").first).to_contain_text("Amina Yusuf")
    keys.press("ArrowDown", "Enter", "Tab", "1", "Tab", "Tab")
    keys.write("Ringde om busskort.")
    keys.open("Control+Enter")
    print(f"contact from My day, the person chosen: {keys.pressed} keys + text")
    assert keys.pressed <= MOST_KEYS
    assert page.url.endswith(f"/people/{known.amina}")
    expect(page.locator(".timeline li").first).to_contain_text("Ringde om busskort.")


def test_somebody_who_did_not_answer_needs_no_note(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    keys = Keyboard(page)
    page.goto(f"/people/{known.amina}")
    keys.open("c")
    keys.press(NO_ANSWER)
    keys.open("Control+Enter")
    print(f"tried, no answer: {keys.pressed} keys")
    expect(page.locator(".timeline li").first).to_contain_text(ContactState.NO_ANSWER.label)


def test_a_contact_is_taken_back_together_with_its_next_step(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    log(page, known.amina_case, "Fel person.", next_step="Boka fel tid", by="+5")
    expect(page.locator("main")).to_contain_text("Boka fel tid")
    page.click(UNDO)
    expect(page.locator(SAVED)).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Fel person.")
    expect(page.locator("main")).not_to_contain_text("Boka fel tid")
    page.goto(f"/people/{known.amina}/timeline")
    expect(page.locator("main")).not_to_contain_text("Fel person.")


def test_a_next_step_in_seven_days_stands_in_this_week(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    log(page, known.amina_case, "Vill ha barnvagn.", next_step="Fråga om barnvagn", by="+7")
    page.goto("/my-day/week")
    row = page.locator(".work tbody tr", has_text="Fråga om barnvagn")
    expect(row.locator("time")).to_have_attribute("datetime", _in_days(7).isoformat())
    expect(row.locator("th")).to_contain_text("Amina Yusuf")


def test_the_date_is_said_in_words_while_one_types(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    page.goto(f"/cases/{known.amina_case}/contacts/new")
    page.fill("#next_due", "+7")
    page.press("#next_due", "Tab")
    expect(page.locator("#next_due-echo")).to_contain_text(str(_in_days(7).year))


def test_a_planned_appointment_stands_in_this_week_and_on_the_persons_page(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    page.goto(f"/cases/{known.amina_case}/appointments/new")
    page.fill("#at", f"{_in_days(6)} 13.15")
    page.fill("#place", "Biblioteket, övre plan")
    page.press("#place", "Control+Enter")
    expect(page.locator(SAVED)).to_be_visible()
    expect(page.locator("[aria-labelledby=next-step]")).to_contain_text("Biblioteket, övre plan")
    page.goto("/my-day/week")
    row = page.locator(".work tbody tr", has_text="Biblioteket, övre plan")
    expect(row.locator(".when")).to_contain_text("13:15")


def test_a_question_to_an_authority_counts_the_days_of_waiting(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker")
    page.goto(f"/cases/{known.amina_case}/questions/new")
    page.select_option("#organisation_id", label="Försäkringskassan")
    page.select_option("#kind", "benefit")
    page.fill("#text", "Saknas någon bilaga?")
    page.fill("#asked_on", _in_days(-5).isoformat())
    page.press("#asked_on", "Control+Enter")
    expect(page.locator(SAVED)).to_be_visible()
    expect(page.locator("[aria-labelledby=questions] li", has_text="Saknas någon bilaga?")).to_contain_text("5 days")
    page.goto("/questions")
    expect(page.locator(".work tr", has_text="Saknas någon bilaga?").locator(".when")).to_have_text("5 days")


def log(page: Page, case: str, note: str, *, next_step: str, by: str) -> None:
    """Log a telephone call with a next step."""
    page.goto(f"/cases/{case}/contacts/new")
    page.check("#how-0")
    page.fill("#summary", note)
    page.fill("#next_title", next_step)
    page.fill("#next_due", by)
    page.press("#next_due", "Control+Enter")
    expect(page.locator(SAVED)).to_be_visible()


def _in_days(days: int) -> date:
    return today() + timedelta(days=days)
