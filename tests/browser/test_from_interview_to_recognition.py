"""A midwife walked in the browser from the first question of the interview to a statement in her hand and on her CV."""

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
from tests.browser.conftest import PageOf
from tests.browser.keyboard import Keyboard
from tests.browser.server import Site

DEGREE, WORK = "Barnmorskeutbildning i Keren", "Barnmorska på förlossningen"
REASON = "UHR tillfrågas direkt, hon har alla papper."
RESULT = "Motsvarar en yrkesinriktad examen om tre år."


def _day(ago: int) -> str:
    return (today() - timedelta(days=ago)).isoformat()


#: Days ago of everything that happens in the validation, and what a person reads of it under "Every day".
BEGAN, RATED, SURVEYED, KNOWN, ASKED, MORE, SENT, ANSWERED, IN_HAND = 60, 59, 57, 50, 45, 30, 20, 5, 2
EVERY_DAY = (
    (BEGAN, "The validation began", ""),
    (RATED, "Asked, or begun", "Self-rating"),
    (RATED, "Answered: Confirmed", "Self-rating"),
    (SURVEYED, "Asked, or begun", "Overview mapping"),
    (KNOWN, "Answered: Confirmed", "Overview mapping"),
    (ASKED, "Asked, or begun", "Assessment"),
    (MORE, "More papers asked for", "Assessment"),
    (SENT, "Papers sent", "Assessment"),
    (ANSWERED, "Answered: Confirmed", "Assessment"),
    (ANSWERED, "Asked, or begun", "Recognition"),
    (IN_HAND, "Answered: Confirmed", "Recognition"),
    (IN_HAND, "The validation ended: Recognised", ""),
)


@pytest.fixture
def newcomer(site: Site) -> str:
    """The number of a woman who has just been registered: a name, a day of birth and a case, nothing else."""
    with site.app.app_context(), system("test"):
        worker = db.session.scalars(sa.select(User).filter_by(email="caseworker@demo.example")).one()
        woman = people.register_person(name="Luwam Prov", birth=(date(1990, 5, 6), BirthPrecision.DAY))
        assert isinstance(woman, Person)
        unit_id = accounts.actor_of(worker).duties[0].unit_id
        cases.open_case(woman, unit_id=unit_id, worker_id=worker.id, opened_on=today())
        found = woman.number
        commit()
        db.session.remove()
    return found


def test_from_the_first_question_to_a_statement_in_hand(page_of: PageOf, newcomer: str, tmp_path: Path) -> None:
    page = page_of("caseworker")
    _begins(page, newcomer)
    _tells_of_languages(page)
    _tells_of_an_education(page)
    _leaves_and_resumes(page, newcomer)
    _tells_of_work(page)
    _ends_the_rest(page)
    _is_mapped(page)
    _begins_the_validation(page)
    _takes_the_first_steps(page)
    _leaves_a_step_out(page)
    _asks_for_an_assessment(page)
    _sends_more_papers(page)
    _writes_the_answer(page)
    _has_it_in_hand(page)
    _finds_every_day(page, newcomer)
    _has_it_on_the_cv(page, newcomer, tmp_path)


def _begins(page: Page, number: str) -> None:
    page.goto(f"/people/{number}")
    page.locator(".tabs").get_by_role("link", name="Skills", exact=True).click()
    expect(page.locator("main")).to_contain_text("Nothing is mapped yet")
    page.get_by_role("button", name="Begin the interview").click()
    _is_at(page, "Languages")
    expect(page.locator(".note-done")).to_contain_text("What is answered is kept part by part.")


def _tells_of_languages(page: Page) -> None:
    _speaks(page, 0, "ti", "fully")
    page.locator("[name=mother_0]").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Save and add more rows").click()
    expect(page.locator("[name=language_0]")).to_have_value("ti")
    _speaks(page, 1, "en", "well")
    _ends_part(page, "talked-through")
    expect(page.locator(".note-done")).to_contain_text("1 of 7 parts are done. Here is the next one.")


def _speaks(page: Page, row: int, language: str, level: str) -> None:
    page.select_option(f"[name=language_{row}]", language)
    for name in ("speaks", "reads", "writes"):
        page.select_option(f"[name={name}_{row}]", level)


def _tells_of_an_education(page: Page) -> None:
    _is_at(page, "Education")
    page.locator("main").get_by_role("link", name="Add", exact=True).click()
    keys = Keyboard(page)
    page.focus("[name=title]")
    keys.type(DEGREE)
    _pick(page, "level_code", "three years at uni", "Post-secondary education, three years")
    _pick(page, "profession_code", "midwi", "Midwife")
    page.select_option("[name=country]", "ER")
    page.fill("[name=first_year]", "2010")
    page.fill("[name=last_year]", "2013")
    page.locator("[name=papers][value=at-hand]").check()
    keys.open("Control+Enter")
    card = page.locator("article.card", has_text=DEGREE)
    expect(card).to_contain_text("A licence is needed to work as this in Sweden: Midwife.")
    expect(card).to_contain_text("It is given by Socialstyrelsen")
    expect(card).to_contain_text("UHR can assess this education.")
    _ends_part(page, "talked-through")


def _leaves_and_resumes(page: Page, number: str) -> None:
    _is_at(page, "Work experience")
    page.goto("/")
    page.goto(f"/people/{number}/skills")
    expect(page.locator("main")).to_contain_text("2 of 7 parts are done")
    expect(page.locator("main .card", has_text="Education")).to_contain_text(DEGREE)
    expect(page.locator("main .card", has_text="Wishes")).to_contain_text("Is left")
    resume = page.get_by_role("link", name="Resume")
    expect(resume).to_contain_text("Work experience")
    resume.click()
    _is_at(page, "Work experience")


def _tells_of_work(page: Page) -> None:
    page.locator("main").get_by_role("link", name="Add", exact=True).click()
    page.fill("[name=title]", WORK)
    _pick(page, "occupation_code", "midwi", "Midwives")
    page.fill("[name=months]", "62")
    _send(page)
    card = page.locator("article.card", has_text=WORK)
    expect(card).to_contain_text("Midwives 2222")
    expect(card).to_contain_text("5 years and 2 months")
    _ends_part(page, "talked-through")


def _ends_the_rest(page: Page) -> None:
    _is_at(page, "Certificates and licences")
    _ends_part(page, "nothing")
    _is_at(page, "Other skills")
    page.locator("[name=answer_computer][value=well]").check()
    page.locator("[name=answer_care][value=worked]").check()
    _ends_part(page, "talked-through")
    _is_at(page, "Wishes")
    page.fill("[name=answer_work_later]", "Barnmorska igen")
    _pick(page, "code_work_later", "midwi", "Midwives")
    page.locator("[name=answer_moving][value=perhaps]").check()
    _ends_part(page, "talked-through")
    _is_at(page, "Obstacles")
    _ends_part(page, "declined")


def _is_mapped(page: Page) -> None:
    expect(page.locator(".note-done")).to_contain_text("All parts of the interview are done.")
    main = page.locator("main")
    expect(main).to_contain_text("7 of 7 parts are done")
    expect(main).to_contain_text(f"Mapped on {_day(0)}.")
    expect(main.locator(".card", has_text="Certificates and licences")).to_contain_text("Nothing to note")
    expect(main.locator(".card", has_text="Obstacles")).to_contain_text("Does not want to answer")
    expect(main.locator(".card", has_text="Wishes")).to_contain_text("Barnmorska igen · Midwives")
    expect(main.get_by_role("link", name="Resume")).to_have_count(0)


def _begins_the_validation(page: Page) -> None:
    _segment(page, "Validation").click()
    expect(page.locator("main")).to_contain_text("No validation has begun")
    page.locator("tr", has_text=DEGREE).get_by_role("link", name="Begin a validation").click()
    expect(page.locator("[name=aims_at][value=licence]")).to_be_checked()
    page.locator("[name=aims_at][value=statement]").check()
    page.fill("[name=started_on]", _day(BEGAN))
    _send(page)
    expect(page.locator(".note-done")).to_contain_text("The validation has begun.")
    expect(page.locator("main")).to_contain_text(DEGREE)
    expect(page.locator("#step-self-rating")).to_contain_text("To be taken now")


def _takes_the_first_steps(page: Page) -> None:
    page.get_by_role("link", name="Take the step: Self-rating").click()
    expect(page.locator("[name=body][value=own-unit]")).to_be_checked()
    page.fill("[name=asked_on]", _day(RATED))
    page.get_by_text("The answer is here already").click()
    page.fill("[name=answered_on]", _day(RATED))
    page.select_option("[name=outcome]", "confirmed")
    _send(page)
    expect(page.locator("#step-self-rating")).to_contain_text("Done")
    page.get_by_role("link", name="Take the step: Overview mapping").click()
    page.fill("[name=asked_on]", _day(SURVEYED))
    _send(page)
    expect(page.locator("main")).to_contain_text("Waits on the unit")
    page.get_by_role("link", name="Note what came of it").click()
    page.fill("[name=answered_on]", _day(KNOWN))
    page.select_option("[name=outcome]", "confirmed")
    _send(page)
    expect(page.locator("#step-overview")).to_contain_text("Took 7 days")


def _leaves_a_step_out(page: Page) -> None:
    page.get_by_role("link", name="Leave out", exact=True).click()
    page.locator("[name=through][value=deepened]").check()
    _send(page)
    expect(page.locator(".field-error")).to_contain_text("Write why it is left out.")
    expect(page.locator("[name=through][value=deepened]")).to_be_checked()
    page.fill("[name=left_out_because]", REASON)
    _send(page)
    expect(page.locator(".note-done")).to_contain_text("What is left out is noted, with the reason.")
    expect(page.locator("#step-deepened")).to_contain_text("Left out")
    expect(page.locator("#step-deepened")).to_contain_text(REASON)


def _asks_for_an_assessment(page: Page) -> None:
    page.get_by_role("link", name="Take the step: Assessment").click()
    expect(page.locator("main")).to_contain_text("Usually asked for this: Socialstyrelsen")
    expect(page.locator("[name=body][value=socialstyrelsen]")).to_be_checked()
    page.locator("[name=body][value=uhr]").check()
    page.fill("[name=reference]", "PROV-1")
    page.fill("[name=asked_on]", _day(ASKED))
    _send(page)
    expect(page.locator("main")).to_contain_text("Waits on the body that was asked")
    expect(page.locator("#step-assessment")).to_contain_text("Has waited 45 days")


def _sends_more_papers(page: Page) -> None:
    page.get_by_role("link", name="More papers asked for").click()
    page.fill("[name=more_asked_on]", _day(MORE))
    _send(page)
    expect(page.locator("main")).to_contain_text("Waits on the person")
    page.get_by_role("link", name="Note that the papers are sent").click()
    expect(page.locator("[name=more_asked_on]")).to_have_value(_day(MORE))
    page.fill("[name=more_sent_on]", _day(SENT))
    _send(page)
    expect(page.locator("main")).to_contain_text("Waits on the body that was asked")
    expect(page.locator("#step-assessment")).to_contain_text("10 of them for papers from the person")


def _writes_the_answer(page: Page) -> None:
    """First a day before the question, as happens when one types the wrong month."""
    page.get_by_role("link", name="Note the answer").click()
    page.fill("[name=answered_on]", _day(ASKED + 1))
    page.select_option("[name=outcome]", "confirmed")
    page.fill("[name=result]", RESULT)
    _send(page)
    expect(page.locator(".errors li")).to_have_count(1)
    beside = page.locator(".field", has=page.locator("[name=answered_on]"))
    expect(beside).to_contain_text(f"It was asked on {_day(ASKED)}. The answer cannot have come before.")
    expect(page.locator("[name=answered_on]")).to_have_value(_day(ASKED + 1))
    expect(page.locator("[name=outcome]")).to_have_value("confirmed")
    expect(page.locator("[name=result]")).to_have_value(RESULT)
    page.fill("[name=answered_on]", _day(MORE + 1))
    _send(page)
    expect(beside).to_contain_text("More papers cannot have been asked for after it.")
    page.fill("[name=answered_on]", _day(ANSWERED))
    _send(page)
    expect(page.locator(".note-done")).to_contain_text("The answer is noted.")
    expect(page.locator("#step-assessment")).to_contain_text(RESULT)


def _has_it_in_hand(page: Page) -> None:
    page.get_by_role("link", name="Take the step: Recognition").click()
    page.locator("[name=body][value=uhr]").check()
    page.fill("[name=asked_on]", _day(ANSWERED))
    page.get_by_text("The answer is here already").click()
    page.fill("[name=answered_on]", _day(IN_HAND))
    page.select_option("[name=outcome]", "confirmed")
    page.select_option("[name=recognition]", "statement")
    _send(page)
    step = page.locator("#step-recognition")
    expect(step).to_contain_text("In hand now")
    expect(step).to_contain_text("Statement")
    page.get_by_role("link", name="End the validation").click()
    expect(page.locator("[name=ended_as][value=recognised]")).to_be_checked()
    page.fill("[name=ended_on]", _day(IN_HAND))
    _send(page)
    expect(page.locator("[aria-labelledby=now]")).to_contain_text(f"Recognised {_day(IN_HAND)}")


def _finds_every_day(page: Page, number: str) -> None:
    rows = page.locator("[aria-labelledby=history] tbody tr")
    expect(rows).to_have_count(len(EVERY_DAY))
    for row, (ago, words, step) in zip(rows.all(), EVERY_DAY, strict=True):
        expect(row.locator("th")).to_have_text(_day(ago))
        expect(row).to_contain_text(words)
        expect(row).to_contain_text(step)
    page.goto(f"/people/{number}/timeline?kind=skills")
    for ago in {ago for ago, _words, _step in EVERY_DAY}:
        that_day = page.locator(f".timeline li:has(time[datetime='{_day(ago)}'])", has_text=DEGREE)
        expect(that_day).to_have_count(sum(day == ago for day, _words, _step in EVERY_DAY))


def _has_it_on_the_cv(page: Page, number: str, folder: Path) -> None:
    page.goto(f"/people/{number}/skills")
    _segment(page, "CV").click()
    page.get_by_role("link", name="English").click()
    paper = page.locator("article.cv")
    expect(paper).to_contain_text(DEGREE)
    expect(paper).to_contain_text("Statement")
    expect(paper).to_contain_text(f"Recognised by UHR (Swedish Council for Higher Education), {_day(IN_HAND)}")
    expect(page.get_by_role("link", name="Download as PDF")).to_have_count(0)
    page.get_by_role("link", name="Choose what is on it").click()
    _send(page)
    expect(page.locator(".note-done")).to_contain_text("The CV is saved as the person chose.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as PDF").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    assert file.read_bytes().startswith(b"%PDF")


def _is_at(page: Page, part: str) -> None:
    expect(page.locator("h1")).to_contain_text(part)


def _ends_part(page: Page, state: str) -> None:
    """Say how the part ended, with a click, and that no interpreter was there; send it with the keys."""
    page.locator(f"[name=state][value={state}]").check()
    page.locator("[name=interpreter][value=no]").check()
    Keyboard(page).open("Control+Enter")


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
    return page.get_by_role("navigation", name="Skills").get_by_role("link", name=name, exact=True)


def _send(page: Page) -> None:
    """Send the form of the page, and wait for the next one."""
    with page.expect_navigation():
        page.locator("main form .btn-primary").click()
