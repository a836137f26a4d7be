"""A newcomer's own pages in a real browser, in every language: an old telephone, a narrow screen, no scripts."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from reception.i18n.locales import KNOWN, LANGUAGES
from tests.browser import looking, own_pages
from tests.browser.conftest import PATIENCE
from tests.browser.server import Site
from tests.browser.test_weight import _load

COLD, WARM = 20_000, 8_000
PHONE = {"width": looking.NARROW, "height": 640}
TelephoneOf = Callable[..., Page]


@pytest.fixture
def telephone(site: Site, browser: Browser) -> Iterator[TelephoneOf]:
    """`telephone("ar")`: a page on which Amina has come in, in that language."""
    opened = []

    def page_in(language: str, *, is_in: bool = True, **options: Any) -> Page:
        context = browser.new_context(base_url=site.url, viewport=PHONE, **options)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        if is_in:
            own_pages.come_in(page, own_pages.amina(site), language)
        return page

    yield page_in
    for context in opened:
        context.close()


@pytest.mark.parametrize("language", [locale.tag for locale in LANGUAGES])
def test_every_page_is_for_everybody_in_every_language(site: Site, telephone: TelephoneOf, language: str) -> None:
    page, flaws, count = telephone(language), [], 0
    for path in own_pages.paths(site, language):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        page.evaluate(looking.UNFOLD)
        locale = KNOWN[language]
        root = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
        found = [] if root == [language, locale.direction] else [f"lang and dir are {root}"]
        found += [*looking.overflow(page), *own_pages.foreign_words(page, language)]
        found += own_pages.numbers_not_isolated(page) if locale.direction == "rtl" else []
        if looking.is_new(page, language, looking.NARROW):
            found += looking.barriers(page)
        flaws += [f"{path}: {flaw}" for flaw in found]
        count += 1
    assert count >= 15
    assert not flaws, "\n" + "\n".join(flaws)


@pytest.mark.parametrize("language", ["sv-XA", "ar-XB"])
def test_nothing_is_hard_coded_and_longer_words_have_room(site: Site, telephone: TelephoneOf, language: str) -> None:
    page, flaws = telephone(language), []
    for path in own_pages.paths(site, language):
        page.goto(path)
        page.evaluate(looking.UNFOLD)
        flaws += [f"{path}: {flaw}" for flaw in (*looking.overflow(page), *looking.hard_coded(page, site))]
    assert not flaws, "\n" + "\n".join(flaws)


def test_the_pages_are_dark_and_readable_where_the_telephone_is(site: Site, telephone: TelephoneOf) -> None:
    page = telephone("so", color_scheme="dark")
    flaws = []
    for path in own_pages.paths(site, "so"):
        page.goto(path)
        flaws += [f"{path}: {flaw}" for flaw in looking.barriers(page, only=["color-contrast"])]
    assert not flaws, "\n" + "\n".join(flaws)


def test_she_comes_in_reads_and_signs_out_without_scripts_and_nothing_is_left(
    site: Site, telephone: TelephoneOf
) -> None:
    page = telephone("ti", java_script_enabled=False)
    page.goto("/my/ti/rights")
    assert page.locator("h1").inner_text()
    page.click("header form button")
    page.wait_for_url("**/my/ti/left")
    page.go_back()
    page.reload()
    assert page.url.endswith("/my/ti/closed")


def test_the_language_is_changed_and_the_page_stays(site: Site, telephone: TelephoneOf) -> None:
    page = telephone("uk")
    page.goto("/my/uk/rights")
    page.click("details.languages summary")
    page.click("details.languages a[hreflang=ar]")
    page.wait_for_url("**/my/ar/rights")
    assert page.evaluate("document.documentElement.dir") == "rtl"


@pytest.mark.parametrize("language", ["sv", "ar", "ti"])
def test_a_page_is_light_enough_for_an_old_telephone(site: Site, telephone: TelephoneOf, language: str) -> None:
    page, heavy = telephone(language), []
    for path in own_pages.paths(site, language):
        cold = sum(_load(_fresh(page, telephone), path).sizes.values())
        warm = sum(_load(page, path).sizes.values())
        print(f"{path}: {cold} B cold, {warm} B warm")
        heavy += [(path, cold, warm)] if cold > COLD or warm > WARM else []
    assert not heavy


def _fresh(page: Page, telephone: TelephoneOf) -> Page:
    """The same visit, in a browser that has fetched nothing yet."""
    return telephone("", is_in=False, storage_state=page.context.storage_state())
