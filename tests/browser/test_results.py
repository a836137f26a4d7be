"""The grid of results in a real browser: keys that move and set, cells pasted from a sheet, and signing."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import commit
from reception.education.models import StudyGroup
from reception.education.operations.studies.events import tell
from reception.education.rules.studies.periods import Event
from reception.education.terms.studies import EnrolmentEvent, SfiCourse, StudyPath
from reception.i18n.formats import today
from reception.web import short_number
from tests.browser.classes import SOURCE, make_group, make_pupil
from tests.browser.conftest import PageOf
from tests.browser.server import Site

NAMES = ("Abdi Provgrupp", "Bahar Provgrupp", "Celal Provgrupp")
PASTE = """([cell, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@dataclass(frozen=True)
class Class:
    """The group's number, and the keys of its pupils in order of their names."""

    number: str
    pupils: tuple[int, ...]

    @property
    def address(self) -> str:
        """The grid of the group."""
        return f"/groups/{self.number}/results"


@pytest.fixture
def group(site: Site) -> Class:
    """A new group of course C with three pupils, led by the demo's teacher."""
    with site.app.app_context(), system("test"):
        first_on, last_on = today() - timedelta(days=90), today() + timedelta(days=30)
        found = make_group("Prov", course=SfiCourse.C, first_on=first_on, last_on=last_on)
        ids = tuple(_pupil(found, name) for name in NAMES)
        record("test.class-made", found)
        commit()
        return Class(found.number, ids)


def _pupil(group: StudyGroup, name: str) -> int:
    pupil = make_pupil(group, f"{name} {short_number.make(SOURCE)}", received_on=group.first_on)
    tell(pupil, Event(EnrolmentEvent.START, SfiCourse.C, group.first_on, StudyPath.TWO), by_id=None)
    return pupil.id


def cell(page: Page, part: str, pupil: int):  # type: ignore[no-untyped-def]  # a locator
    return page.locator(f"[name='{part}-{pupil}']")


def test_a_column_is_set_by_the_keys_alone_and_saved(page_of: PageOf, group: Class) -> None:
    first, second, third = group.pupils
    page = page_of("teacher")
    page.goto(group.address)
    cell(page, "reading", first).focus()
    for key in ("g", "ArrowDown", "i", "Enter", "g", "ArrowRight", "g"):
        page.keyboard.press(key)
    expect(cell(page, "reading", second)).to_have_value("IG")
    expect(cell(page, "speaking", third)).to_have_value("G")
    expect(cell(page, "speaking", third)).to_be_focused()
    assert page.locator(".unsaved-mark:visible").count() == 3
    page.keyboard.press("Delete")
    expect(cell(page, "speaking", third)).to_have_value("")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.locator(".note-done")).to_contain_text("3 results saved.")
    assert page.locator(".unsaved-mark:visible").count() == 0
    expect(cell(page, "reading", third)).to_have_value("G")


def test_cells_pasted_into_the_grid_are_seen_before_they_are_saved_and_then_signed(
    page_of: PageOf, group: Class
) -> None:
    first, second, third = group.pupils
    page = page_of("teacher")
    page.goto(group.address)
    page.evaluate(PASTE, [cell(page, "grade", first).element_handle(), "G\nIG\nG\n"])
    expect(page.locator("main")).to_contain_text("3 results put into the grid.")
    expect(cell(page, "grade", second)).to_have_value("IG")
    with page.expect_navigation():
        page.locator("main button.btn-primary").click()
    page.locator(f"a[href='{group.address}/sign']").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    assert page.locator("[name=completes]:checked").count() == 2, "who did not pass goes on"
    with page.expect_navigation():
        page.locator("main button.btn-primary").click()
    expect(page.locator(".note-done").first).to_contain_text("3 results signed.")
    assert cell(page, "grade", first).count() == 0
    assert cell(page, "reading", third).count() == 1


def test_the_grid_fits_a_narrow_screen(page_of: PageOf, group: Class) -> None:
    page = page_of("teacher", width=320)
    page.goto(group.address)
    expect(cell(page, "grade", group.pupils[0])).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
