"""The coordinator and those who answer, in the browser: from the ready questions to a result that tells of nobody."""

import re
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect

from reception.access.actor import system
from reception.db.session import db
from reception.surveys.models import Survey, SurveyAsking, SurveyQuestion
from reception.surveys.queries.askings import slip_tokens
from tests.browser import inclusion_of_demo, looking, own_pages, server
from tests.browser.conftest import PATIENCE, PageOf, choose_language, sign_in
from tests.browser.keyboard import Keyboard
from tests.browser.server import Site
from tests.browser.test_from_a_link_to_an_answer import _to as tab_to

TITLE: Final = "Prov: delaktighet"
QUESTION, ANSWERS = "Var träffar du andra?", ("Hemma", "Ute")
IN_ARABIC: Final = ("أين تلتقي بالآخرين؟", "في البيت", "في الخارج")
SLIPS: Final = 24
PHONE: Final = {"width": looking.NARROW, "height": 640}
MINIMUM: Final = 10
TelephoneOf = Callable[..., Page]


@pytest.fixture
def apart(site: Site, tmp_path: Path) -> Iterator[Site]:
    """The municipality on a server of its own: what happens here changes nobody else's lists."""
    copy = server.start_copy(site, tmp_path / "copy")
    yield copy
    copy.stop()


@pytest.fixture
def telephone(browser: Browser) -> Iterator[TelephoneOf]:
    """`telephone(url)`: an old telephone that runs no scripts and knows nobody."""
    opened = []

    def page(url: str, **options: Any) -> Page:
        known: dict[str, Any] = {"base_url": url, "viewport": PHONE, "java_script_enabled": False, **options}
        context = browser.new_context(**known)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context.new_page()

    yield page
    for context in opened:
        context.close()


def test_from_the_ready_questions_to_a_result(page_of: PageOf, apart: Site, telephone: TelephoneOf) -> None:
    staff = page_of("nobody", base_url=apart.url)
    choose_language(staff, "en")
    sign_in(staff, "coordinator")
    survey = _makes_a_survey(staff)
    _adds_a_question(staff, survey)
    _sees_what_a_language_lacks(staff, survey)
    _writes_it_in_arabic(staff, survey)
    _opens_it(staff, survey)
    tokens = _has_slips_made(staff, survey, apart)
    _answers_one_by_one(telephone(apart.url), tokens[0])
    _answers_at_once(apart, tokens[1:])
    staff.goto(f"{survey}/results")
    expect(staff.locator("main")).to_contain_text("There are no results yet")
    expect(staff.locator("main table")).to_have_count(0)
    _closes_it(staff, survey)
    _reads_the_result(staff, survey)
    _finds_nothing_of_nine(staff, apart)


def _makes_a_survey(staff: Page) -> str:
    """Its address."""
    staff.goto("/surveys")
    staff.get_by_role("link", name="New survey").click()
    staff.fill("[name=title]", TITLE)
    staff.locator("[name=unit_id]").select_option(label="Integrationsenheten")
    for tag in ("ar", "so"):
        staff.locator(f"[name=languages][value={tag}]").check()
    _send(staff)
    expect(staff.locator(".note-done")).to_contain_text("The survey is a draft.")
    expect(staff.locator("main")).to_contain_text("Nothing is missing. Next: open the survey.")
    return urlsplit(staff.url).path


def _adds_a_question(staff: Page, survey: str) -> None:
    staff.goto(f"{survey}/questions")
    staff.get_by_role("link", name="Write a question").click()
    staff.fill("[name=text]", QUESTION)
    staff.locator("[name=kind][value=choice]").check()
    staff.fill("[name=choices]", "\n".join(ANSWERS))
    _send(staff)
    expect(staff.locator("main tbody tr").last).to_contain_text(QUESTION)


def _sees_what_a_language_lacks(staff: Page, survey: str) -> None:
    staff.goto(survey)
    for language in ("Arabic", "Somali"):
        row = staff.locator("section[aria-labelledby=languages] tbody tr", has_text=language)
        expect(row).to_contain_text("3 texts missing")
        expect(row).to_contain_text("answer 2")
    expect(staff.locator("main")).to_contain_text("or open without them")


def _writes_it_in_arabic(staff: Page, survey: str) -> None:
    staff.goto(f"{survey}/texts/ar")
    missing = staff.locator(".and-field", has_text="missing").locator("textarea").all()
    assert len(missing) == len(IN_ARABIC)
    for field, text in zip(missing, IN_ARABIC, strict=True):
        field.fill(text)
    staff.locator("[name=state][value=reviewed]").check()
    _send(staff)
    expect(staff.locator("main tbody tr", has_text="Arabic")).to_contain_text("Complete")


def _opens_it(staff: Page, survey: str) -> None:
    staff.goto(f"{survey}/open")
    _send(staff)
    expect(staff.locator(".note-done")).to_contain_text("The survey is open, but not in these languages: Somali.")


def _has_slips_made(staff: Page, survey: str, apart: Site) -> list[str]:
    """The tokens on the slips, as they stand on paper."""
    staff.goto(f"{survey}/askings/slips")
    staff.select_option("[name=language]", "ar")
    staff.fill("[name=size]", str(SLIPS))
    staff.fill("[name=label]", "Biblioteket")
    _send(staff)
    expect(staff.locator("main")).to_contain_text("24")
    paper = staff.request.get(str(staff.locator("main a[href$='slips.pdf']").first.get_attribute("href")))
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF-")
    with apart.app.app_context(), system("test"):
        of_survey = sa.select(Survey.id).filter_by(number=survey.rpartition("/")[2])
        query = sa.select(SurveyAsking).where(SurveyAsking.survey_id.in_(of_survey))
        found = slip_tokens(db.session.scalars(query.execution_options(permit="test")).one())
        db.session.remove()
    return found


def _answers_one_by_one(phone: Page, token: str) -> None:
    """Back keeps what was chosen; a question may be left out; she stops in the middle and sends."""
    phone.goto(f"/s/{token}")
    expect(phone.locator("html")).to_have_attribute("lang", "ar")
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    _press(phone, "begin")
    _press(phone, "next")
    expect(phone.get_by_role("alert")).to_be_visible()
    phone.locator("[name=answer][value='5']").check()
    _press(phone, "next")
    _press(phone, "back")
    expect(phone.locator("[name=answer][value='5']")).to_be_checked()
    _press(phone, "next")
    _press(phone, "leave-out")
    phone.locator("[name=answer][value='4']").check()
    assert [*looking.overflow(phone)] == []
    _press(phone, "stop")
    _press(phone, "send")
    expect(phone.locator("main form")).to_have_count(0)
    heading = phone.locator("h1").inner_text()
    assert "Tack" in heading
    phone.goto(f"/s/{token}")
    expect(phone.locator("main [name=press]")).to_have_count(0)
    assert phone.locator("h1").inner_text() != heading


def _answers_at_once(apart: Site, tokens: list[str]) -> None:
    """What telephones send from the last page, by the same door: half agree with the first question, half do not."""
    with apart.app.app_context(), system("test"):
        of_survey = sa.select(Survey.id).filter_by(title=TITLE)
        query = sa.select(SurveyQuestion.id).where(SurveyQuestion.survey_id.in_(of_survey))
        asked = list(db.session.scalars(query.order_by(SurveyQuestion.place)))
        db.session.remove()
    for place, token in enumerate(tokens):
        answers = {f"a{asked[0]}": 1 + 4 * (place % 2), **{f"a{one}": 1 for one in asked[1:]}}
        door, address = urllib.request.build_opener(urllib.request.HTTPCookieProcessor()), f"{apart.url}/s/{token}"
        proof = re.findall(r'name="csrf_token" value="([^"]+)"', door.open(address).read().decode())[0]
        sent = {"csrf_token": proof, "lang": "ar", "place": len(asked), "press": "send", **answers}
        with door.open(address, urllib.parse.urlencode(sent).encode()) as answer:
            assert "Tack" in answer.read().decode()


def _closes_it(staff: Page, survey: str) -> None:
    staff.goto(f"{survey}/close")
    _send(staff)
    expect(staff.locator(".note-done")).to_contain_text("The survey is closed.")


def _reads_the_result(staff: Page, survey: str) -> None:
    """The first question has groups of ten or more; of the others nearly all answered the same, and it is said so."""
    staff.goto(f"{survey}/results")
    main = staff.locator("main")
    expect(main).to_contain_text(f"{SLIPS} people answered.")
    counts = staff.locator("table[aria-labelledby=question-1] tbody td:nth-of-type(1)").all_inner_texts()
    assert len(counts) > 1
    assert all(int(count) == 0 or int(count) >= MINIMUM for count in counts), counts
    expect(main).to_contain_text("Withheld")
    csv = staff.request.get(f"{survey}/results/file.csv")
    assert csv.status == 200
    assert "Withheld" in csv.text()


def _finds_nothing_of_nine(staff: Page, apart: Site) -> None:
    with apart.app.app_context(), system("test"):
        query = sa.select(Survey.number).filter_by(title=inclusion_of_demo.OF_FEW)
        number = db.session.scalars(query).one()
        db.session.remove()
    staff.goto(f"/surveys/{number}/results")
    expect(staff.locator("main")).to_contain_text("Fewer than ten answered")
    expect(staff.locator("main table")).to_have_count(0)


def test_the_questions_are_answered_by_the_keyboard_alone(site: Site, telephone: TelephoneOf) -> None:
    phone = telephone(site.url, java_script_enabled=True)
    phone.goto(f"/s/{own_pages.slips(site)[-1]}?lang=sv")
    keys = Keyboard(phone)
    tab_to(keys, "[name=press][value=begin]")
    keys.open("Enter")
    tab_to(keys, "[name=answer]")
    keys.press("ArrowDown", "Space")
    tab_to(keys, "[name=press][value=next]")
    keys.open("Enter")
    expect(phone.locator("h1")).to_contain_text("2")
    tab_to(keys, "[name=press][value=leave-out]")
    keys.open("Enter")
    tab_to(keys, "[name=press][value=back]")
    keys.open("Enter")
    expect(phone.locator("h1")).to_contain_text("2")
    tab_to(keys, "[name=press][value=stop]")
    keys.open("Enter")
    tab_to(keys, "[name=press][value=send]")
    keys.open("Enter")
    expect(phone.locator("h1")).to_contain_text("Tack")


def _press(phone: Page, name: str) -> None:
    """Press a button of a survey's page, and wait for the next one."""
    with phone.expect_navigation():
        phone.click(f"[name=press][value={name}]")


def _send(page: Page) -> None:
    """Send the form of the page, and wait for the next one."""
    with page.expect_navigation():
        page.locator("main form :is(.btn-primary, .btn-danger)").first.click()
