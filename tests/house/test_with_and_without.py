"""With a hidden person in the municipality and without: which pages differ, for whom, and why that may be.

Every page that needs no number is read by every role twice, once before and once after somebody is registered whom none
of them is named for, with everything a file may hold. A page that differs stands in WHY, or tells of the person.
"""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from reception.accounts.models import User
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.files import make_file
from tests.factories.municipality import Municipality
from tests.factories.studies_shared import share_everything
from tests.house import on_sqlite_alone
from tests.house.test_row_access import TOKENS, any_of, undone
from tests.telling import told_in

READERS = (
    "caseworker", "manager", "sfi_staff", "guidance", "housing_coordinator", "administrator",
    "integration_coordinator", "statistician", "reader", "other_board_caseworker",
)  # fmt: skip
#: The same for everybody; and what a session says of itself, which holds a new token each time.
LEFT_OUT = ("/static", "/help", "/development", "/session")
#: Pages with something asked of them besides.
ASKED = (
    "/people?state=closed", "/people?worker=all", "/people?whose=unit", "/questions?whose=unit",
    "/people/search?q=Kanarie", "/people/search?q=Gomdalid",
)  # fmt: skip
_ORGANISATION = "the organisation that the file was made with is everybody's, and says nothing of who turned to it"
_EMPLOYER = "an employer and its places are everybody's, and say nothing of who was there or is proposed for them"
_HOME = "the home is the municipality's own; that a room is taken keeps it from being let twice; by whom is hidden"
_LETTER = "a unit's letters, and letters to many, are the unit's own, and say nothing of whom they are to"
_ACTIVITY = "an activity is everybody's, and says nothing of who was told of it or takes part"
_VOLUNTEER = "a volunteer is the board's, whoever she meets; whom she meets is told in the file alone"
_ALIAS = "a school meets a protected pupil in its registers and lists, under the alias (contract, decision 5)"
_QUESTION = "the manager who owns the hidden person is asked whether a registration means them (contract, decision 2)"
#: (whose pages, page): why it differs. Each must differ, or the reason is of something gone.
WHY = {
    (("caseworker", "manager", "sfi_staff", "guidance", "housing_coordinator", "administrator",
      "integration_coordinator", "other_board_caseworker"), "/organisations"): _ORGANISATION,
    (("caseworker", "manager", "other_board_caseworker"), "/contacts/new"): _ORGANISATION,
    (("caseworker", "manager", "guidance", "integration_coordinator", "other_board_caseworker"),
     "/employers"): _EMPLOYER,
    (("caseworker", "manager", "guidance", "integration_coordinator", "other_board_caseworker"),
     "/employers/openings"): _EMPLOYER,
    (("caseworker", "manager", "guidance", "integration_coordinator", "other_board_caseworker"),
     "/activities"): _ACTIVITY,
    (("caseworker", "manager"), "/volunteers"): _VOLUNTEER,
    (("caseworker", "manager", "housing_coordinator", "other_board_caseworker"), "/dwellings"): _HOME,
    (("caseworker", "manager", "housing_coordinator", "other_board_caseworker"), "/dwellings/free"): _HOME,
    (("manager", "housing_coordinator"), "/dwellings/figures"): _HOME,
    (("sfi_staff", "guidance"), "/groups"): _ALIAS,
    (("sfi_staff", "guidance"), "/pupils"): _ALIAS,
    (("sfi_staff", "guidance"), "/pupils/waiting"): _ALIAS,
    (("sfi_staff", "guidance"), "/school/signals"): _ALIAS,
    (("caseworker", "manager"), "/letter-templates"): _LETTER,
    (("caseworker", "manager"), "/mailings"): _LETTER,
    (("caseworker", "manager"), "/mailings/new"): _LETTER,
    (("manager",), "/people/drafts"): _QUESTION,
    (("manager",), "/unit"): _QUESTION,
    (("manager",), "/people/protected"): "the manager names staff by number, without the name or the file (decision 5)",
}  # fmt: skip
EXPLAINED = {(who, page) for readers, page in WHY for who in readers}


def pages(app: Flask) -> Iterator[str]:
    """Every page that needs no number."""
    for rule in app.url_map.iter_rules():
        if not rule.arguments - {"name"} and "GET" in (rule.methods or ()):
            found = any_of(rule) if rule.arguments else [rule.rule]
            yield from (page for page in found if not page.startswith(LEFT_OUT))
    yield from ASKED


@pytest.mark.parametrize("who", READERS)
@on_sqlite_alone
def test_a_hidden_person_changes_the_pages_that_are_explained_and_no_other(
    app: Flask,
    municipality: Municipality,
    client_of: Callable[[User], StrictClient],
    time_machine,  # type: ignore[no-untyped-def]
    who: str,
) -> None:
    time_machine.move_to("2026-11-23T09:00:00Z", tick=False)
    world = municipality
    for board in (world.board, world.other_board):
        share_everything(board, world.board)
    make_file("Egenalund", unit=world.unit, worker=world.caseworker, number="199005172385", phone="0701740600")
    browser = client_of(getattr(world, who))
    browser.lenient = True
    addresses = list(pages(app))
    before = {page: read(browser, page) for page in addresses}
    with undone():
        hidden = make_file(
            "Gomdalid", unit=world.unit, worker=world.other_unit_caseworker, number="195911042383",
            phone="0701740604", protection=Protection.MARKING, named=[world.other_unit_caseworker],
        )  # fmt: skip
        after = {page: read(browser, page) for page in addresses}
        number = hidden.person.number
    differ = {(who, page) for page in addresses if before[page] != after[page]}
    assert differ == {cell for cell in EXPLAINED if cell[0] == who}
    for _who, page in differ:
        told = told_in(after[page], (hidden.identity[0], *hidden.identity[2:], *hidden.content))
        assert not told, page
        assert (number in after[page]) == (page == "/people/protected"), page


def read(browser: StrictClient, page: str) -> str:
    """What a page says, without what is new in every answer."""
    answer = browser.get(page)
    text = answer.get_data().decode(errors="replace") if answer.status_code == 200 else ""
    return f"{answer.status} {TOKENS.sub(r'', text)}"
