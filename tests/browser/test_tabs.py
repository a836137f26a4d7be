"""The pages of a person beside each other: whichever is open is seen, however narrow the screen."""

import pytest

from tests.browser.casework import Known
from tests.browser.conftest import PageOf

WITHIN = """() => {
  const box = document.querySelector(".tabs [aria-current]").getBoundingClientRect();
  return box.left >= 0 && box.right <= document.documentElement.clientWidth;
}"""


@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_the_open_page_is_seen_among_the_tabs_of_a_narrow_screen(page_of: PageOf, known: Known, language: str) -> None:
    page = page_of("caseworker", language=language, width=320)
    for tab in ("home", "skills", "household", "documents", "sharing", "details"):
        page.goto(f"/people/{known.amina}/{tab}")
        assert page.evaluate(WITHIN), tab
        assert page.evaluate("document.documentElement.scrollWidth <= 320"), tab
