"""A newcomer and her caseworker, in the browser: from a link on a card to a question, its answer, and a letter read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from reception.access.actor import system
from reception.accounts import queries as accounts
from reception.accounts.models import User
from reception.audit.log import record
from reception.cases import operations as cases
from reception.cases.models import Case
from reception.db.session import commit, db
from reception.i18n.formats import local, today
from reception.messages.operations import links
from reception.people import operations as people
from reception.people.models import Person
from reception.people.terms import BirthPrecision
from tests.browser import looking, server
from tests.browser.conftest import PATIENCE, PageOf, choose_language, sign_in
from tests.browser.keyboard import Keyboard
from tests.browser.server import Site

NAME, YEAR, PLACE = "Olena Prov", 1990, "Provhuset, rum 7"
EXCUSE = "Добрий день! Моя донька захворіла. Чи можна прийти в четвер?"
REPLY = "Tack. Kom på torsdag klockan 13 i stället."
HELD = "Ta med din legitimation."
MEETING_ON = today() + timedelta(days=8)
STOPS = 60  # more than any page of hers has
IN_FOCUS = "wanted => document.activeElement.matches(wanted)"
IS_SHOWN = """() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
  return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
}"""
PHONE = {"width": looking.NARROW, "height": 640}


@dataclass(frozen=True)
class Newcomer:
    """The number of a person, and of her case."""

    number: str
    case: str


@pytest.fixture
def apart(site: Site, tmp_path: Path) -> Iterator[Site]:
    """The municipality on a server of its own: what happens here changes nobody else's lists."""
    copy = server.start_copy(site, tmp_path / "copy")
    yield copy
    copy.stop()


@pytest.fixture
def olena(apart: Site) -> Newcomer:
    """Somebody new, with a case at the caseworker."""
    with apart.app.app_context(), system("test"):
        worker = db.session.scalars(sa.select(User).filter_by(email="caseworker@demo.example")).one()
        person = people.register_person(name=NAME, birth=(date(YEAR, 5, 6), BirthPrecision.DAY))
        assert isinstance(person, Person)
        unit_id = accounts.actor_of(worker).duties[0].unit_id
        cases.open_case(person, unit_id=unit_id, worker_id=worker.id, opened_on=today())
        db.session.flush()
        case = db.session.scalars(sa.select(Case).filter_by(person_id=person.id).execution_options(permit="test")).one()
        found = Newcomer(person.number, case.number)
        commit()
        db.session.remove()
    return found


@pytest.fixture
def telephone(apart: Site, browser: Browser) -> Iterator[Callable[..., Page]]:
    """`telephone()`: an old telephone that runs no scripts and knows nobody."""
    opened = []

    def page(**options: Any) -> Page:
        known: dict[str, Any] = {"base_url": apart.url, "viewport": PHONE, "java_script_enabled": False, **options}
        context = browser.new_context(**known)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context.new_page()

    yield page
    for context in opened:
        context.close()


def test_from_a_link_to_an_answer_and_a_letter(
    page_of: PageOf, apart: Site, olena: Newcomer, telephone: Callable[..., Page]
) -> None:
    staff, phone = page_of("nobody", base_url=apart.url), telephone()
    choose_language(staff, "en")
    sign_in(staff, "caseworker")
    _plans_a_meeting(staff, olena)
    link = _makes_a_link(staff, olena)
    _comes_in(phone, link)
    _reads_the_next_step(phone)
    _says_that_she_cannot_come(phone)
    _answers_her(staff)
    _reads_the_answer(phone)
    letter = _writes_a_letter(staff, olena)
    _opens_the_letter(phone)
    staff.goto(letter)
    expect(staff.locator("main")).to_contain_text(re.compile(r"opened \W*\d{4}-\d\d"))
    _signs_out(phone)
    _finds_the_link_revoked(staff, phone, olena, link)


def _plans_a_meeting(staff: Page, olena: Newcomer) -> None:
    staff.goto(f"/cases/{olena.case}/appointments/new")
    staff.fill("[name=at]", f"{MEETING_ON.isoformat()} 13.15")
    staff.locator("[name=channel][value=meeting]").check()
    staff.fill("[name=place]", PLACE)
    staff.locator("[name=call][value=invited]").check()
    Keyboard(staff).open("Control+Enter")
    expect(staff.locator("main")).to_contain_text(PLACE)


def _makes_a_link(staff: Page, olena: Newcomer) -> str:
    """The address of the link, as it stands below the code; the card is printed."""
    staff.goto(f"/people/{olena.number}")
    staff.locator(".tabs").get_by_role("link", name="Letters", exact=True).click()
    staff.get_by_role("link", name="Link to My plan").click()
    expect(staff.locator("main")).to_contain_text("No link works now")
    staff.get_by_role("link", name="Make a link").click()
    staff.select_option("[name=language]", "uk")
    _send(staff)
    expect(staff.locator(".note-done")).to_contain_text("The link is made.")
    expect(staff.locator("main [role=img] svg")).to_be_visible()
    card = staff.request.get(str(staff.get_by_role("link", name="Print the card").get_attribute("href")))
    assert card.headers["content-type"] == "application/pdf"
    assert card.body().startswith(b"%PDF-")
    return urlsplit(staff.locator("#address").inner_text()).path


def _comes_in(phone: Page, link: str) -> None:
    """First with the year of somebody else."""
    phone.goto(f"{link}?lang=uk")
    expect(phone.locator("html")).to_have_attribute("lang", "uk")
    _answers_the_door(phone, YEAR + 1)
    expect(phone.locator(".wrong")).to_be_visible()
    expect(phone.locator("[name=year]")).to_have_value("")
    _answers_the_door(phone, YEAR)
    phone.wait_for_url("**/my/uk/")
    expect(phone.locator("h1")).to_contain_text("Min plan")


def _answers_the_door(phone: Page, year: int) -> None:
    phone.fill("[name=year]", str(year))
    _send(phone)


def _reads_the_next_step(phone: Page) -> None:
    step = phone.locator("section.next")
    for told in (MEETING_ON.isoformat(), "13:15", PLACE):
        expect(step).to_contain_text(told)
    calendar = phone.request.get(str(step.locator("a[href$='.ics']").get_attribute("href")))
    assert calendar.headers["content-type"].startswith("text/calendar")
    [event] = Calendar.from_ical(calendar.body()).walk("VEVENT")
    assert local(event.decoded("dtstart")).isoformat().startswith(f"{MEETING_ON.isoformat()}T13:15")


def _says_that_she_cannot_come(phone: Page) -> None:
    phone.locator("section.next a[href$='cannot-come']").click()
    phone.fill("[name=text]", EXCUSE)
    _send(phone)
    expect(phone.get_by_role("status")).to_contain_text(MEETING_ON.isoformat())
    phone.goto("/my/uk/")
    expect(phone.locator("section.next .note")).to_be_visible()
    expect(phone.locator("section.next a[href$='cannot-come']")).to_have_count(0)


def _answers_her(staff: Page) -> None:
    """She is told of on My day; the answer is written where her words stand."""
    staff.goto("/")
    expect(staff.locator("section[aria-labelledby=written]")).to_contain_text("From newcomers")
    staff.goto("/my-day/written")
    staff.locator("main tr", has_text=NAME).get_by_role("link", name="Open").click()
    expect(staff.locator("main")).to_contain_text(EXCUSE)
    staff.fill("[name=reply]", REPLY)
    Keyboard(staff).open("Control+Enter")
    expect(staff.locator(".note-done")).to_contain_text("The message is marked as handled.")
    staff.goto("/my-day/written")
    expect(staff.locator("main")).not_to_contain_text(NAME)


def _reads_the_answer(phone: Page) -> None:
    phone.goto("/my/uk/")
    phone.locator("main .note a[href$='/messages']").click()
    answered = phone.locator("main li", has_text=EXCUSE)
    expect(answered.locator(".said[lang=sv]")).to_have_text(REPLY)


def _writes_a_letter(staff: Page, olena: Newcomer) -> str:
    """The address of an invitation, which she has not opened yet."""
    staff.goto(f"/people/{olena.number}/letters")
    staff.get_by_role("link", name="Write a letter").first.click()
    staff.select_option("[name=letter]", "standard-invitation")
    staff.select_option("[name=language]", "uk")
    with staff.expect_navigation():
        staff.get_by_role("button", name="Show the letter").click()
    expect(staff.locator("section[aria-labelledby=reads] [lang=uk]").first).to_be_visible()
    staff.fill("[name=note]", HELD)
    expect(staff.locator("[name=is_shown]")).to_be_checked()
    Keyboard(staff).open("Control+Enter")
    expect(staff.locator(".note-done")).to_contain_text("The letter is made.")
    expect(staff.locator("main")).to_contain_text("not opened yet")
    paper = staff.request.get(str(staff.get_by_role("link", name="Print the letter").get_attribute("href")))
    assert paper.body().startswith(b"%PDF-")
    return urlsplit(staff.url).path


def _opens_the_letter(phone: Page) -> None:
    phone.goto("/my/uk/")
    phone.locator("main .note a[href$='/letters']").click()
    phone.locator("main li h2 a").click()
    expect(phone.locator("section[lang=uk]")).to_contain_text(NAME)
    expect(phone.locator("section[lang=sv]").first).to_contain_text(NAME)
    main = phone.locator("main")
    for told in (MEETING_ON.isoformat(), PLACE, HELD):
        expect(main).to_contain_text(told)
    phone.goto("/my/uk/")
    expect(phone.locator("main .note a[href$='/letters']")).to_have_count(0)


def _signs_out(phone: Page) -> None:
    with phone.expect_navigation():
        phone.click("header form button")
    phone.wait_for_url("**/my/uk/left")
    phone.goto("/my/uk/goals")
    assert phone.url.endswith("/my/uk/closed")


def _finds_the_link_revoked(staff: Page, phone: Page, olena: Newcomer, link: str) -> None:
    """The visit that goes on is closed at once, and the link says no more than of a wrong year."""
    phone.goto(f"{link}?lang=uk")
    _answers_the_door(phone, YEAR)
    phone.wait_for_url("**/my/uk/")
    staff.goto(f"/people/{olena.number}/my-plan")
    staff.get_by_role("link", name="Revoke the link").click()
    _send(staff)
    expect(staff.locator(".note-done")).to_contain_text("The link is revoked.")
    phone.goto("/my/uk/goals")
    assert phone.url.endswith("/my/uk/closed")
    phone.goto(f"{link}?lang=uk")
    _answers_the_door(phone, YEAR)
    expect(phone.locator(".wrong")).to_be_visible()


def _send(page: Page) -> None:
    """Send the form of the page, and wait for the next one."""
    with page.expect_navigation():
        page.locator("main form .btn-primary, main form .btn-danger").first.click()


def test_she_writes_to_her_caseworker_by_the_keyboard_alone(
    apart: Site, olena: Newcomer, telephone: Callable[..., Page]
) -> None:
    """Tab and Enter, the keys of a choice, and the letters she types: from the door to what she has written."""
    phone = telephone(java_script_enabled=True)
    phone.goto(f"{_link_of(apart, olena)}?lang=sv")
    keys = Keyboard(phone)
    _to(keys, "[name=year]")
    keys.type(str(YEAR))
    keys.open("Enter")
    expect(phone).to_have_url(re.compile("/my/sv/$"))
    _chooses_ukrainian(keys)
    _to(keys, "a.tile[href$='/write']")
    keys.open("Enter")
    _to(keys, "[name=wish]")
    keys.press("ArrowDown", "Space")
    _to(keys, "[name=about]")
    keys.press("ArrowDown", "ArrowDown", "Space")
    _to(keys, "[name=text]")
    keys.write(EXCUSE)
    _to(keys, "main form button")
    keys.open("Enter")
    expect(phone.get_by_role("status")).to_be_visible()
    expect(phone.locator("main .said")).to_have_text(EXCUSE)
    _to(keys, "header form button")
    keys.open("Enter")
    expect(phone).to_have_url(re.compile("/my/uk/left$"))


def _chooses_ukrainian(keys: Keyboard) -> None:
    """By the list at the top of the page; what the first Tab reaches leads past all that."""
    phone = keys.page
    keys.press("Tab")
    expect(phone.locator(".skip")).to_be_focused()
    _to(keys, "details.languages summary")
    keys.press("Enter")
    _to(keys, "details.languages a[hreflang=uk]")
    keys.open("Enter")
    expect(phone).to_have_url(re.compile("/my/uk/$"))


def _link_of(apart: Site, olena: Newcomer) -> str:
    with apart.app.app_context(), system("test"):
        case = db.session.scalars(sa.select(Case).filter_by(number=olena.case).execution_options(permit="test")).one()
        made = links.make(case, language="uk", days=30)
        address = f"/l/{links.token_of(made)}"
        record("test.link")
        commit()
        db.session.remove()
    return address


def _to(keys: Keyboard, selector: str) -> None:
    """Go on by Tab until that stands in focus, which must be seen."""
    for _stop in range(STOPS):
        keys.press("Tab")
        if keys.page.evaluate(IN_FOCUS, selector):
            assert keys.page.evaluate(IS_SHOWN), f"nothing shows that {selector} is in focus"
            return
    raise AssertionError(f"{selector} is not reached by Tab")
