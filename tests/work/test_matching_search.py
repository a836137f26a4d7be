"""What somebody looks for now: noted before places are looked for, and changed whenever it changes."""

from collections.abc import Callable

import pytest

from reception.accounts.models import User
from reception.people.models import Person
from reception.work.terms.file import Seeks
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.work.matching import cook, day, places_path, the_file

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return cook(municipality.unit, municipality.caseworker)


def test_what_somebody_looks_for_makes_the_file_and_is_changed_later(
    browser: StrictClient, municipality: Municipality
) -> None:
    new = make_person(unit=municipality.unit, worker=municipality.caseworker)
    path = f"/people/{new.number}/work/search"
    assert browser.fill(path, seeks="placement", can_begin_on=str(day(7)), extent="75").status_code == 303
    file = the_file(new)
    assert file is not None
    assert (file.seeks, file.can_begin_on, file.extent) == (Seeks.PLACEMENT, day(7), 75)
    assert "Looks for a placement" in browser.get(places_path(new)).words
    assert browser.get(path).form_values()["seeks"] == "placement"
    assert browser.fill(path, seeks="", can_begin_on="", extent="").status_code == 303
    file = the_file(new)
    assert file is not None
    assert (file.seeks, file.can_begin_on, file.extent) == (None, None, None)


def test_one_comes_back_to_the_places_from_which_the_search_was_changed(browser: StrictClient, person: Person) -> None:
    page = browser.get(places_path(person))
    (link,) = [str(one.get("href")) for one in page.all("a") if "/work/search" in str(one.get("href"))]
    assert browser.fill(link, seeks="job").location == places_path(person)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"extent": "0"}, "Write a whole number from 1 to 100."),
        ({"extent": "101"}, "Write a whole number from 1 to 100."),
        ({"extent": "half"}, "Write a whole number from 1 to 100."),
        ({"can_begin_on": "1926-03-04"}, "This day is more than ten years away."),
        ({"can_begin_on": "2226-03-04"}, "The year must be 1900 or later"),
        ({"can_begin_on": str(day(11 * 366))}, "Check the year."),
        ({"seeks": "something"}, "Choose one from the list."),
    ],
)
def test_what_nobody_can_look_for_is_refused_and_stays_typed(
    browser: StrictClient, person: Person, typed: dict[str, str], message: str
) -> None:
    answer = browser.fill(f"/people/{person.number}/work/search", **typed)
    assert answer.status_code == 200
    kept = answer.form_values()
    for name, value in typed.items():
        assert name == "seeks" or kept[name] == value
    assert message in answer.words
    file = the_file(person)
    assert file is not None
    assert (file.seeks, file.extent) == (Seeks.BOTH, None)


def test_a_day_far_ahead_is_saved_and_noted(browser: StrictClient, person: Person) -> None:
    assert browser.fill(f"/people/{person.number}/work/search", can_begin_on=str(day(500))).status_code == 303
    assert "The person can begin more than a year from now" in browser.get(places_path(person)).words


def test_the_search_of_another_boards_person_is_not_found(
    client_of: ClientOf, municipality: Municipality, person: Person
) -> None:
    assert client_of(municipality.other_board_caseworker).get(f"/people/{person.number}/work/search").status_code == 404
