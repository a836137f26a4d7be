"""One server and one browser for all tests of a worker. `page_of("caseworker")` is a page where that account is in."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from reception.demo.staff import PASSWORD
from tests.browser import casework, server
from tests.browser.server import Site

PageOf = Callable[..., Page]
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
PATIENCE = 15_000  # milliseconds: a busy machine is slow, and a missing element is missing anyway
WIDE = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test of the browser once more before it counts as failed. The summary tells which needed that: mend them.

    `--force-reruns 0` looks for them.
    """
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The served demo municipality."""
    running = server.start(tmp_path_factory.mktemp("site"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def known(site: Site) -> casework.Known:
    """Numbers of the people that the demo is tried with."""
    return casework.known(site.app)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    expect.set_options(timeout=PATIENCE)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def signed_in(site: Site, browser: Browser) -> Callable[[str, str], Any]:
    """`signed_in("caseworker", "sv")`: what the browser remembers after signing in, once for each role and language."""
    remembered: dict[tuple[str, str], Any] = {}

    def state(role: str, language: str) -> Any:
        if (role, language) not in remembered:
            context = browser.new_context(base_url=site.url)
            page = context.new_page()
            choose_language(page, language)
            if role != "nobody":
                sign_in(page, role)
            remembered[role, language] = context.storage_state()
            context.close()
        return remembered[role, language]

    return state


def choose_language(page: Page, language: str) -> None:
    """Read the pages in `language` from now on. Ends on the sign-in page."""
    page.goto("/sign-in")
    button = page.locator(f"button[name=lang][value={language}]")
    if button.count():
        button.click()
        page.wait_for_load_state()


def sign_in(page: Page, role: str) -> None:
    """Sign in on the page that asks for it."""
    page.fill("#email", f"{role}@demo.example")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_selector("body:has(#me)")


@pytest.fixture
def page_of(site: Site, browser: Browser, signed_in: Callable[[str, str], Any]) -> Iterator[PageOf]:
    """`page_of("caseworker", language="en", width=1280, **more)`: a page in a browser of its own, signed in.

    The test fails when a page it opened logged an error, or the server failed.
    """
    opened: list[BrowserContext] = []
    noticed: list[str] = []
    writing: set[Request] = set()

    def begins(request: Request) -> None:
        if request.method == "POST":
            writing.add(request)

    def ends(request: Request) -> None:
        writing.discard(request)

    def page_in(role: str, *, language: str = "en", width: int = 1280, **options: Any) -> Page:
        viewport = {**WIDE, "width": width}
        known: dict[str, Any] = {"base_url": site.url, "storage_state": signed_in(role, language), "viewport": viewport}
        context = browser.new_context(**{**known, **options})
        context.set_default_timeout(PATIENCE)
        context.on("request", begins)
        context.on("requestfinished", ends)
        context.on("requestfailed", ends)
        opened.append(context)
        page = context.new_page()
        notice(page, noticed)
        return page

    yield page_in
    for context in opened:
        _let_it_end(context, writing)
        context.close()
    assert not noticed


def _let_it_end(context: BrowserContext, writing: set[Request]) -> None:
    """Wait, five seconds at most, for what pages still write: it would arrive in the middle of the next test."""
    for _attempt in range(100):
        if not (writing and context.pages):
            return
        context.pages[0].wait_for_timeout(50)


def notice(page: Page, noticed: list[str]) -> None:
    """Write down what goes wrong in a page: errors in the console, failing scripts, failing answers."""

    def said(message: ConsoleMessage) -> None:
        # An address that leads nowhere is the test's own wish; anything the page itself asks for must be there.
        is_the_page = message.location.get("url") == page.url
        if message.type in {"error", "warning"} and not is_the_page:
            noticed.append(f"{page.url}: {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: noticed.append(f"{page.url}: {error}"))
    page.on("response", lambda answer: noticed.append(answer.url) if answer.status >= 500 else None)
