"""A welder walked in the browser from an employer nobody knew to a job that is still there after a year."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Locator, Page, expect

from reception.access.actor import system
from reception.accounts import queries as accounts
from reception.accounts.models import User
from reception.cases import operations as cases
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.people import operations as people
from reception.people.models import Person
from reception.people.terms import BirthPrecision
from reception.reckoning.periods import months_after
from tests.browser import server
from tests.browser.conftest import PageOf, choose_language, sign_in
from tests.browser.keyboard import Keyboard
from tests.browser.server import Site
from tests.files import making

NAME, EMPLOYER, TUTOR = "Idris Prov", "Provsvetsarna i Exempelby", "Greta Handledare"
TITLE, AGREEMENT = "Svetsare i provhallen", "Avtal om praktik"
ASKED = "Han trivs. Handledaren vill ha honom kvar."
TODAY = today()
#: Days from today on which something happens; the job begins on the day after the placement's last.
BEGINS, FOLLOW_UP, ENDS, JOB = 7, 50, 97, 98


def _day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


def _asked_after(months: int) -> date:
    """A few days after the question whether the job lasts has come."""
    return months_after(TODAY + timedelta(days=JOB), months) + timedelta(days=3)


@pytest.fixture
def travelled(site: Site, tmp_path: Path) -> Iterator[Site]:
    """The municipality on a server whose clock can be moved."""
    copy = server.start_copy(site, tmp_path / "copy")
    yield copy
    copy.stop()


@pytest.fixture
def newcomer(travelled: Site) -> str:
    """The number of a man with a case at the caseworker's, of whose way to work nothing is noted."""
    with travelled.app.app_context(), system("test"):
        worker = db.session.scalars(sa.select(User).filter_by(email="caseworker@demo.example")).one()
        man = people.register_person(name=NAME, birth=(date(1991, 8, 9), BirthPrecision.DAY))
        assert isinstance(man, Person)
        unit_id = accounts.actor_of(worker).duties[0].unit_id
        cases.open_case(man, unit_id=unit_id, worker_id=worker.id, opened_on=TODAY)
        found = man.number
        commit()
        db.session.remove()
    return found


def test_from_a_placement_to_a_job_that_lasts(page_of: PageOf, travelled: Site, newcomer: str) -> None:
    page = page_of("nobody", base_url=travelled.url)
    page.goto("/sign-in")
    sign_in(page, "caseworker")
    _notes_the_employer(page)
    _adds_a_place(page)
    _keeps_the_agreement(page, newcomer)
    _says_what_is_looked_for(page, newcomer)
    _proposes_the_place(page)
    _writes_that_both_say_yes(page)
    _notes_the_placement(page)
    _asks_how_it_goes(page, travelled)
    _ends_the_placement(page, travelled, newcomer)
    _notes_the_job(page)
    for months in (6, 12):
        _answers_whether_it_lasts(page, travelled, newcomer, months)
    _finds_every_day(page, newcomer)


def _notes_the_employer(page: Page) -> None:
    page.goto("/employers")
    page.get_by_role("link", name="Add an employer").click()
    keys = Keyboard(page)
    page.focus("[name=name]")
    keys.type(EMPLOYER)
    page.fill("[name=contact_name]", TUTOR)
    page.fill("[name=contact_task]", "Verkmästare")
    keys.open("Control+Enter")
    expect(page.locator(".note-done")).to_contain_text("The employer is in the register.")
    expect(page.locator("main")).to_contain_text("No places are written down here yet.")


def _adds_a_place(page: Page) -> None:
    page.get_by_role("link", name="Add places").click()
    page.locator("[name=kind][value=placement]").check()
    page.fill("[name=title]", TITLE)
    _pick(page, "occupation_code", "welder", "Welders and flame cutters")
    page.fill("[name=extent]", "100")
    page.fill("[name=begins_on]", _day(BEGINS))
    page.fill("[name=ends_on]", _day(ENDS))
    Keyboard(page).open("Control+Enter")
    expect(page.locator("h1")).to_contain_text(TITLE)
    expect(page.locator("main")).to_contain_text("Welders and flame cutters")


def _keeps_the_agreement(page: Page, number: str) -> None:
    page.goto(f"/people/{number}/documents/new")
    page.select_option("[name=kind]", "other")
    page.fill("[name=title]", AGREEMENT)
    paper = {"name": "avtal.pdf", "mimeType": "application/pdf", "buffer": making.pdf()}
    page.set_input_files("[name=file]", paper)
    _send(page)
    expect(page.locator("main")).to_contain_text(AGREEMENT)


def _says_what_is_looked_for(page: Page, number: str) -> None:
    page.goto(f"/people/{number}")
    page.locator(".tabs").get_by_role("link", name="Work", exact=True).click()
    expect(page.locator("main")).to_contain_text("Nothing of work is noted as going on")
    page.locator("[aria-labelledby=search-title]").get_by_role("link", name="Change").click()
    page.locator("[name=seeks][value=placement]").check()
    Keyboard(page).open("Control+Enter")
    expect(page.locator(".note-done")).to_contain_text("Saved.")
    expect(page.locator("main")).to_contain_text("Looks for a placement")


def _proposes_the_place(page: Page) -> None:
    page.get_by_role("link", name="Places that fit").click()
    place = page.locator("article", has_text=EMPLOYER)
    while not place.count():  # the demo has places of its own, some of which may stand before it
        page.get_by_role("link", name="Show more places").click()
        page.wait_for_load_state()
    expect(place).to_contain_text("Fits")
    expect(place).to_contain_text("Welders and flame cutters")
    with page.expect_navigation():
        place.get_by_role("button", name="Propose").click()
    expect(page.locator(".note-done")).to_contain_text("Proposed.")


def _writes_that_both_say_yes(page: Page) -> None:
    _segment(page, "Overview").click()
    row = page.locator("tr", has_text=EMPLOYER)
    expect(row).to_contain_text(f"Proposed {_day(0)}")
    row.get_by_role("link", name=TITLE).click()
    page.locator("[name=person_answer][value=yes]").check()
    page.locator("[name=employer_answer][value=yes]").check()
    Keyboard(page).open("Control+Enter")
    expect(row).to_contain_text("Both said yes")
    row.get_by_role("link", name="Note the placement").click()


def _notes_the_placement(page: Page) -> None:
    """Most of it comes from what the employer offers; the tutor is chosen among those who work there."""
    expect(page.locator("main")).to_contain_text("Filled in from what the employer offers.")
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    expect(page.locator("[name=started_on]")).to_have_value(_day(BEGINS))
    expect(page.locator("[name=planned_end_on]")).to_have_value(_day(ENDS))
    page.locator("[name=decided_by][value=municipality]").check()
    page.fill("[name=agreed_on]", _day(0))
    page.select_option("[name=agreement_id]", index=1)
    page.fill("[name=follow_up_on]", _day(FOLLOW_UP))
    Keyboard(page).open("Control+Enter")
    expect(page.locator(".note-done")).to_contain_text("The placement is noted. Choose the tutor.")
    page.get_by_label(f"{TUTOR}, Verkmästare").check()
    _send(page)
    main = page.locator("main")
    for told in (EMPLOYER, TUTOR, AGREEMENT, f"Begins {_day(BEGINS)}", "100 % of full time"):
        expect(main).to_contain_text(told)
    _segment(page, "Overview").click()
    expect(main).to_contain_text("Both said yes")
    expect(page.get_by_role("link", name="Note the placement")).to_have_count(0)


def _asks_how_it_goes(page: Page, travelled: Site) -> None:
    _opens_the_day(page, travelled, FOLLOW_UP)
    asked = _to_ask(page, "Ask how the placement goes")
    asked.get_by_role("link", name="Open").click()
    expect(page.locator("main")).to_contain_text(f"Ask now, since {_day(FOLLOW_UP)}")
    page.get_by_role("link", name="Note that it was asked").click()
    page.fill("[name=note]", ASKED)
    Keyboard(page).open("Control+Enter")
    expect(page.locator("main")).to_contain_text(ASKED)
    expect(page.locator("main")).not_to_contain_text("Ask now")


def _ends_the_placement(page: Page, travelled: Site, number: str) -> None:
    _opens_the_day(page, travelled, JOB)
    _to_ask(page, "The placement ends").get_by_role("link", name="Open").click()
    expect(page.locator("main")).to_contain_text(f"Was to end {_day(ENDS)}")
    page.get_by_role("link", name="End", exact=True).click()
    expect(page.locator("[name=ended_on]")).to_have_value(_day(ENDS))
    expect(page.locator("[name=note]")).to_have_value(ASKED)
    page.get_by_label("A job at the same place").check()
    page.locator("[name=ended_by][value=as-planned]").check()
    Keyboard(page).open("Control+Enter")
    expect(page.locator(".note-done")).to_contain_text("The placement has ended. Note the job")
    assert f"/people/{number}/work/employments/new" in page.url


def _notes_the_job(page: Page) -> None:
    """First with an end before its beginning, as happens when one types the year that was."""
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    expect(page.locator("[name=extent]")).to_have_value("100")
    expect(page.locator("[name=occupation_code]")).to_have_value("Welders and flame cutters (7212)")
    expect(page.locator("[name=organisation_id] option:checked")).to_have_text(EMPLOYER)
    page.select_option("[name=contract]", "trial")
    page.select_option("[name=subsidy]", "none")
    page.fill("[name=started_on]", _day(JOB))
    page.fill("[name=planned_end_on]", _day(JOB - 5))
    page.select_option("[name=learnt_through]", "document")
    page.fill("[name=note]", "Provanställning i sex månader.")
    keys = Keyboard(page)
    keys.open("Control+Enter")
    expect(page.locator(".errors li")).to_have_count(1)
    beside = page.locator(".field", has=page.locator("[name=planned_end_on]"))
    expect(beside.locator(".field-error")).to_contain_text(_day(JOB))
    for name, value in (
        ("planned_end_on", _day(JOB - 5)), ("started_on", _day(JOB)), ("contract", "trial"), ("subsidy", "none"),
        ("learnt_through", "document"), ("note", "Provanställning i sex månader."), ("title", TITLE),
    ):  # fmt: skip
        expect(page.locator(f"[name={name}]")).to_have_value(value)
    page.select_option("[name=contract]", "permanent")
    page.fill("[name=planned_end_on]", "")
    keys.open("Control+Enter")
    expect(page.locator(".note-done")).to_contain_text("The job is noted.")
    expect(page.locator("main")).to_contain_text("Goes on")


def _answers_whether_it_lasts(page: Page, travelled: Site, number: str, months: int) -> None:
    day = _asked_after(months)
    _opens_the_day(page, travelled, (day - TODAY).days)
    question = f"Still there after {months} months?"
    expect(_to_ask(page, question)).to_contain_text(NAME)
    page.goto(f"/people/{number}/work")
    asked = page.locator("[aria-labelledby=to-ask]")
    expect(asked).to_contain_text("since")
    asked.get_by_role("link", name=question).click()
    expect(page.locator("[name=asked_on]")).to_have_value(day.isoformat())
    page.locator("[name=answer][value=still-there]").check()
    page.select_option("[name=learnt_through]", "person")
    Keyboard(page).open("Control+Enter")
    expect(page.locator(".note-done")).to_contain_text("The answer is noted.")
    answered = page.locator("[aria-labelledby=checks] tr", has_text=f"{months} months")
    expect(answered).to_contain_text("Still there")
    expect(answered).to_contain_text(day.isoformat())
    page.goto(f"/people/{number}/work")
    expect(page.locator("main")).not_to_contain_text(question)


def _finds_every_day(page: Page, number: str) -> None:
    page.goto(f"/people/{number}/timeline?kind=work")
    for day, words in (
        (_day(0), TITLE), (_day(BEGINS), TITLE), (_day(ENDS), TITLE), (_day(JOB), TITLE),
        (_asked_after(6).isoformat(), "after 6 months"), (_asked_after(12).isoformat(), "after 12 months"),
    ):  # fmt: skip
        that_day = page.locator(f".timeline li:has(time[datetime='{day}'])", has_text=words)
        expect(that_day.first).to_be_visible()


def _opens_the_day(page: Page, travelled: Site, ahead: int) -> None:
    """Come back on a later day: by then one must sign in again."""
    server.move(travelled, ahead)
    choose_language(page, "en")
    sign_in(page, "caseworker")
    page.goto("/")


def _to_ask(page: Page, words: str) -> Locator:
    """The newcomer's row among the work to ask about, of which My day shows the first."""
    page.locator("#lasting a").click()
    return page.locator("main tr", has_text=words).filter(has_text=NAME)


def _pick(page: Page, name: str, words: str, entry: str) -> None:
    """Write a few letters and choose among what the list offers, by the keys."""
    keys, field = Keyboard(page), page.locator(f"[name={name}]")
    field.focus()
    keys.type(words)
    option = page.locator(f"#{field.get_attribute('aria-controls')} [role=option]", has_text=entry).first
    expect(option).to_be_visible()
    while option.get_attribute("aria-selected") != "true":
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(field).to_have_value(option.get_attribute("data-text") or entry)


def _segment(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Work").get_by_role("link", name=name, exact=True)


def _send(page: Page) -> None:
    """Send the form of the page, and wait for the next one."""
    with page.expect_navigation():
        page.locator("main form .btn-primary").click()
