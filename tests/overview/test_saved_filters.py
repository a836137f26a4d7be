"""Lists that somebody keeps under a name: the filter is kept and nothing else, for its maker alone."""

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.overview.models import SavedFilter
from reception.overview.rules.saved import MOST_IN_MENU
from tests.factories.people import make_person
from tests.overview.making import make_silent
from tests.overview.test_caseload import end_duties
from tests.overview.test_people import names_in
from tests.page_rules import text_of

NEW = "/people/saved/new?silent=y&worker=nobody"


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


def kept():
    return list(db.session.scalars(sa.select(SavedFilter).order_by(SavedFilter.id)))


def menu_of(answer):
    (lists,) = answer.all("div", id="lists") or [None]
    return [] if lists is None else [text_of(link) for link in lists.iter("a")][:-1]


def test_a_list_is_saved_and_stands_in_the_menu(municipality, browser):
    make_silent(make_person(name="Amina", unit=municipality.unit), 40)
    listed = browser.get("/people?silent=y&worker=nobody&country=SO&page=1")
    assert "/people/saved/new?worker=nobody&silent=y" in [link.get("href") for link in listed.all("a")]
    assert menu_of(listed) == []
    answer = browser.fill(NEW, name="  Nobody looks ")
    assert answer.location == "/people?worker=nobody&silent=y"
    assert [(one.name, one.address, one.in_menu) for one in kept()] == [
        ("Nobody looks", "worker=nobody&silent=y", True)
    ]
    listed = browser.get(answer.location)
    assert (names_in(listed), menu_of(listed)) == (["Amina"], ["Nobody looks"])
    current = [text_of(link) for link in listed.all("a", **{"aria-current": "page"})]
    assert "Nobody looks" in current
    assert browser.get("/people").all("a", href=answer.location)[0].get("aria-current") is None


def test_the_plain_list_needs_no_name(browser):
    assert not [link for link in browser.get("/people?sort=active").all("a") if "/saved/new" in link.get("href", "")]


@pytest.mark.parametrize(
    ("name", "message"),
    [("", "Write a name for the list."), ("x" * 61, "Shorten this to 60 characters"), ("Mine", "of this name already")],
)
def test_what_was_typed_stays_when_a_name_is_refused(browser, name, message):
    browser.fill(NEW, name="Mine")
    browser.get("/people")
    answer = browser.fill("/people/saved/new?overdue=y", name=name, in_menu=None)
    assert message in answer.words
    values = answer.form_values()
    assert (values["name"], values["filter"], values.get("in_menu")) == (name, "overdue=y", None)
    assert len(kept()) == 1


def test_nothing_but_a_filter_can_be_kept(browser):
    given = "worker=nobody&worker=19900517-0015&silent=y&note=Amina+Warsame&opened_from=Amina&sort=19900517"
    browser.fill("/people/saved/new", name="Odd", filter=given)
    assert [one.address for one in kept()] == ["silent=y"]


def test_two_may_have_lists_of_the_same_name_and_nobody_reaches_anothers(municipality, browser, client_of):
    browser.fill(NEW, name="Mine")
    other = client_of(municipality.caseworker2)
    path = f"/people/saved/{kept()[0].id}"
    assert "Mine" not in other.get("/people/saved").words
    assert other.get(path).status_code == 404
    assert other.get(f"{path}/remove").status_code == 404
    for address in (path, f"{path}/menu", f"{path}/remove"):
        assert other.post(address, data={"name": "Stolen"}).status_code == 404
    assert other.fill(NEW, name="Mine").status_code == 303
    assert [one.name for one in kept()] == ["Mine", "Mine"]


def test_a_list_is_renamed_taken_out_of_the_menu_and_removed(browser):
    browser.fill(NEW, name="Mine")
    path = f"/people/saved/{kept()[0].id}"
    assert browser.fill(path, name="Ours").location == "/people/saved"
    assert menu_of(browser.get("/people/saved")) == ["Ours"]
    browser.post(f"{path}/menu", data={"in_menu": ""})
    answer = browser.get("/people/saved")
    assert menu_of(answer) == []
    for words in ("Ours", "Without a caseworker", "Silent", "The list is no longer in the menu."):
        assert words in answer.words
    browser.post(f"{path}/menu", data={"in_menu": "y"})
    assert menu_of(browser.get("/people")) == ["Ours"]
    old = browser.get(path).form_values()
    browser.fill(path, name="Theirs")
    assert browser.post(path, data={**old, "name": "Mine again"}).status_code == 409
    assert browser.fill(f"{path}/remove", form=f"{path}/remove").location == "/people/saved"
    assert kept() == []
    assert "No saved lists yet" in browser.get("/people/saved").words


def test_the_menu_holds_twelve(browser):
    for number in range(MOST_IN_MENU):
        browser.fill(NEW, name=f"List {number:02}")
    answer = browser.fill(NEW, name="One more")
    assert "The menu holds 12 lists." in answer.words
    assert browser.fill(NEW, name="One more", in_menu=None).status_code == 303
    page = browser.get("/people/saved")
    assert len(menu_of(page)) == MOST_IN_MENU
    browser.post(f"/people/saved/{kept()[-1].id}/menu", data={"in_menu": "y"})
    assert "The menu holds 12 lists." in browser.get("/people/saved").words


def test_a_list_of_a_colleague_who_left_still_opens(municipality, browser):
    make_person(name="Amina", unit=municipality.unit)
    address = browser.fill(f"/people/saved/new?worker={municipality.caseworker2.id}", name="Kent").location
    end_duties(municipality.caseworker2)
    answer = browser.get(address)
    assert names_in(answer) == ["Amina"]
    assert "The colleague in this filter has no cases" in answer.words
    assert "A colleague who has left" in browser.get("/people/saved").words


def test_the_menu_costs_no_statement_of_its_own(municipality, client_of):
    for role, user in municipality.one_of_each_role.items():
        browser = client_of(user)
        browser.get("/account")
        asked = [statement for statement in browser.statements if "saved_filter" in statement]
        assert len(asked) == 1, role
        assert "staff_session" in asked[0], role
