"""What a page weighs on the wire, by the budgets of the design."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.casework import Known
from tests.browser.conftest import PageOf

FIRST_LOAD, NEXT_PAGE, HTML, REQUESTS, NODES = 60_000, 15_000, 12_000, 8, 1500


@dataclass
class Wire:
    """What came over the wire: bytes by address, headers and all, compressed."""

    sizes: dict[str, int] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def listen(self, devtools: CDPSession) -> None:
        """Listen as the browser's own network panel does."""
        devtools.send("Network.enable")
        devtools.on("Network.responseReceived", self._came)
        devtools.on("Network.loadingFinished", self._finished)

    def _came(self, event: dict[str, Any]) -> None:
        url = event["response"]["url"]
        if not url.startswith("data:") and not event["response"].get("fromDiskCache"):
            self.addresses[event["requestId"]] = url

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.addresses:
            self.sizes[self.addresses[event["requestId"]]] = int(event["encodedDataLength"])


@pytest.mark.parametrize("which", ["my day", "person", "log a contact"])
def test_a_page_is_light(page_of: PageOf, known: Known, which: str) -> None:
    path = {"my day": "/", "person": f"/people/{known.amina}", "log a contact": "/contacts/new"}[which]
    page = page_of("caseworker", language="sv")
    first = _load(page, path)
    nodes = page.evaluate("document.querySelectorAll('*').length")
    following = _load(page, path)
    html = next(size for url, size in first.sizes.items() if "/static/" not in url)
    total, again = sum(first.sizes.values()), sum(following.sizes.values())
    print(f"{which}: first load {total} B in {len(first.sizes)} requests, html {html} B, next {again} B, {nodes} nodes")
    assert total <= FIRST_LOAD
    assert again <= NEXT_PAGE
    assert html <= HTML
    assert len(first.sizes) <= REQUESTS
    assert nodes <= NODES


def test_the_list_of_people_stays_within_the_size_of_a_page(page_of: PageOf) -> None:
    page = page_of("caseworker", language="sv")
    wire = _load(page, "/people")
    nodes = page.evaluate("document.querySelectorAll('*').length")
    print(f"people: first load {sum(wire.sizes.values())} B, {nodes} nodes")
    assert sum(wire.sizes.values()) <= FIRST_LOAD
    assert nodes <= NODES


def _load(page: Page, path: str) -> Wire:
    wire, devtools = Wire(), page.context.new_cdp_session(page)
    wire.listen(devtools)
    page.goto(path, wait_until="networkidle")
    devtools.detach()
    return wire
