"""What the list of people can be narrowed by and sorted by; the filter stands whole in its address."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reception.cases import queries as cases
from reception.overview.forms import PeopleFilterForm
from reception.overview.rules.people import LARGEST_ID, ORDERS, PeopleFilter
from reception.overview.views.people import worklist_filter_of
from reception.people.terms import Protection
from tests.factories.people import make_person
from tests.overview.making import case_of, day, make_silent
from tests.overview.test_caseload import give_duty
from tests.overview.test_people import names_in

ids = some.integers(1, LARGEST_ID).map(str)
days = some.none() | some.dates(date(1900, 1, 1), date(2100, 1, 1))
filters = some.builds(
    PeopleFilter,
    worker=some.sampled_from(["unit", "me", "nobody"]) | ids,
    unit=some.just("") | ids,
    state=some.sampled_from(["open", "closed"]),
    silent=some.booleans(),
    overdue=some.booleans(),
    new=some.booleans(),
    opened_from=days,
    opened_to=days,
    sort=some.sampled_from(ORDERS),
)


@pytest.fixture
def browser(municipality, client_of):
    return client_of(municipality.caseworker)


@given(filters)
def test_an_address_reads_as_the_filter_that_wrote_it(chosen):
    assert PeopleFilter.read(chosen.address) == chosen
    assert PeopleFilter.read_text(chosen.query_string) == chosen


@given(some.dictionaries(some.sampled_from([*vars(PeopleFilter()), "country", "q"]), some.text()))
def test_an_address_that_nobody_wrote_is_a_filter_that_can_be_written(address):
    chosen = PeopleFilter.read(address)
    assert PeopleFilter.read(chosen.address) == chosen
    assert set(chosen.address) <= set(vars(PeopleFilter()))


def test_a_list_is_narrowed_by_caseworker_dates_and_state_alone(installation):
    """Contract, decision 3: what a board that limits searching allows, and nothing by country or need."""
    with installation.test_request_context():
        names = set(PeopleFilterForm(PeopleFilter(), {}, [], []).values)
    assert names == {"worker", "unit", "state", "overdue", "silent", "new", "opened_from", "opened_to"}


def test_the_list_narrows_to_when_cases_were_opened(municipality, browser):
    for name, opened_on in (("First", "2026-02-28"), ("Second", "2026-03-01"), ("Third", "2026-03-31")):
        make_person(name=name, unit=municipality.unit, opened_on=date.fromisoformat(opened_on))
    for address, expected in (
        ("opened_from=2026-03-01", ["Second", "Third"]),
        ("opened_to=2026-03-01", ["First", "Second"]),
        ("opened_from=1+mar+2026&opened_to=30/3+2026", ["Second"]),
    ):
        assert names_in(browser.get(f"/people?{address}")) == expected


def test_a_day_that_cannot_be_read_stays_and_is_told_of(municipality, browser):
    make_person(name="Amina", unit=municipality.unit)
    answer = browser.get("/people?opened_from=31+feb&silent=")
    assert names_in(answer) == ["Amina"]
    (field,) = answer.all("input", name="opened_from")
    assert (field.get("value"), field.get("aria-invalid")) == ("31 feb", "true")


def test_the_list_is_sorted_by_the_latest_opened(municipality, browser):
    for name, days_ago in (("Amina", 9), ("Bilal", 3), ("Cyrus", 5)):
        make_person(name=name, unit=municipality.unit, opened_on=day(-days_ago))
    answer = browser.get("/people?sort=opened")
    assert names_in(answer) == ["Bilal", "Cyrus", "Amina"]
    assert answer.all("th", **{"aria-sort": "descending"})[0].find("a").text == "Opened"


def test_who_works_in_several_units_chooses_one(municipality, browser):
    make_person(name="Here", unit=municipality.unit)
    assert not browser.get("/people").all("select", name="unit")
    give_duty(municipality.caseworker, municipality.other_unit, role="caseworker")
    make_person(name="There", unit=municipality.other_unit)
    both = browser.get("/people")
    assert names_in(both) == ["Here", "There"]
    assert "Etableringsenheten" in both.words
    assert names_in(browser.get(f"/people?unit={municipality.other_unit.id}")) == ["There"]
    assert names_in(browser.get(f"/people?unit={municipality.other_board_unit.id}")) == ["Here", "There"]


def test_a_colleague_who_is_nobody_here_is_told_of(municipality, browser):
    make_person(name="Amina", unit=municipality.unit)
    make_person(name="Layla", unit=municipality.other_unit, worker=municipality.other_unit_caseworker)
    for user_id in (municipality.other_unit_caseworker.id, 4711, "9" * 10):
        answer = browser.get(f"/people?worker={user_id}")
        assert names_in(answer) == ["Amina"]
        told = "The colleague in this filter has no cases that you may read any more."
        assert (told in answer.words) == (user_id != "9" * 10)


def test_a_manager_chooses_cases_to_hand_over_and_nobody_else_does(municipality, browser, client_of):
    make_silent(make_person(name="Amina", unit=municipality.unit), 40)
    assert not browser.get("/people").all("input", name="case")
    manager = client_of(municipality.manager)
    answer = manager.get("/people?silent=y&worker=nobody&sort=active&page=1&country=SO")
    assert len(answer.all("input", name="case", form="chosen")) == 1
    assert answer.form_values("/cases/hand-over")["filter"] == "worker=nobody&silent=y&sort=active"
    assert not manager.get("/people?state=closed").all("form", id="chosen")


def test_all_of_a_list_are_those_whom_one_may_give_away(municipality, acting, app):
    everybody = [make_person(name=name, unit=municipality.unit) for name in ("Bilal", "Amina", "Cyrus")]
    make_person(unit=municipality.unit, protection=Protection.MARKING, named=[municipality.caseworker])
    make_person(unit=municipality.other_unit)
    with app.test_request_context(), acting(municipality.manager):
        numbers = cases.numbers_in(worklist_filter_of("sort=name"), 2)
    by_name = sorted(everybody, key=lambda person: person.shown_name)
    assert numbers == [case_of(person).number for person in by_name[:2]]
    with app.test_request_context(), acting(municipality.caseworker):
        assert cases.numbers_in(worklist_filter_of(""), 9) == []


def test_a_manager_who_does_casework_elsewhere_gives_away_the_cases_of_the_own_unit_alone(
    municipality, client_of, acting, app
):
    give_duty(municipality.manager, municipality.other_unit, role="caseworker")
    here, there = make_person(name="Here", unit=municipality.unit), make_person(unit=municipality.other_unit)
    answer = client_of(municipality.manager).get("/people")
    assert len(names_in(answer)) == 2
    assert [box.get("value") for box in answer.all("input", name="case")] == [case_of(here).number]
    with app.test_request_context(), acting(municipality.manager):
        assert cases.numbers_in(worklist_filter_of(""), 9) == [case_of(here).number]
    assert client_of(municipality.manager).get(f"/cases/{case_of(there).number}/assign").status_code == 404
