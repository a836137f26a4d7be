"""Newcomers' own pages in the demo: who reads them, their addresses, and what is looked for in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import sqlalchemy as sa
from playwright.sync_api import Page
from werkzeug.routing import Rule

from reception.access.actor import system
from reception.contacts.models import Contact
from reception.db.session import db
from reception.demo.own_pages import newcomers_to_try
from reception.i18n.glossary import glossary
from reception.messages.models import Letter, PersonalLink
from reception.portal.views import ROOMS
from reception.surveys.models import Survey, SurveyAsking, SurveyTicket
from reception.surveys.queries.askings import slip_tokens
from reception.surveys.rules.tickets import token_hash
from reception.surveys.terms import AskingKind, SurveyState
from tests.browser.server import Site

#: No pages: what a calendar or a printer takes, and what an address of a link answers.
FILES: Final = (".ics", ".pdf")
BEGINNING: Final = "/my/<language:locale>"
#: In which languages a word of Latin letters is a foreign one.
OTHER_SCRIPTS: Final = frozenset({"ar", "fa", "fa-AF", "uk", "ru", "ti"})
#: Days, times and telephone numbers that would be turned round among letters that run from right to left; what somebody
#: wrote (.said) stands as it was written.
NOT_ISOLATED: Final = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const isNumber = /\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[:.]\\d{2}|\\+?\\d[\\d -]{5,}\\d/.test(data);
    if (isNumber && !/[\\u2066\\u2068]/.test(data) && !parentElement.closest("bdi, [dir=ltr], .said, script, style"))
      found.push(data.trim());
  }
  return found;
}"""
#: Texts that no element of its own says are Swedish, somebody's name or words, or another language's.
TEXTS: Final = """() => {
  const own = "[lang]:not(html), bdi, [dir=auto], script, style, svg, code";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!parentElement.closest(own)) found.add(data.trim());
  }
  return [...found];
}"""
LATIN: Final = re.compile("[A-Za-zÀ-ɏ]{3,}")
#: The word that stands on Swedish papers, beside its translation: see `i18n.wording_checks`.
BESIDE: Final = re.compile(r"\([^()]*\)")
#: What the page about accessibility names as everybody writes it.
TECHNICAL: Final = frozenset({"Chromium", "JavaScript", "WCAG"})


@dataclass(frozen=True)
class Reader:
    """Whoever reads her own pages, and what of hers has a page of its own."""

    address: str
    year: int
    contact_id: int | None
    letter_id: int | None


@cache
def amina(site: Site) -> Reader:
    """Amina Yusuf, who is there in every demo."""
    with site.app.app_context(), site.app.test_request_context(), system("test"):
        first = newcomers_to_try()[0]
        case_id = db.session.scalar(_unscoped(sa.select(PersonalLink.case_id).order_by(PersonalLink.id)))
        ahead = sa.select(Contact.id).where(Contact.case_id == case_id, Contact.state == "planned")
        shown = sa.select(Letter.id).where(Letter.case_id == case_id, Letter.is_shown)
        found = Reader(
            first.address,
            first.year,
            db.session.scalar(_unscoped(ahead.order_by(Contact.at.desc()))),
            db.session.scalar(_unscoped(shown)),
        )
        db.session.rollback()
    return found


def _unscoped(query: sa.Select[tuple[int]]) -> sa.Select[tuple[int]]:
    return query.limit(1).execution_options(permit="test")


def paths(site: Site, language: str) -> Iterator[str]:
    """Every page of Amina's in a language."""
    parts = {"locale": language, "contact_id": amina(site).contact_id, "letter_id": amina(site).letter_id}
    for rule in site.app.url_map.iter_rules():
        if _is_own_page(rule) and all(parts.get(name) is not None for name in rule.arguments):
            yield site.app.url_map.bind("localhost").build(rule.endpoint, {k: parts[k] for k in rule.arguments})


@cache
def slips(site: Site) -> list[str]:
    """Tokens of the survey that is open in the demo, which nobody has used. Its last slips are for those who send."""
    with site.app.app_context(), system("test"):
        found = sa.select(SurveyAsking).join(SurveyAsking.survey).where(SurveyAsking.kind == AskingKind.SLIPS)
        found = found.where(Survey.state == SurveyState.OPEN).execution_options(permit="test")
        tokens = slip_tokens(db.session.scalars(found).one())
        unused = set(db.session.scalars(sa.select(SurveyTicket.token_hash)))
        db.session.rollback()
    return [token for token in tokens if token_hash(token) in unused]


@cache
def survey_languages(site: Site) -> list[str]:
    """The languages that it is open in."""
    with site.app.app_context(), system("test"):
        tags: str | None = db.session.scalar(sa.select(Survey.languages).where(Survey.state == SurveyState.OPEN))
        db.session.rollback()
    return (tags or "").split()


def of_surveys(page: Page, site: Site, language: str, *, sends: bool = False) -> Iterator[str]:
    """Opens each page of a survey in a language, and names it: from the start to the page of a link that is dead.

    `sends`: the answers are sent, which takes a slip; else they are dropped.
    """
    tokens = slips(site)
    token = tokens[1 + survey_languages(site).index(language)] if sends else tokens[0]
    page.goto(f"/s/{token}?lang={language}")
    yield "start"
    _press(page, "begin")
    yield "question"
    _press(page, "next")
    yield "a question without an answer"
    page.locator("[name=answer]").first.check()
    _press(page, "next")
    yield "the second question"
    while page.locator("[name=press][value=leave-out]").count():
        _press(page, "leave-out")
    yield "last page"
    _press(page, "stop")
    yield "stop"
    _press(page, "send" if sends else "drop")
    yield "thanks" if sends else "dropped"
    page.goto(f"/s/{'0' * len(token)}?lang={language}")
    yield "dead link"


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.click(f"[name=press][value={name}]")


def _is_own_page(rule: Rule) -> bool:
    return (
        rule.endpoint.partition(".")[0] in {room.name for room in ROOMS}
        and "GET" in (rule.methods or ())
        and rule.rule.startswith(BEGINNING)
        and not rule.rule.endswith(FILES)
    )


def come_in(page: Page, reader: Reader, language: str) -> None:
    """Open the link in a language and answer the question."""
    page.goto(f"{reader.address.partition('?')[0]}?lang={language}")
    page.fill("[name=year]", str(reader.year))
    page.click("main button[type=submit]")
    page.wait_for_url(f"**/my/{language}/")


def numbers_not_isolated(page: Page) -> list[str]:
    """Numbers on a page that runs from right to left, and would stand there turned round."""
    return [f"not isolated: {text}" for text in page.evaluate(NOT_ISOLATED)]


def foreign_words(page: Page, language: str) -> list[str]:
    """Words left in Latin letters on a page whose language has others. Names that stand in Swedish everywhere may."""
    if language not in OTHER_SCRIPTS:
        return []
    allowed = {*TECHNICAL, *glossary().names}  # a name may have an ending in the other letters
    texts = (glossary().without_names(BESIDE.sub(" ", text)) for text in page.evaluate(TEXTS))
    found = (word for text in texts for word in LATIN.findall(text) if word not in allowed)
    return [f"left in Latin letters: {word}" for word in found]
