"""A household in which somebody is protected: what those not named learn of its home, its need and its offers."""

from datetime import date, timedelta

import pytest

from reception.housing.terms import OfferState, Unavailability
from reception.i18n.formats import today
from reception.people.terms import HouseholdRole, Protection
from tests.factories.homes import make_contract, make_district, make_home, whole
from tests.factories.households import make_household
from tests.factories.letting import let
from tests.factories.needs import make_need, make_offer
from tests.factories.people import make_person


def day(number: int) -> date:
    return today() + timedelta(days=number)


@pytest.fixture
def family(municipality):
    """A mother and her protected child, known to two people."""
    mother = make_person(name="Bashira Hemlig", unit=municipality.unit, worker=municipality.caseworker)
    child = make_person(
        name="Zahra Hemlig",
        birth=date(2019, 3, 4),
        protection=Protection.MARKING,
        named=[municipality.caseworker],
        unit=municipality.unit,
    )
    household = make_household((mother, HouseholdRole.REFERENCE), (child, HouseholdRole.CHILD))
    return mother, child, household


@pytest.fixture
def strangers(municipality, client_of):
    """Those who are not named, by what they do."""
    people = ("housing_coordinator", "caseworker2", "manager", "other_unit_manager", "other_board_caseworker")
    return {name: client_of(getattr(municipality, name)) for name in people}


def pages(home):
    """Every page that says how a home stands."""
    at = f"/dwellings/{home.number}"
    return (
        at,
        f"{at}/households",
        f"{at}/leave",
        "/dwellings",
        "/dwellings?state=occupied",
        f"/dwellings?free_by={day(200)}",
        f"/dwellings?day={day(120)}",
        f"/dwellings?day={day(-5)}",
        "/dwellings?order=free",
        "/dwellings/figures",
        "/dwellings/free",
        "/dwellings/ending",
        "/dwellings/crowded",
        "/dwellings/settled",
        "/dwellings/waiting",
    )


def secrets(contract, *people):
    """What tells of a household: names, numbers, and the days of its contract in every form."""
    days = [one for one in (contract.first_on, contract.last_on, day(91), day(-10)) if one]
    words = [word for one in people for word in (one.shown_name, one.number)]
    return [*words, contract.number, *(one.isoformat() for one in days)]


def test_no_page_tells_those_not_named_when_a_home_becomes_free(municipality, family, strangers):
    mother, child, _household = family
    home = make_home(parts=(), district=make_district())
    contract = make_contract(whole(home), [mother, child], day(-9), day(90))
    for who, browser in strangers.items():
        browser.budget = 60
        for path in pages(home):
            answer = browser.get(path)
            assert answer.status_code in (200, 403, 404), path
            assert answer.status_code == 200 or who != "housing_coordinator", path
            text = answer.get_data(as_text=True)
            for secret in secrets(contract, mother, child):
                assert secret not in text, f"{who} reads {secret} at {path}"
    page = strangers["housing_coordinator"].get(f"/dwellings/{home.number}")
    assert "Occupied" in page.words
    assert "Free from" not in page.words


def test_those_who_are_named_read_the_day(municipality, family, client_of):
    mother, child, _household = family
    home = make_home()
    make_contract(whole(home), [mother, child], day(-9), day(90))
    assert day(91).isoformat() in client_of(municipality.caseworker).get(f"/dwellings/{home.number}").words


def test_a_home_that_is_agreed_for_somebody_hidden_is_occupied_from_now_on(municipality, family, strangers):
    mother, child, _household = family
    home = make_home()
    contract = make_contract(whole(home), [mother, child], day(40), None)
    page = strangers["housing_coordinator"].get(f"/dwellings/{home.number}")
    for secret in (day(39).isoformat(), day(40).isoformat(), contract.number, "Free"):
        assert secret not in page.words


def test_the_other_rooms_of_a_home_stand_as_ever(municipality, family, strangers):
    mother, child, _household = family
    home = make_home(parts=(("Room 1", 2), ("Room 2", 2)))
    make_contract(home.units[1], [mother, child], day(-9), day(90))
    other = make_person(name="Omar Nur", unit=municipality.unit)
    make_contract(home.units[2], [other], day(-9), day(30))
    words = strangers["housing_coordinator"].get(f"/dwellings/{home.number}").words
    assert f"Free from {day(31)}" in words
    assert day(91).isoformat() not in words


def test_a_home_of_somebody_hidden_is_suggested_to_nobody(municipality, family, strangers):
    mother, child, _household = family
    home = make_home()
    make_contract(whole(home), [mother, child], day(-9), day(30))
    need = make_need(make_person(name="Omar Nur", unit=municipality.unit))
    browser = strangers["housing_coordinator"]
    for path in ("/dwellings/waiting", f"/dwellings/waiting/{need.number}", "/dwellings/free"):
        assert "Storgatan 1" not in browser.get(path).words


@pytest.mark.parametrize("first", [-5, 30, 89, 91, 400])
def test_trying_day_after_day_does_not_tell_when_a_contract_ends(municipality, family, client_of, first):
    mother, child, _household = family
    home = make_home()
    contract = make_contract(whole(home), [mother, child], day(-9), day(90))
    omar = make_person(name="Omar Nur", unit=municipality.unit, worker=municipality.caseworker2)
    browser = client_of(municipality.caseworker2)
    answer = browser.fill(
        f"/people/{omar.number}/home/new", tenure="municipal", unit_id=str(whole(home).id), first_on=str(day(first)),
        last_on=str(day(first + 300)), people=[str(omar.id)], tenants=[str(omar.id)],
    )  # fmt: skip
    assert "The home is occupied on some of these days." in answer.words
    assert contract.number not in answer.words
    assert day(90).isoformat() not in answer.words


@pytest.mark.parametrize("first", [-5, 91, 400])
def test_closing_tells_no_day_of_somebody_hidden(municipality, family, client_of, first):
    mother, child, _household = family
    home = make_home()
    make_contract(whole(home), [mother, child], day(-9), day(90))
    answer = client_of(municipality.housing_coordinator).fill(
        f"/dwellings/{home.number}/closures/new", first_on=str(day(first)), last_on=str(day(first + 3)),
        reason=Unavailability.RENOVATION.value,
    )  # fmt: skip
    assert "The home is occupied on some of these days." in answer.words
    assert str(day(90)) not in answer.words


def test_a_contract_before_a_hidden_one_can_be_ended_sooner_all_the_same(municipality, family, client_of):
    mother, child, _household = family
    home = make_home()
    omar = make_person(name="Omar Nur", unit=municipality.unit, worker=municipality.caseworker2)
    before = let(omar, unit=whole(home), first=day(-100), last=day(39))
    make_contract(whole(home), [mother, child], day(40), None)
    browser = client_of(municipality.caseworker2)
    answer = browser.fill(f"/dwellings/contracts/{before.number}/end", last=str(day(10)), reason="time-out")
    assert answer.status_code == 303, answer.words


def test_several_hidden_contracts_are_not_counted(municipality, family, client_of):
    mother, child, _household = family
    home = make_home()
    make_contract(whole(home), [mother, child], day(-9), day(20))
    make_contract(whole(home), [child], day(21), day(60))
    make_contract(whole(home), [mother, child], day(61), day(90))
    words = client_of(municipality.housing_coordinator).get(f"/dwellings/{home.number}/leave").words
    assert ": 3." not in words
    assert ": 2." not in words


def test_needs_and_offers_of_a_hidden_household_are_missing(municipality, family, strangers):
    mother, child, household = family
    home = make_home()
    need = make_need(mother, household)
    offer = make_offer(need, whole(home).id, day=day(12))
    contract = make_contract(whole(home), [mother, child], day(-9), day(90))
    paths = (
        f"/dwellings/waiting/{need.number}",
        f"/dwellings/waiting/{need.number}/offers/new/{whole(home).id}",
        f"/dwellings/waiting/{need.number}/offers/{offer.number}/answer",
        f"/dwellings/contracts/{contract.number}",
        f"/dwellings/contracts/{contract.number}/edit",
        f"/dwellings/contracts/{contract.number}/end",
        f"/people/{child.number}/home",
        f"/people/{child.number}/home/new",
        f"/people/{child.number}/documents",
        f"/people/{child.number}/sharing",
        f"/people/{child.number}/referrals",
        f"/people/{child.number}/needs",
        f"/people/{child.number}/basics",
    )
    for who, browser in strangers.items():
        for path in paths:
            answer = browser.get(path)
            assert answer.status_code in (403, 404), f"{who} opens {path}: {answer.status_code}"
            assert "Hemlig" not in answer.words


def test_what_was_kept_for_a_protected_household_tells_nobody_when_she_moves_in(municipality, family, client_of):
    mother, child, _household = family
    home = make_home()
    coordinator, worker = client_of(municipality.housing_coordinator), client_of(municipality.caseworker)
    coordinator.fill(
        f"/dwellings/{home.number}/closures/new", first_on=str(day(0)), last_on=str(day(80)),
        reason=Unavailability.RESERVED.value,
    )  # fmt: skip
    need = make_need(child)
    offer = make_offer(need, whole(home).id, OfferState.ACCEPTED, day(33))
    worker.budget = 40
    answer = worker.fill(
        f"/people/{child.number}/home/new", tenure="municipal", unit_id=str(whole(home).id), first_on=str(day(33)),
        last_on=str(day(300)), people=[str(child.id), str(mother.id)], tenants=[str(mother.id)], offer=offer.number,
    )  # fmt: skip
    assert answer.status_code == 303, answer.words
    text = coordinator.get(f"/dwellings/{home.number}").get_data(as_text=True)
    assert "Occupied" in text
    for secret in (day(32), day(33), day(300)):
        assert secret.isoformat() not in text


def test_a_protected_person_is_added_to_no_contract_by_her_number(municipality, family, client_of):
    _mother, child, _household = family
    omar = make_person(name="Omar Nur", unit=municipality.unit, worker=municipality.caseworker2)
    contract = let(omar, unit=whole(make_home()), first=day(-9), last=day(90))
    browser = client_of(municipality.caseworker2)
    path = f"/dwellings/contracts/{contract.number}/members/new"
    said = [browser.fill(path, number=number, came_on=str(day(0))) for number in (child.number, "7K3M-Q9")]
    assert {answer.status_code for answer in said} == {200}
    assert len({answer.words.replace(child.number, "").replace("7K3M-Q9", "") for answer in said}) == 1
