"""The grid of results in a real browser: keys that move and set, cells pasted from a sheet, and signing."""

import random
from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment, User
from reception.audit.log import record
from reception.db.session import commit, db
from reception.education.models import Place, Pupil, StudyGroup, Teaching
from reception.education.operations.events import tell
from reception.education.rules.periods import Event
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import EnrolmentEvent, SfiCourse, StudyPath
from reception.i18n.formats import now, today
from reception.people import operations as people
from reception.web import short_number
from tests.browser.conftest import PageOf
from tests.browser.server import Site

SOURCE = random.SystemRandom()
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
        teacher = db.session.scalars(sa.select(User).where(User.email == "teacher@demo.example")).one()
        duty = sa.select(RoleAssignment).where(
            RoleAssignment.user_id == teacher.id, RoleAssignment.role == Role.SFI_STAFF
        )
        unit_id = db.session.scalars(duty).first().unit_id  # type: ignore[union-attr]  # the demo has one
        first_on = today() - timedelta(days=90)
        found = StudyGroup(
            number=short_number.make(SOURCE), unit_id=unit_id, name=f"Prov {short_number.make(SOURCE)}",
            programme=Programme.SFI, course=SfiCourse.C, first_on=first_on, last_on=today() + timedelta(days=30),
            teachers=[Teaching(user_id=teacher.id, is_responsible=True, first_on=first_on)],
        )  # fmt: skip
        db.session.add(found)
        db.session.flush()
        ids = tuple(_pupil(found, name) for name in NAMES)
        record("test.class-made", found)
        commit()
        return Class(found.number, ids)


def _pupil(group: StudyGroup, name: str) -> int:
    person = people.register_person(name=f"{name} {short_number.make(SOURCE)}")
    pupil = Pupil(
        number=short_number.make(SOURCE), person_id=person.id, unit_id=group.unit_id, registered_on=group.first_on,
        received_on=group.first_on,
    )  # fmt: skip
    db.session.add(pupil)
    db.session.flush()
    db.session.add(Place(group=group, pupil=pupil, first_on=group.first_on, made_at=now()))
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
