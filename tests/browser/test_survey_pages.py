"""A survey's pages, and the page that stops messages, on an old telephone: every language, narrow, light."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from reception.i18n.locales import KNOWN, LANGUAGES
from tests.browser import looking, own_pages
from tests.browser.server import Site
from tests.browser.test_my_plan import COLD, WARM, TelephoneOf, telephone
from tests.browser.test_weight import Wire, _load

__all__ = ["telephone"]
STOP = f"/stop/{'0' * 26}"
ASKED_IN = ("sv", "ar", "so", "uk", "fa-AF", "ti")


@pytest.mark.parametrize("language", ASKED_IN)
def test_a_survey_is_for_everybody(site: Site, telephone: TelephoneOf, language: str) -> None:
    assert language in own_pages.survey_languages(site)
    page = telephone(language, is_in=False)
    flaws = [
        f"{name}: {flaw}"
        for name in own_pages.of_surveys(page, site, language, sends=True)
        for flaw in _flaws(page, language)
    ]
    assert not flaws, "\n" + "\n".join(flaws)


@pytest.mark.parametrize("language", [locale.tag for locale in LANGUAGES])
def test_the_page_that_stops_messages_is_for_everybody(site: Site, telephone: TelephoneOf, language: str) -> None:
    page, flaws = telephone(language, is_in=False), []
    page.goto(f"{STOP}?lang={language}")
    flaws += [f"asks: {flaw}" for flaw in _flaws(page, language)]
    with page.expect_navigation():
        page.click("main form button")
    flaws += [f"done: {flaw}" for flaw in _flaws(page, language)]
    assert not flaws, "\n" + "\n".join(flaws)


def _flaws(page: Page, language: str) -> Iterator[str]:
    locale = KNOWN[language]
    root = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    if root != [language, locale.direction]:
        yield f"lang and dir are {root}"
    yield from looking.overflow(page)
    yield from own_pages.foreign_words(page, language)
    if locale.direction == "rtl":
        yield from own_pages.numbers_not_isolated(page)
    if looking.is_new(page, language, looking.NARROW):
        yield from looking.barriers(page)


@pytest.mark.parametrize("language", ["sv", "ar", "ti"])
def test_a_survey_is_light_enough_for_an_old_telephone(site: Site, telephone: TelephoneOf, language: str) -> None:
    """The first page brings the style sheet along: a page that comes first weighs what it weighs, and that."""
    page = telephone(language, is_in=False)
    first = _load(page, f"/s/{own_pages.slips(site)[0]}?lang={language}")
    style = sum(size for url, size in first.sizes.items() if "/static/" in url)
    wire, devtools = Wire(), page.context.new_cdp_session(page)
    wire.listen(devtools)
    heavy = []
    for name in own_pages.of_surveys(page, site, language):
        page.wait_for_load_state("networkidle")
        warm = sum(wire.sizes.values())
        print(f"{urlsplit(page.url).path[:3]} {name} in {language}: {warm + style} B cold, {warm} B warm")
        heavy += [(name, warm)] if warm > WARM or warm + style > COLD else []
        wire.sizes.clear()
    devtools.detach()
    stop = sum(_load(page, f"{STOP}?lang={language}").sizes.values())
    assert stop <= WARM
    assert not heavy
