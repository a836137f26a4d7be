"""Inspections and faults of homes, and the registers of districts and places."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.accounts.models import User
from reception.db.session import db
from reception.housing.models import District, Dwelling, Fault, Inspection, Place
from reception.housing.terms import FaultState, InspectionKind, PlaceKind
from reception.i18n.formats import today
from tests.clients import StrictClient
from tests.factories.homes import make_district, make_home, make_landlord
from tests.factories.municipality import Municipality

ClientOf = Callable[[User], StrictClient]
FAULTS = "/dwellings/faults"


def day(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.housing_coordinator)


@pytest.fixture
def home(municipality: Municipality) -> Dwelling:
    return make_home(landlord_id=make_landlord().id, parts=[("Room 1", 2)])


def path_of(home: Dwelling) -> str:
    return f"/dwellings/{home.number}"


def the_fault() -> Fault:
    return db.session.scalars(sa.select(Fault)).one()


def reported(browser: StrictClient, home: Dwelling, what: str = "Spisen är trasig.", **values: str) -> str:
    """Report a fault; its address."""
    assert browser.fill(f"{path_of(home)}/faults/new", what=what, **values).status_code == 303
    number = db.session.scalars(sa.select(Fault.number).where(Fault.what == what)).one()
    return f"{path_of(home)}/faults/{number}"


def test_a_caseworker_reports_a_fault_and_corrects_it(
    municipality: Municipality, client_of: ClientOf, home: Dwelling
) -> None:
    browser = client_of(municipality.caseworker)
    path = reported(browser, home, unit_id=str(home.units[1].id), reported_on=str(day(-2)))
    assert browser.fill(f"{path}/edit", what="Spis och ugn är trasiga.").status_code == 303
    fault = the_fault()
    assert (fault.what, fault.unit.label, fault.reported_on, fault.state) == (
        "Spis och ugn är trasiga.",
        "Room 1",
        day(-2),
        FaultState.REPORTED,
    )
    words = browser.get(path_of(home)).words
    assert "Spis och ugn är trasiga." in words
    assert "Karin Kase" in words
    assert browser.post(f"{path}/send").status_code == 403
    assert browser.get(f"{path}/end").status_code == 403


def test_a_fault_is_sent_mended_and_opened_again(browser: StrictClient, home: Dwelling) -> None:
    path = reported(browser, home)
    assert browser.post(f"{path}/send").status_code == 303
    assert (the_fault().state, the_fault().sent_on) == (FaultState.WITH_LANDLORD, today())
    browser.post(f"{path}/send")
    assert "The report had moved on already." in browser.get(path_of(home)).words
    browser.post(f"{path}/take-back")
    assert (the_fault().state, the_fault().sent_on) == (FaultState.REPORTED, None)
    browser.post(f"{path}/send")
    assert browser.fill(f"{path}/end", outcome="mended", note="Ny spis.").status_code == 303
    assert (the_fault().state, the_fault().ended_on, the_fault().note) == (FaultState.MENDED, today(), "Ny spis.")
    assert "Show 1 ended report" in browser.get(path_of(home)).words
    assert "The report has ended already." in browser.fill(f"{path}/end", outcome="dropped").words
    browser.post(f"{path}/reopen")
    assert (the_fault().state, the_fault().ended_on) == (FaultState.WITH_LANDLORD, None)
    assert browser.fill(f"{path}/end", outcome="dropped").status_code == 303
    assert the_fault().state is FaultState.DROPPED


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"what": ""}, "Write what is broken."),
        ({"what": "x" * 1001}, "Shorten this to 1000 characters"),
        ({"reported_on": "+3"}, "This date has not come yet."),
        ({"unit_id": "999999"}, "Choose where."),
        ({"unit_id": "x"}, "Choose where."),
    ],
)
def test_a_bad_report_gets_a_message(
    browser: StrictClient, home: Dwelling, values: dict[str, str], message: str
) -> None:
    answer = browser.fill(f"{path_of(home)}/faults/new", **{"what": "Kranen droppar.", **values})
    assert answer.status_code == 200
    assert message in answer.words
    assert db.session.query(Fault).count() == 0


def test_a_report_does_not_end_before_it_was_made(browser: StrictClient, home: Dwelling) -> None:
    path = reported(browser, home, reported_on=str(day(-2)))
    answer = browser.fill(f"{path}/end", outcome="mended", on=str(day(-3)))
    assert f"It was reported on {day(-2)} and cannot end before." in answer.words


def test_a_report_is_found_under_its_own_home_only(browser: StrictClient, home: Dwelling) -> None:
    number = reported(browser, home).rpartition("/")[2]
    other = make_home("Nygatan 9")
    assert browser.get(f"{path_of(other)}/faults/{number}/edit").status_code == 404
    assert browser.post(f"{path_of(other)}/faults/{number}/send").status_code == 404


def test_open_faults_of_all_homes_stand_oldest_first(browser: StrictClient, home: Dwelling) -> None:
    other = make_home("Nygatan 9")
    reported(browser, home, "Andra felet", reported_on=str(day(-3)))
    first = reported(browser, other, "Första felet", reported_on=str(day(-9)))
    ended = reported(browser, other, "Tredje felet", reported_on=str(day(-20)))
    browser.fill(f"{ended}/end", outcome="mended")
    browser.post(f"{first}/send")

    def shown(query: str = "") -> list[str | None]:
        return [span.text for span in browser.get(f"{FAULTS}{query}").all("span", class_="text")]

    assert shown() == ["Första felet", "Andra felet"]
    assert shown("?state=reported") == ["Andra felet"]
    assert shown("?state=with-landlord") == ["Första felet"]
    assert shown("?state=ended") == ["Tredje felet"]
    assert shown(f"?landlord={home.landlord_id}") == ["Andra felet"]
    assert shown("?state=nonsense") == ["Första felet", "Andra felet"]
    assert "9 days ago" in browser.get(FAULTS).words


def test_from_the_list_one_comes_back_to_the_list(browser: StrictClient, home: Dwelling) -> None:
    path = reported(browser, home)
    values = browser.get(FAULTS).form_values(f"{path}/send")
    assert browser.post(f"{path}/send", data=values).location.startswith(FAULTS)


def test_faults_in_many_homes_take_no_more_statements(browser: StrictClient, home: Dwelling) -> None:
    reported(browser, home)
    browser.get(FAULTS)
    few = len(browser.statements)
    for number in range(6):
        reported(browser, make_home(f"Gatan {number}"), f"Fel {number}")
    browser.get(FAULTS)
    assert len(browser.statements) == few


def test_an_inspection_is_noted_and_corrected(browser: StrictClient, home: Dwelling) -> None:
    path = f"{path_of(home)}/inspections"
    answer = browser.fill(f"{path}/new", kind="move-in", is_fine="no", remarks="Laga dörren.", on_day=str(day(-1)))
    assert answer.status_code == 303
    found = db.session.scalars(sa.select(Inspection)).one()
    assert (found.kind, found.on_day, found.is_fine, found.remarks) == (
        InspectionKind.MOVE_IN,
        day(-1),
        False,
        "Laga dörren.",
    )
    assert "Something has to be doneLaga dörren." in browser.get(path_of(home)).words
    assert browser.fill(f"{path}/{found.id}/edit", is_fine="yes", remarks="").status_code == 303
    assert "Nothing has to be done" in browser.get(path_of(home)).words
    assert browser.get(f"{path_of(make_home('Nygatan 9'))}/inspections/{found.id}/edit").status_code == 404


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"kind": ""}, "Choose a kind."),
        ({"is_fine": ""}, "Choose the result."),
        ({"is_fine": "no", "remarks": " "}, "Write what has to be done."),
        ({"on_day": "+1"}, "This date has not come yet."),
        ({"unit_id": ""}, "Choose what was looked over."),
    ],
)
def test_a_bad_inspection_gets_a_message(
    browser: StrictClient, home: Dwelling, values: dict[str, str], message: str
) -> None:
    answer = browser.fill(f"{path_of(home)}/inspections/new", **{"kind": "periodic", "is_fine": "yes", **values})
    assert message in answer.words
    assert db.session.query(Inspection).count() == 0


def test_districts_are_added_changed_and_removed_when_no_home_lies_there(browser: StrictClient) -> None:
    assert browser.fill("/dwellings/districts/new", name="Österäng", residents="3 400").status_code == 303
    assert (
        "There is a district of this name already." in browser.fill("/dwellings/districts/new", name="Österäng").words
    )
    found = db.session.scalars(sa.select(District)).one()
    assert (found.name, found.residents) == ("Österäng", 3400)
    path = f"/dwellings/districts/{found.id}"
    assert browser.fill(path, residents="").status_code == 303
    make_home(district_id=found.id)
    assert "1 homes in Österäng" in browser.get("/dwellings/districts").words
    browser.post(f"{path}/remove")
    assert "Homes lie in this district." in browser.get(path).words
    empty = f"/dwellings/districts/{make_district('Tom').id}"
    assert browser.post(f"{empty}/remove").status_code == 303
    assert browser.get(empty).status_code == 404


def test_places_are_added_changed_and_removed(browser: StrictClient) -> None:
    facts = {"name": "Norra skolan", "kind": "school", "east": "437 000", "north": "6475000"}
    assert browser.fill("/dwellings/places/new", **facts).status_code == 303
    assert "of this kind and name already" in browser.fill("/dwellings/places/new", **facts).words
    assert browser.fill("/dwellings/places/new", **{**facts, "kind": "work"}).status_code == 303
    school = db.session.scalars(sa.select(Place).where(Place.kind == PlaceKind.SCHOOL)).one()
    assert (school.east, school.north) == (437_000, 6_475_000)
    path = f"/dwellings/places/{school.id}"
    assert "Write a whole number from 200 000 to 1 000 000." in browser.fill(path, east="7").words
    assert browser.fill(path, name="Norrskolan").status_code == 303
    assert "Norrskolan" in browser.get("/dwellings/places").words
    assert browser.post(f"{path}/remove").status_code == 303
    assert "Norrskolan" not in browser.get("/dwellings/places").words
