"""The former caseworker follows along for a while: on the person's page, on My day, and in the history."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from reception.accounts.models import User
from reception.cases.rules import follows_along, last_day_of_former
from reception.i18n.formats import now, today
from reception.people.models import Person
from reception.people.terms import Protection
from tests.cases.handing import assignments, case_of, hand_over, number_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.overview.making import day, make_task

ClientOf = Callable[[User], StrictClient]
FOLLOW = "You follow along"


@pytest.fixture
def person(municipality: Municipality) -> Person:
    """One of Karin's."""
    return make_person(name="Amina Ali", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def given(client_of: ClientOf, municipality: Municipality, person: Person) -> Person:
    """The same, given to Kent with an overlap of a fortnight."""
    client_of(municipality.manager).fill(
        f"/cases/{number_of(person)}/assign", worker=str(municipality.caseworker2.id), overlap_until="+14"
    )
    return person


def test_an_overlap_never_ends_before_it_begins() -> None:
    assert last_day_of_former(day(0), day(-3)) == day(0)
    assert last_day_of_former(day(0), day(9)) == day(9)
    assert last_day_of_former(day(0), None) == day(0)
    assert follows_along(day(9), day(0), day(9))
    assert not follows_along(day(9), day(0), day(10))
    assert not follows_along(day(0), day(0), day(0))
    assert not follows_along(None, day(0), day(0))


def test_the_former_assignment_ends_on_the_last_day(municipality: Municipality, given: Person) -> None:
    former, current = assignments(given)
    assert (former[0], former[2]) == (municipality.caseworker.id, day(14))
    assert current == (municipality.caseworker2.id, today(), None)
    assert case_of(given).worker_id == municipality.caseworker2.id


def test_the_page_says_until_when_somebody_follows_along(
    client_of: ClientOf, municipality: Municipality, given: Person
) -> None:
    words = f"Karin KaseFollows along, together with the caseworker, until {day(14).isoformat()}"
    page: Any = client_of(municipality.caseworker2).get(f"/people/{given.number}")
    assert words in page.words
    with time_machine.travel(now() + timedelta(days=15), tick=False):
        page = client_of(municipality.caseworker2).get(f"/people/{given.number}")
    assert f"Karin KaseEarlier caseworker, until {day(14).isoformat()}" in page.words


def test_the_former_one_sees_it_on_my_day_until_it_ends(
    client_of: ClientOf, municipality: Municipality, given: Person
) -> None:
    make_task(given, "Nobody's own", day(0))
    make_task(given, "Karin's own", day(0), owner=municipality.caseworker)
    former: Any = client_of(municipality.caseworker).get("/")
    assert FOLLOW in former.words
    assert "Karin's own" in former.words
    assert "Nobody's own" not in former.words
    listed: Any = client_of(municipality.caseworker).get("/my-day/following")
    assert "Amina Ali now with Kent Kollega" in listed.words
    assert "Nobody's own" in client_of(municipality.caseworker2).get("/").words
    with time_machine.travel(now() + timedelta(days=14), tick=False):
        assert FOLLOW in client_of(municipality.caseworker).get("/").words
    with time_machine.travel(now() + timedelta(days=15), tick=False):
        assert FOLLOW not in client_of(municipality.caseworker).get("/").words


def test_the_new_one_sees_from_whom_it_came_for_a_week(
    client_of: ClientOf, municipality: Municipality, person: Person
) -> None:
    manager = client_of(municipality.manager)
    hand_over(manager, person, to=municipality.caseworker2, note="Skolan först.", on="-20")
    start: Any = client_of(municipality.caseworker2).get("/")
    assert "New with you 1" in start.words
    assert "Amina Alibefore with Karin Kase" in start.words
    assert "Skolan först." in start.words
    assert "Skolan först." in client_of(municipality.caseworker2).get("/my-day/new").words
    assert "New with you" not in client_of(municipality.caseworker).get("/").words
    with time_machine.travel(now() + timedelta(days=8), tick=False):
        assert "New with you" not in client_of(municipality.caseworker2).get("/").words


def test_without_an_overlap_nobody_follows_along(
    client_of: ClientOf, municipality: Municipality, person: Person
) -> None:
    client_of(municipality.manager).fill(f"/cases/{number_of(person)}/assign", worker=str(municipality.caseworker2.id))
    assert FOLLOW not in client_of(municipality.caseworker).get("/").words


def test_whoever_gets_the_case_back_follows_nobody(
    client_of: ClientOf, municipality: Municipality, given: Person
) -> None:
    manager = client_of(municipality.manager)
    manager.fill(f"/cases/{number_of(given)}/assign", worker=str(municipality.caseworker.id), overlap_until="+7")
    assert FOLLOW not in client_of(municipality.caseworker).get("/").words
    assert FOLLOW in client_of(municipality.caseworker2).get("/").words


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"overlap_until": "i dag"}, "The overlap must end after the day of the hand-over."),
        ({"overlap_until": "2020-01-01"}, "This date has passed."),
        ({"overlap_until": "+7", "worker": ""}, "Nobody can follow along when nobody takes over."),
    ],
)
def test_a_wrong_overlap_gets_a_message(
    client_of: ClientOf, municipality: Municipality, person: Person, values: dict[str, str], message: str
) -> None:
    answer: Any = client_of(municipality.manager).fill(
        f"/cases/{number_of(person)}/assign", **{"worker": str(municipality.caseworker2.id), **values}
    )
    assert message in answer.words
    assert case_of(person).worker_id == municipality.caseworker.id


def test_an_overlap_opens_no_protected_file(client_of: ClientOf, municipality: Municipality) -> None:
    named = [municipality.manager, municipality.caseworker2]
    person = make_person(
        name="Dana Dold",
        protection=Protection.MARKING,
        named=named,
        unit=municipality.unit,
        worker=municipality.caseworker,
    )
    hand_over(client_of(municipality.manager), person, to=municipality.caseworker2, overlap_until="+14")
    assert assignments(person)[0][2] == day(14)
    former = client_of(municipality.caseworker)
    for path in ("/", "/my-day/following"):
        page: Any = former.get(path)
        assert person.number not in page.words
        assert "Dana" not in page.words
    assert FOLLOW not in former.get("/").words
    assert former.get(f"/people/{person.number}").status_code == 404
    page = client_of(municipality.caseworker2).get("/")
    assert f"{person.number} Protected" in page.words
    assert "Dana" not in page.words
