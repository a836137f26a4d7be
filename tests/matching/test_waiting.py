"""The list of households that seek a home, the most urgent first with the best home in sight; whom a home suits."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from reception.access.roles import Role
from reception.accounts.models import User
from reception.housing.terms import OfferState
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import HouseholdRole, Protection
from tests.clients import Answer, StrictClient
from tests.factories.homes import make_contract, make_district, make_home, whole
from tests.factories.households import make_household
from tests.factories.municipality import Municipality
from tests.factories.needs import assign, expect, join, make_need, make_offer, many_needs
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
LIST = "/dwellings/waiting"
SINCE = date(2026, 1, 1)


def day(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.housing_coordinator)


def seeking(municipality: Municipality, name: str, latest: date | None = None, **facts: object) -> Person:
    """Somebody alone who seeks a home, assigned with that latest day."""
    person = make_person(name=name, unit=municipality.unit, worker=municipality.caseworker)
    if latest:
        assign(person, latest - timedelta(days=60), latest)
    make_need(person, **facts)
    return person


def rows(answer: Answer) -> list[str]:
    """What each row of the list says."""
    body = answer.page.find(".//tbody")
    return [" ".join(" ".join(row.itertext()).split()) for row in body] if body is not None else []


def counts(answer: Answer) -> list[str]:
    """Waiting, past their latest day, without a home in sight, with an accepted home."""
    return [" ".join("".join(one.itertext()).split()) for one in answer.page.find(".//dl").iter("dd")]


def test_who_reads_the_list(municipality: Municipality, client_of: ClientOf) -> None:
    reading = {Role.CASEWORKER, Role.UNIT_MANAGER, Role.HOUSING_COORDINATOR}
    home = make_home()
    for role, user in municipality.one_of_each_role.items():
        for path in (LIST, f"/dwellings/{home.number}/households"):
            assert client_of(user).get(path).status_code == (200 if role in reading else 403), (role, path)


def test_the_most_urgent_stands_first_with_days_left_and_passed(
    browser: StrictClient, municipality: Municipality
) -> None:
    seeking(municipality, "Utan Dag")
    seeking(municipality, "Senare Dag", day(40))
    seeking(municipality, "Förbi Dag", day(-3))
    found = rows(browser.get(LIST))
    assert [row.split(" Integrationsenheten")[0] for row in found] == ["Förbi Dag", "Senare Dag", "Utan Dag"]
    assert "3 days past" in found[0]
    assert "40 days left" in found[1]
    assert "No latest day is known" in found[2]


def test_the_counts_on_top_are_the_lengths_of_their_lists(browser: StrictClient, municipality: Municipality) -> None:
    seeking(municipality, "Förbi Dag", day(-3), without_stairs=True)
    seeking(municipality, "Senare Dag", day(40))
    make_home(floor=3, lift=False)
    page = browser.get(LIST)
    assert counts(page) == ["2 households, 2 people", "1", "1", "0"]
    assert len(rows(browser.get(LIST, query_string={"shown": "overdue"}))) == 1
    (without,) = rows(browser.get(LIST, query_string={"shown": "without-home"}))
    assert without.startswith("Förbi Dag")
    assert "None that fits" in without
    assert len(rows(browser.get(LIST, query_string={"shown": "nonsense", "size": "12"}))) == 2
    assert len(rows(browser.get(LIST, query_string={"size": "1"}))) == 2
    assert rows(browser.get(LIST, query_string={"size": "5-6"})) == []


def test_the_best_home_in_sight_stands_with_its_gap_in_days(browser: StrictClient, municipality: Municipality) -> None:
    seeking(municipality, "Amina Warsame", day(10))
    tenant = make_person(name="Nura Ali")
    home = make_home("Storgatan 4", rooms=1)
    make_contract(whole(home), [tenant], SINCE, day(14))
    (row,) = rows(browser.get(LIST))
    assert "Storgatan 4" in row
    assert f"Free from {day(15)}" in row
    assert "5 days too late" in row


def test_expected_members_count_and_stand_with_their_planned_day(
    browser: StrictClient, municipality: Municipality
) -> None:
    person = make_person(name="Amina Warsame", unit=municipality.unit)
    household = make_household((person, HouseholdRole.REFERENCE))
    expect(household, "Hodan Warsame", date(2027, 1, 15), birth=date(2019, 5, 5))
    make_need(person, household)
    (row,) = rows(browser.get(LIST))
    assert "2 people" in row
    assert "Expected 2027-01-15" in row
    assert "Hodan" not in row
    assert len(rows(browser.get(LIST, query_string={"shown": "expected", "size": "2"}))) == 1


def test_a_home_that_is_held_out_is_in_sight_for_nobody_else(browser: StrictClient, municipality: Municipality) -> None:
    first = make_need(make_person(name="Amina Warsame", unit=municipality.unit))
    seeking(municipality, "Nura Ali")
    make_offer(first, whole(make_home("Storgatan 4")).id, OfferState.ACCEPTED)
    found = rows(browser.get(LIST))
    assert "Storgatan 4 Accepted" in found[0]
    assert "None that fits" in found[1]
    assert counts(browser.get(LIST)) == ["2 households, 2 people", "0", "1", "1"]


def test_a_home_free_for_some_weeks_only_is_no_home_in_sight(browser: StrictClient, municipality: Municipality) -> None:
    seeking(municipality, "Amina Warsame", day(30))
    home = make_home("Storgatan 4")
    make_contract(whole(home), [make_person(name="Nura Ali")], day(60))
    assert "None that fits" in rows(browser.get(LIST))[0]


def test_a_protected_household_is_unseen_and_uncounted_by_those_who_are_not_named(
    municipality: Municipality, client_of: ClientOf
) -> None:
    hidden = make_person(
        name="Dold Person", unit=municipality.unit, protection=Protection.MARKING, named=[municipality.caseworker]
    )
    need = make_need(hidden)
    open_one = make_person(name="Amina Warsame", unit=municipality.unit)
    household = make_household((open_one, HouseholdRole.REFERENCE))
    with_hidden = make_need(open_one, household)
    join(hidden, household)
    home = make_home()
    paths = [f"{LIST}/{each.number}" for each in (need, with_hidden)]
    for user in (municipality.housing_coordinator, municipality.caseworker2, municipality.manager):
        browser = client_of(user)
        assert counts(browser.get(LIST)) == ["0 households", "0", "0", "0"]
        assert [browser.get(path).status_code for path in paths] == [404, 404]
        assert "Amina" not in browser.get(f"/dwellings/{home.number}/households").words
    named = client_of(municipality.caseworker)
    words = named.get(LIST).words
    assert counts(named.get(LIST))[0] == "2 households, 3 people"
    assert "Dold Person" not in words
    assert hidden.number in words
    assert "Dold Person" in named.get(paths[0]).words  # on its own page the name stands


def test_what_is_offered_to_a_hidden_household_is_not_offered_again_and_nobody_is_told_to_whom(
    browser: StrictClient, municipality: Municipality
) -> None:
    hidden = make_person(name="Dold Person", unit=municipality.unit, protection=Protection.MARKING)
    secret = make_need(hidden)
    make_offer(secret, whole(make_home("Storgatan 4")).id, OfferState.ACCEPTED)
    seeking(municipality, "Amina Warsame")
    page = browser.get(LIST)
    assert "None that fits" in rows(page)[0]
    assert secret.number not in page.get_data(as_text=True)


def test_a_caseworker_sees_the_households_of_her_own_unit(municipality: Municipality, client_of: ClientOf) -> None:
    seeking(municipality, "Amina Warsame")
    assert len(rows(client_of(municipality.caseworker2).get(LIST))) == 1
    assert rows(client_of(municipality.other_unit_caseworker).get(LIST)) == []


def test_the_statements_do_not_grow_with_the_households(browser: StrictClient, municipality: Municipality) -> None:
    make_home()
    many_needs(1, municipality.unit)
    browser.get(LIST)
    few = len(browser.statements)
    many_needs(40, municipality.unit)
    for place in range(10):
        make_home(f"Lillgatan {place}")
    assert len(rows(browser.get(LIST))) == 41
    assert len(browser.statements) == few


def test_whom_a_home_would_suit(browser: StrictClient, municipality: Municipality) -> None:
    seeking(municipality, "Senare Dag", day(40))
    seeking(municipality, "Tidig Dag", day(5))
    found = make_need(make_person(name="Har Redan", unit=municipality.unit))
    make_offer(found, whole(make_home("Annangatan 1")).id, OfferState.ACCEPTED)
    home = make_home("Storgatan 4", rooms=1)
    page = browser.get(f"/dwellings/{home.number}/households")
    assert [" ".join("".join(one.itertext()).split()) for one in page.all("h3")] == ["Tidig Dag", "Senare Dag"]
    assert "as many rooms as needed, 1" in page.words
    taken = make_home("Lillgatan 4")
    make_contract(whole(taken), [make_person(name="Nura Ali")], SINCE)
    assert "The home does not become free" in browser.get(f"/dwellings/{taken.number}/households").words
    assert browser.get("/dwellings/0000-00/households").status_code == 404


def test_mixed_areas_are_weighed_by_people_of_contracts_and_small_numbers_are_not_told(
    browser: StrictClient, municipality: Municipality
) -> None:
    need = make_need(make_person(name="Amina Warsame", unit=municipality.unit))
    crowded, small = make_district("Norrmalm", 100), make_district("Söder", 1000)
    for district, count in ((crowded, 5), (small, 4)):
        for place in range(count):
            home = make_home(f"{district.name} {place}", district_id=district.id)
            make_contract(whole(home), [make_person(name=f"Bor {district.name} {place}")], SINCE)
        make_home(f"{district.name} ledig", district_id=district.id)
    words = browser.get(f"{LIST}/{need.number}").words
    assert "Norrmalm: the share of newcomers is much larger than in the whole municipality." in words
    assert "Söder: the share" not in words
