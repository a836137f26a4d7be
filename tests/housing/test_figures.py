"""The figures of homes and the lists behind them, as those who plan homes meet them."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from reception.housing.models import Closure, District, Lease
from reception.housing.rules.figures import cross, ends_by_month, waiting
from reception.housing.terms import EndingReason, Party, Tenure, Unavailability
from reception.people.terms import Protection
from tests.factories.people import make_person
from tests.housing.cohorts import home, keep, live, newcomer, seek
from tests.page_rules import text_of

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def coordinator(municipality, client_of):
    return client_of(municipality.housing_coordinator)


def days(number):
    return TODAY + timedelta(days=number)


def numbers(answer, table=0):
    """{what: number} of the page's table of lists."""
    found = {}
    for row in answer.all("table")[table].findall(".//tbody/tr"):
        found[text_of(row.find("th"))] = int(text_of(row.find(".//td[@class='num']/a")).rsplit(" ", 1)[-1])
    return found


def rows(answer):
    """The rows of the page's list, each as a line of words."""
    return [text_of(row) for row in answer.all("tbody")[0].findall("tr")] if answer.all("tbody") else []


def make_everything(unit):
    """Two who wait, one of them too late; one settled in time and one late; two that end; one crowded."""
    late = newcomer(unit, "Waits too long", assigned=days(-70), settle_by=days(-1))
    seek(late)
    seek(newcomer(unit, "Waits", assigned=days(-10), settle_by=days(20)))
    centre = District(name="Centrum")
    keep(centre)
    in_time = newcomer(unit, "Settled in time", assigned=days(-50), settle_by=days(-5))
    live(in_time, first=days(-10), moved_in_on=days(-5), last_on=days(300), unit=home(district_id=centre.id).units[0])
    too_late = newcomer(unit, "Settled late", assigned=days(-90), settle_by=days(-30))
    live(too_late, first=days(-29), moved_in_on=days(-29), unit=home().units[0])
    several = [newcomer(unit, f"Crowded {number}") for number in range(3)]
    live(*several, first=days(-400), last_on=days(100), unit=home(rooms=2, is_own=True).units[0])
    gone = newcomer(unit, "Gone")
    live(gone, first=days(-400), ended_on=days(-1), end_reason=EndingReason.MOVED_AWAY, unit=home(is_own=True).units[0])


def test_each_number_is_the_length_of_the_list_it_leads_to(municipality, coordinator):
    make_everything(municipality.unit)
    page = coordinator.get("/dwellings/figures")
    found = numbers(page)
    assert list(found.values()) == [2, 2, 2, 1, 1]
    assert "Past their latest day: 1." in page.words
    assert "In time: 1. Late: 1." in page.words
    for path, label in (
        ("/dwellings/ending", "Contracts that end in the next 12 months"),
        ("/dwellings/crowded", "Households in homes that are too small"),
        ("/dwellings/settled", "Assigned households settled this year"),
        ("/dwellings/free", "Homes and rooms that are free"),
        ("/dwellings/waiting", "Households that wait for a home"),
    ):
        assert len(rows(coordinator.get(path))) == found[label], path
    assert len(rows(coordinator.get("/dwellings/waiting?shown=overdue"))) == 1


def test_the_managers_page_has_the_numbers_of_her_own_units_and_their_lists(municipality, client_of):
    make_everything(municipality.unit)
    live(newcomer(municipality.other_unit, "Of others"), first=days(-20), last_on=days(30))
    seek(newcomer(municipality.other_unit, "Waits with others"))
    manager = client_of(municipality.manager)
    page = manager.get("/unit")
    table = next(place for place, one in enumerate(page.all("table")) if one.get("aria-labelledby") == "homes")
    assert list(numbers(page, table).values()) == [2, 1, 2, 2, 1]
    assert len(rows(manager.get("/dwellings/ending"))) == 2
    assert len(rows(manager.get("/dwellings/waiting"))) == 2


def test_nobody_learns_of_a_contract_of_somebody_hidden(municipality, coordinator, client_of):
    hidden = make_person(
        name="Daryna Koval", unit=municipality.unit, protection=Protection.MARKING, named=[municipality.caseworker]
    )
    live(hidden, first=days(-20), last_on=days(30), moved_in_on=days(-20), unit=home(rooms=1, is_own=True).units[0])
    for path in ("/dwellings/ending", "/dwellings/crowded", "/dwellings/settled"):
        assert not rows(coordinator.get(path))
        assert "Koval" not in coordinator.get(path).words
    page = coordinator.get("/dwellings/figures")
    assert "No contract runs today" in page.words
    [seen] = rows(client_of(municipality.caseworker).get("/dwellings/ending"))
    assert hidden.number in seen
    assert "Koval" not in seen


@pytest.mark.parametrize(
    ("first", "last", "facts", "said"),
    [
        (-400, 120, {}, "2026-12-22 30 days left"),
        (-400, 80, {}, "The day was 2026-11-10"),
        (-30, 60, {}, "Not needed"),
        (-400, 120, {"tenure": Tenure.SUBLET}, "Not for the municipality to give"),
        (-400, 120, {"notice_on": date(2026, 11, 2), "notice_by": Party.TENANT}, "Given on 2026-11-02"),
    ],
)
def test_the_list_says_until_when_notice_can_be_given(municipality, coordinator, first, last, facts, said):
    live(newcomer(municipality.unit, "Tenant"), first=days(first), last_on=days(last), **facts)
    [row] = rows(coordinator.get("/dwellings/ending"))
    assert row.endswith(said)


def test_the_first_to_end_stands_first_and_those_after_a_year_or_ended_stand_nowhere(municipality, coordinator):
    for number in (200, 20, 366, -1):
        live(newcomer(municipality.unit, f"Ends in {number}"), first=days(-400), last_on=days(number))
    live(newcomer(municipality.unit, "Without an end"), first=days(-400))
    assert [row.split(" Not")[0] for row in rows(coordinator.get("/dwellings/ending"))] == ["Ends in 20", "Ends in 200"]


def test_the_list_of_what_ends_is_narrowed_by_day_district_and_tenure(municipality, coordinator):
    centre = District(name="Centrum")
    keep(centre)
    there = home(is_own=True, district_id=centre.id).units[0]
    live(newcomer(municipality.unit, "Centre, soon"), first=days(-40), last_on=days(20), unit=there)
    live(newcomer(municipality.unit, "Centre, later"), first=days(30), last_on=days(200), unit=there)
    live(newcomer(municipality.unit, "Elsewhere"), first=days(-40), last_on=days(20), tenure=Tenure.SUBLET)

    def shown(asked):
        found = rows(coordinator.get(f"/dwellings/ending?{asked}"))
        return [row.split(" Provgatan")[0].split(" Not")[0] for row in found]

    assert shown(f"by={days(20)}") == ["Centre, soon", "Elsewhere"]
    assert shown(f"district_id={centre.id}") == ["Centre, soon", "Centre, later"]
    assert shown(f"tenure=municipal&by={days(20)}") == ["Centre, soon"]
    assert shown("by=nonsense&tenure=palace&district_id=x&page=1") == ["Centre, soon", "Elsewhere", "Centre, later"]
    assert not shown(f"by={days(5)}")
    assert "Clear the filter" in coordinator.get(f"/dwellings/ending?by={days(5)}").words


def test_homes_that_become_free_stand_after_those_that_are(municipality, coordinator):
    for last_on in (10, 200):
        live(newcomer(municipality.unit, f"Lives there {last_on}"), first=days(-40), last_on=days(last_on),
             unit=home(is_own=True).units[0])  # fmt: skip
    closed, unleased, leased = home(is_own=True), home(), home()
    keep(Closure(unit_id=closed.units[0].id, first_on=days(-5), last_on=days(4), reason=Unavailability.PESTS))
    keep(Lease(dwelling_id=leased.id, first_on=days(-100), last_on=days(40)))
    answer = coordinator.get("/dwellings/free")
    assert [row.split(" ")[1] for row in rows(answer)] == [
        leased.street.split()[1], closed.street.split()[1], str(int(closed.street.split()[1]) - 2),
    ]  # fmt: skip
    assert unleased.street not in answer.words
    assert "1 home or room is free today. 2 more become free within 3 months." in answer.words


def test_only_those_who_plan_homes_see_the_figures(municipality, client_of):
    for user, status in (
        (municipality.manager, 200),
        (municipality.housing_coordinator, 200),
        (municipality.caseworker, 403),
        (municipality.statistician, 403),
        (municipality.administrator, 403),
    ):
        assert client_of(user).get("/dwellings/figures").status_code == status
    assert client_of(municipality.statistician).get("/dwellings/ending").status_code == 403


def test_the_pages_take_as_many_statements_for_many_as_for_few(municipality, coordinator):
    paths = ("/dwellings/figures", "/dwellings/ending", "/dwellings/crowded", "/dwellings/settled", "/dwellings/free")
    make_everything(municipality.unit)
    few = {path: (coordinator.get(path), len(coordinator.statements))[1] for path in paths}
    for _time in range(3):
        for number in range(2):
            one = newcomer(municipality.unit, f"More {number}", assigned=days(-50), settle_by=days(30))
            live(one, newcomer(municipality.unit, "And"), newcomer(municipality.unit, "And one"), first=days(-20),
                 moved_in_on=days(-20), last_on=days(50), unit=home(rooms=2, is_own=True).units[0])  # fmt: skip
            seek(one)
    assert {path: (coordinator.get(path), len(coordinator.statements))[1] for path in paths} == few


def test_months_without_an_end_are_told_and_contracts_are_summed_by_tenure_and_district():
    months = dict(
        ends_by_month([date(2026, 11, 30), date(2026, 11, 21), date(2027, 11, 22), date(2027, 11, 23)], TODAY)
    )
    assert months[date(2026, 11, 1)] == 1
    assert months[date(2026, 12, 1)] == 0
    assert months[date(2027, 11, 1)] == 1
    table = cross([(Tenure.OWNED, ""), (Tenure.MUNICIPAL, "Norr"), (Tenure.MUNICIPAL, "Centrum"), (Tenure.OWNED, "")])
    assert table.districts == ["Centrum", "Norr", ""]
    assert table.rows == [(Tenure.MUNICIPAL, [1, 1, 0]), (Tenure.OWNED, [0, 0, 2])]
    assert (table.sums, table.whole) == ([1, 1, 2], 4)


def test_a_household_on_its_latest_day_is_close_and_not_overdue():
    found = waiting([TODAY, days(-1), days(30), days(31), None], TODAY)
    assert (found.households, found.overdue, found.close) == (5, 1, 2)
