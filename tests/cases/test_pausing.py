"""A path rests: with a reason, on days of its own, and only as long as it is meant."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from reception.accounts.models import User
from reception.cases import queries
from reception.cases.terms import PauseReason
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import Protection
from tests.cases.ending import case_of, close, path_of, pauses
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import OPENED, make_person
from tests.overview.making import day

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def person(municipality: Municipality) -> Person:
    """Somebody with an open case."""
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def worker(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """Her caseworker's browser."""
    return client_of(municipality.caseworker)


def pause(client: StrictClient, person: Person, **values: Any) -> Any:
    """Pause; answers the answer."""
    values = {"reason": "illness", "starts_on": "i dag", **values}
    return client.fill(f"{path_of(person)}/pauses/new", **values)


def address(person: Person) -> str:
    return f"{path_of(person)}/pauses/{pauses()[-1].id}"


def test_a_pause_is_set_until_further_notice_and_ended(worker: StrictClient, person: Person) -> None:
    assert pause(worker, person, starts_on="-3", note="Läkaren skriver i mars.").location.endswith("/path")
    [made] = pauses()
    assert (made.reason, made.starts_on, made.ends_on) == (PauseReason.ILLNESS, day(-3), None)
    path: Any = worker.get(f"/people/{person.number}/path")
    assert path.all("a", href=address(person))
    page: Any = worker.get(address(person))
    assert "Never a diagnosis" in page.words
    values = page.form_values(f"{address(person)}/end")
    assert worker.post(f"{address(person)}/end", data=values).status_code == 303
    assert pauses()[0].ends_on == today()


def test_no_reason_is_chosen_beforehand(worker: StrictClient, person: Person) -> None:
    page: Any = worker.get(f"{path_of(person)}/pauses/new")
    assert "reason" not in page.form_values()
    answer = worker.fill(f"{path_of(person)}/pauses/new")
    assert "Choose why the path rests." in answer.words


BAD = {
    "before the case": ({"starts_on": str(OPENED - timedelta(days=1))}, f"The case was opened on {OPENED}."),
    "turned round": ({"starts_on": "+9", "ends_on": "+3"}, "The last day lies before the first."),
    "for ever": ({"ends_on": "+2000"}, "Write a last day within three years of the first"),
    "in a far future": ({"starts_on": "+400"}, "Write a first day within a year from today."),
    "no reason of ours": ({"reason": "depression"}, "Choose why the path rests."),
    "a long story": ({"note": "x" * 501}, "Shorten this to 500 characters"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_message(worker: StrictClient, person: Person, case: str) -> None:
    values, message = BAD[case]
    answer = pause(worker, person, **values)
    assert (answer.status_code, message in answer.words) == (200, True)
    assert pauses() == []


OVERLAPS = {
    "inside": ("+3", "+4"),
    "on the last day": ("+9", "+12"),
    "on the first day": ("-5", "+2"),
    "around": ("-5", "+20"),
    "without an end": ("-5", ""),
}


@pytest.mark.parametrize("case", OVERLAPS)
def test_two_pauses_share_no_day(worker: StrictClient, person: Person, case: str) -> None:
    pause(worker, person, starts_on="+2", ends_on="+9")
    first, last = OVERLAPS[case]
    answer = pause(worker, person, starts_on=first, ends_on=last)
    assert f"The path rests from {day(2)} to {day(9)} already." in answer.words
    assert len(pauses()) == 1


def test_pauses_may_follow_each_other_and_one_without_an_end_stops_all_after_it(
    worker: StrictClient, person: Person
) -> None:
    pause(worker, person, starts_on="+2", ends_on="+9")
    assert pause(worker, person, starts_on="-2", ends_on="+1").status_code == 303
    assert pause(worker, person, starts_on="+10", reason="away").status_code == 303
    assert "until further notice" in pause(worker, person, starts_on="+40").words
    assert worker.fill(address(person), ends_on="+30").status_code == 303
    assert pause(worker, person, starts_on="+40").status_code == 303


def test_a_pause_is_changed_without_meeting_itself_and_removed(worker: StrictClient, person: Person) -> None:
    pause(worker, person, ends_on="+9")
    assert worker.fill(address(person), ends_on="+12", reason="parental_leave").status_code == 303
    assert (pauses()[0].ends_on, pauses()[0].reason) == (day(12), PauseReason.PARENTAL_LEAVE)
    page: Any = worker.get(address(person))
    worker.post(f"{address(person)}/remove", data=page.form_values(f"{address(person)}/remove"))
    assert pauses() == []


def test_two_who_change_a_pause_at_once_are_told(
    client_of: ClientOf, municipality: Municipality, worker: StrictClient, person: Person
) -> None:
    pause(worker, person, ends_on="+9")
    page: Any = worker.get(address(person))
    late = {**page.form_values(), "ends_on": "+20"}
    end = page.form_values(f"{address(person)}/end")
    client_of(municipality.caseworker2).fill(address(person), ends_on="+12")
    assert worker.post(address(person), data=late).status_code == 409
    assert worker.post(f"{address(person)}/end", data=end).location == address(person)
    assert pauses()[0].ends_on == day(12)


def test_a_closed_case_is_not_paused(worker: StrictClient, person: Person) -> None:
    close(worker, person)
    assert worker.get(f"{path_of(person)}/pauses/new").location == f"/people/{person.number}"
    assert pauses() == []


def test_a_protected_persons_pause_is_not_there_for_others(client_of: ClientOf, municipality: Municipality) -> None:
    hidden = make_person(protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit)
    pause(client_of(municipality.caseworker), hidden)
    for stranger in (municipality.caseworker2, municipality.other_unit_caseworker):
        browser = client_of(stranger)
        assert browser.get(address(hidden)).status_code == 404
        assert browser.get(f"{path_of(hidden)}/pauses/new").status_code == 404
        for act in ("end", "remove"):
            assert browser.post(f"{address(hidden)}/{act}").status_code == 404
    other = make_person(name="Annan Person", unit=municipality.unit)
    assert client_of(municipality.caseworker).get(f"{path_of(other)}/pauses/{pauses()[0].id}").status_code == 404


def test_pauses_are_read_within_reach(acting: Any, client_of: ClientOf, municipality: Municipality) -> None:
    hidden = make_person(protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit)
    pause(client_of(municipality.caseworker), hidden)
    case_id = case_of(hidden).id
    with acting(municipality.caseworker):
        assert len(queries.pauses_in([case_id])) == 1
    with acting(municipality.caseworker2):
        assert queries.pauses_in([case_id]) == []
