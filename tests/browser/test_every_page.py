"""Every page, narrow and wide, in both directions: nobody is kept out, nothing is cut off or left untranslated."""

import os

import pytest
from playwright.sync_api import Page

from reception.registry import ROOMS
from tests.browser import looking
from tests.browser.addresses import NO_PAGES, Address, every_address
from tests.browser.casework import Known
from tests.browser.conftest import PageOf
from tests.browser.server import Site

ROOM_NAMES = [*sorted({room.name for room in ROOMS} - NO_PAGES), "security", "more"]
GALLERY = "/development/components"
#: axe costs far more than the page. Each page with a shape of its own is looked at in each language and at each width,
#: once; THOROUGH=1 looks at every page and every pair.
IS_THOROUGH = bool(os.environ.get("THOROUGH"))
LOOKED_AT = {("sv", looking.WIDE), ("ar-XB", looking.NARROW)}
if IS_THOROUGH:
    LOOKED_AT |= {("sv", looking.NARROW), ("ar-XB", looking.WIDE)}
#: Contrast costs as much as all other rules, and colours do not change with the language. Dark screens: see below.
UNLOOKED: dict[str, tuple[str, ...]] = {"sv": (), "ar-XB": ("color-contrast",)}
MAIN_PAGES = ("/", "/people", "/people/new?q=Layla+Hassan", "/contacts/new", "/organisations", "/account")


@pytest.mark.parametrize("language", ["sv", "ar-XB"])
@pytest.mark.parametrize("room", ROOM_NAMES)
def test_every_page_of_a_room_is_for_everybody(site: Site, page_of: PageOf, room: str, language: str) -> None:
    addresses = [address for address in every_address(site) if address.room == room]
    pages = {role: page_of(role, language=language) for role in {address.role for address in addresses}}
    flaws = [flaw for address in addresses for flaw in _flaws(pages[address.role], address, site, language)]
    print(f"{room} in {language}: {len(addresses)} pages x 2 widths, {len(flaws)} flaws")
    assert not flaws, "\n" + "\n".join(flaws)


def _flaws(page: Page, address: Address, site: Site, language: str) -> list[str]:
    answer = page.goto(address.path)
    assert answer is not None
    assert answer.status < 400 or address.room == "more", f"{address.role} gets {answer.status} at {address.path}"
    page.evaluate(looking.UNFOLD)
    is_mirrored = language == "ar-XB"
    found = [*looking.hard_coded(page, site)] if is_mirrored and address.path != GALLERY else []
    for width in (looking.WIDE, looking.NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {flaw}" for flaw in looking.overflow(page)]
        if address.path != GALLERY:
            found += [f"{width}: {flaw}" for flaw in looking.untidy(page)]
        if (language, width) in LOOKED_AT and (IS_THOROUGH or looking.is_new(page, language, width)):
            found += [f"{width}: {flaw}" for flaw in looking.barriers(page, without=UNLOOKED[language])]
    return [f"{address.path} in {language}: {flaw}" for flaw in found]


def test_each_room_with_pages_is_walked(site: Site) -> None:
    assert {address.room for address in every_address(site)} == set(ROOM_NAMES)


def test_the_account_menu_and_the_main_menu_are_for_everybody(page_of: PageOf) -> None:
    page = page_of("caseworker", width=looking.NARROW)
    page.goto("/")
    for menu in ("me", "nav"):
        page.click(f"[popovertarget={menu}]")
        # axe takes what lies under an open popover for something above it.
        assert [*looking.barriers(page, without=("target-size",)), *looking.overflow(page)] == []
        boxes = [item.bounding_box() for item in page.locator(f"#{menu} :is(a, button):visible").all()]
        assert boxes
        assert all(box and box["height"] >= looking.TARGET and box["width"] >= looking.TARGET for box in boxes)
        page.keyboard.press("Escape")


def test_a_narrow_screen_keeps_its_contrast_by_night(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker", width=looking.NARROW, color_scheme="dark")
    flaws = []
    for path in (*MAIN_PAGES, f"/people/{known.amina}", f"/people/{known.daryna}", f"/people/{known.amina}/timeline"):
        page.goto(path)
        page.evaluate(looking.UNFOLD)
        flaws += [f"{path}: {flaw}" for flaw in looking.barriers(page, only=("color-contrast",))]
    assert flaws == []


def test_a_form_that_was_not_accepted_is_for_everybody(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker", width=looking.NARROW)
    page.goto(f"/cases/{known.amina_case}/appointments/new")
    page.press("#at", "Control+Enter")
    page.wait_for_selector(".errors")
    assert page.evaluate("document.activeElement.className") == "errors"
    assert [*looking.barriers(page), *looking.overflow(page)] == []


def test_what_matters_most_is_on_the_first_screen_of_a_phone(page_of: PageOf, known: Known) -> None:
    page = page_of("caseworker", width=390)
    page.set_viewport_size({"width": 390, "height": 844})
    for path, what in (
        ("/", "table.work tbody tr"),
        ("/people", "table.rows tbody tr"),
        (f"/people/{known.amina}", "main dl.facts dd"),
        (f"/people/{known.amina}/path", "main .strip li:last-child"),
    ):
        page.goto(path)
        box = page.locator(what).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844, f"{what} of {path} ends at {box['y'] + box['height']}"
