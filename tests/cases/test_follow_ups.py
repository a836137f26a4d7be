"""After a closing it is asked again, on its day; what nobody answers stays unanswered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.cases import queries
from reception.cases.terms import FollowUpMoment, FollowUpSource, FollowUpState, Outcome
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import Protection
from tests.cases.ending import at, case_of, close, first_question, follow_ups, path_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.overview.making import day

ClientOf = Callable[[User], StrictClient]
LIST = "/unit/follow-ups"
FIRST = FollowUpMoment.DAYS_90


@pytest.fixture
def person(municipality: Municipality) -> Person:
    """Somebody with an open case."""
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def worker(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """Her caseworker's browser."""
    return client_of(municipality.caseworker)


def tried(client: StrictClient, address: str) -> Any:
    page: Any = client.get(address)
    return client.post(f"{address}/tried", data=page.form_values(f"{address}/tried"))


@pytest.mark.parametrize(("days", "is_asked"), [(89, False), (90, True), (91, True)])
def test_it_is_asked_from_the_ninetieth_day(
    client_of: ClientOf,
    worker: StrictClient,
    acting: Any,
    person: Person,
    municipality: Municipality,
    days: int,
    is_asked: bool,
) -> None:
    close(worker, person)
    address = f"/follow-ups/{follow_ups()[FIRST].id}"
    with at(today() + timedelta(days=days)):
        with acting(municipality.caseworker):
            rows = queries.due_follow_ups([municipality.caseworker.id], today(), (0, 50))
        assert [row.moment for row in rows] == ([FIRST] if is_asked else [])
        later = client_of(municipality.caseworker)
        page: Any = later.get(address)
        assert bool(page.all("input", name="outcome")) is is_asked
        assert ("It can be answered from that day on." in page.words) is not is_asked
        if not is_asked:
            later.post(address, data={"outcome": "work", "source": "person", "ended_on": str(today())})
            assert follow_ups()[FIRST].state is FollowUpState.WAITING


def test_an_answer_says_what_who_and_when(worker: StrictClient, person: Person, municipality: Municipality) -> None:
    address = first_question(worker, person)
    page: Any = worker.get(address)
    assert {"outcome", "source"}.isdisjoint(page.form_values())
    assert "Not known" not in page.words
    assert worker.fill(f"{address}?next=/my-day/today", outcome="studies", source="school").location == "/my-day/today"
    found = follow_ups()[FIRST]
    assert (found.state, found.outcome, found.source) == (
        FollowUpState.ANSWERED,
        Outcome.STUDIES,
        FollowUpSource.SCHOOL,
    )
    assert (found.ended_on, found.ended_by_id) == (today(), municipality.caseworker.id)


def test_that_nothing_could_be_learnt_is_said_and_can_be_put_right(worker: StrictClient, person: Person) -> None:
    address = first_question(worker, person)
    worker.fill(address, outcome="unknown", note="Numret är inte i bruk.")
    found = follow_ups()[FIRST]
    assert (found.state, found.outcome, found.source) == (FollowUpState.NOT_KNOWN, None, None)
    page: Any = worker.get(address)
    assert page.form_values()["outcome"] == "unknown"
    worker.fill(address, outcome="work", source="relative")
    assert follow_ups()[FIRST].outcome is Outcome.WORK
    worker.fill(address, outcome="unknown")
    found = follow_ups()[FIRST]
    assert (found.state, found.outcome, found.source) == (FollowUpState.NOT_KNOWN, None, None)


BAD = {
    "nothing": ({}, "Choose what the person did, or that nothing could be learnt."),
    "nobody told it": ({"outcome": "work"}, "Choose who told it."),
    "somebody unheard of": ({"outcome": "work", "source": "crystal"}, "Choose one from the list."),
    "ahead": ({"outcome": "work", "source": "person", "ended_on": "+1"}, "This date has not come yet."),
    "before its day": ({"outcome": "work", "source": "person", "ended_on": "-1"}, "The question is about"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_answers_get_a_message(worker: StrictClient, person: Person, case: str) -> None:
    values, message = BAD[case]
    answer: Any = worker.fill(first_question(worker, person), **values)
    assert (answer.status_code, message in answer.words) == (200, True)
    assert follow_ups()[FIRST].state is FollowUpState.WAITING


def test_who_was_tried_comes_back_after_a_week(
    client_of: ClientOf, worker: StrictClient, acting: Any, person: Person, municipality: Municipality
) -> None:
    address = first_question(worker, person)
    assert tried(worker, address).location == f"/people/{person.number}"
    found = follow_ups()[FIRST]
    assert (found.state, found.tries, found.tried_on) == (FollowUpState.WAITING, 1, today())
    for days, is_back in ((0, False), (6, False), (7, True)):
        with at(day(days)), acting(municipality.caseworker):
            rows = queries.due_follow_ups([municipality.caseworker.id], today(), (0, 50))
            assert [row.tries for row in rows] == ([1] if is_back else []), days
    with at(day(8)):
        browser = client_of(municipality.caseworker)
        assert "Tried 1 time, last" in browser.get(address).words
        tried(browser, address)
    assert follow_ups()[FIRST].tries == 2


def test_silence_stays_unanswered(client_of: ClientOf, person: Person, municipality: Municipality) -> None:
    close(client_of(municipality.caseworker), person)
    with at(day(1000)):
        page: Any = client_of(municipality.manager).get(LIST)
        assert len(page.all("a", class_="btn-small")) >= 4
    assert {one.state for one in follow_ups().values()} == {FollowUpState.WAITING}
    assert {one.outcome for one in follow_ups().values()} == {None}


def test_two_who_answer_at_once_are_told_and_a_try_undoes_no_answer(
    client_of: ClientOf, municipality: Municipality, worker: StrictClient, person: Person
) -> None:
    address = first_question(worker, person)
    page: Any = worker.get(address)
    late = {**page.form_values(), "outcome": "studies", "source": "person"}
    try_late = page.form_values(f"{address}/tried")
    client_of(municipality.caseworker2).fill(address, outcome="work", source="employer")
    assert worker.post(address, data=late).status_code == 409
    assert worker.post(f"{address}/tried", data=try_late).location == address
    assert (follow_ups()[FIRST].outcome, follow_ups()[FIRST].tries) == (Outcome.WORK, 0)


def test_the_manager_sees_all_and_those_that_nobody_has(
    client_of: ClientOf, worker: StrictClient, acting: Any, person: Person, municipality: Municipality
) -> None:
    first_question(worker, person)
    alone = make_person(name="Nadia Ensam", unit=municipality.unit)
    close(worker, alone, on=str(day(-91)))
    manager = client_of(municipality.manager)
    page: Any = manager.get(LIST)
    assert "Amina Warsame" in page.words
    assert "Nadia Ensam" in page.words
    only: Any = manager.get(f"{LIST}?whose=nobody")
    assert ("Nadia Ensam" in only.words, "Amina Warsame" in only.words) == (True, False)
    _leaves(municipality.caseworker)
    left: Any = manager.get(f"{LIST}?whose=nobody")
    assert "Karin Kase not in the unit now" in left.words
    with acting(municipality.manager):
        assert (queries.follow_ups_due_in_units(today()), queries.number_without_worker(today())) == (2, 2)
    with acting(municipality.other_unit_manager):
        assert (queries.follow_ups_due_in_units(today()), queries.number_without_worker(today())) == (0, 0)
    assert client_of(municipality.caseworker2).get(LIST).status_code == 403
    other: Any = client_of(municipality.other_unit_manager).get(LIST)
    assert "Nothing is to be asked now" in other.words


def _leaves(user: User) -> None:
    """Whoever it is has no duty from yesterday on."""
    with system("test"):
        for duty in user.duties:
            duty.ends_on = day(-1)
        record("test.left")
        db.session.commit()


def test_a_protected_person_is_asked_about_by_named_staff_alone(
    client_of: ClientOf, acting: Any, municipality: Municipality
) -> None:
    hidden = make_person(
        name="Hemlig Person", protection=Protection.MARKING, named=[municipality.caseworker],
        unit=municipality.unit, worker=municipality.caseworker,
    )  # fmt: skip
    address = first_question(client_of(municipality.caseworker), hidden)
    for stranger in (municipality.caseworker2, municipality.manager, municipality.other_unit_caseworker):
        browser = client_of(stranger)
        assert browser.get(address).status_code == 404
        assert browser.post(f"{address}/tried").status_code == 404
        with acting(stranger):
            assert queries.due_follow_ups([municipality.caseworker.id], today(), (0, 50)) == []
    page: Any = client_of(municipality.manager).get(LIST)
    assert "Nothing is to be asked now" in page.words
    with acting(municipality.manager):
        assert queries.follow_ups_due_in_units(today()) == 0
    with acting(municipality.caseworker):
        [row] = queries.due_follow_ups([municipality.caseworker.id], today(), (0, 50))
    assert row.is_protected
    assert case_of(hidden).number == row.case_number
    assert client_of(municipality.caseworker).get(path_of(hidden)).status_code == 303
