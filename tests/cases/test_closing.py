"""Closing a case: both answers are asked for, nothing is filled in, and it can be put right or taken back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask, render_template_string

from reception.accounts.models import User
from reception.cases import queries
from reception.cases.models import Task
from reception.cases.rules import days_to_ask, is_asked_after
from reception.cases.terms import CaseState, ClosingReason, FollowUpMoment, FollowUpState, Outcome, TaskState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import Protection
from tests.cases.ending import GOOD, TEST, case_of, close, closings, first_question, follow_ups, path_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import OPENED, make_case, make_person
from tests.overview.making import day, make_appointment, make_organisation, make_question, make_task

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def person(municipality: Municipality) -> Person:
    """Somebody with an open case."""
    return make_person(unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def worker(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """Her caseworker's browser."""
    return client_of(municipality.caseworker)


def tasks() -> list[Task]:
    return list(db.session.scalars(sa.select(Task).order_by(Task.id).execution_options(**TEST)))


def test_both_answers_are_asked_for_and_neither_is_filled_in(worker: StrictClient, person: Person) -> None:
    page: Any = worker.get(f"{path_of(person)}/close")
    assert {"outcome", "reason"}.isdisjoint(page.form_values())
    answer: Any = worker.fill(f"{path_of(person)}/close", note="Flyttar till Umeå")
    assert "Choose what the person does now. You can say that it is not known." in answer.words
    assert "Choose why the case is closed. You can say that it is not known." in answer.words
    assert "Flyttar till Umeå" in answer.words
    assert (case_of(person).state, closings()) == (CaseState.OPEN, [])


def test_not_known_is_an_answer_and_the_four_questions_are_set(worker: StrictClient, person: Person) -> None:
    answer = close(worker, person, outcome="unknown", reason="unknown")
    assert answer.location == f"/people/{person.number}"
    [closing] = closings()
    assert (closing.outcome, closing.reason) == (Outcome.UNKNOWN, ClosingReason.UNKNOWN)
    assert (case_of(person).state, case_of(person).closed_on) == (CaseState.CLOSED, today())
    found = follow_ups()
    assert {moment: one.due_on for moment, one in found.items()} == days_to_ask(today())
    assert {one.state for one in found.values()} == {FollowUpState.WAITING}
    assert {one.outcome for one in found.values()} == {None}


DAYS = {
    date(2026, 11, 22): ("2027-02-20", "2027-05-21", "2027-11-22", "2028-11-22"),
    date(2024, 2, 29): ("2024-05-29", "2024-08-27", "2025-02-28", "2026-02-28"),
    date(2022, 2, 28): ("2022-05-29", "2022-08-27", "2023-02-28", "2024-02-28"),
    date(2023, 12, 31): ("2024-03-30", "2024-06-28", "2024-12-30", "2025-12-31"),
}


@pytest.mark.parametrize("closed_on", DAYS, ids=str)
def test_the_questions_have_their_days_in_leap_years_too(closed_on: date) -> None:
    assert tuple(str(due) for due in days_to_ask(closed_on).values()) == DAYS[closed_on]
    assert tuple(days_to_ask(closed_on)) == tuple(FollowUpMoment)


@pytest.mark.parametrize("reason", ["deceased", "mistake"])
def test_nobody_is_asked_about_the_dead_or_about_a_mistake(worker: StrictClient, person: Person, reason: str) -> None:
    address = first_question(worker, person, reason=reason)
    assert {one.state for one in follow_ups().values()} == {FollowUpState.NOT_ASKED}
    page: Any = worker.get(address)
    assert "Not asked: the reason of the closing speaks against it" in page.words
    assert not page.all("input", name="outcome")
    worker.fill(f"{path_of(person)}/closing", reason="moved_abroad")
    assert {one.state for one in follow_ups().values()} == {FollowUpState.WAITING}
    worker.fill(f"{path_of(person)}/closing", reason=reason)
    assert {one.state for one in follow_ups().values()} == {FollowUpState.NOT_ASKED}


def test_after_every_other_reason_it_is_asked() -> None:
    assert {reason for reason in ClosingReason if not is_asked_after(reason)} == {
        ClosingReason.DECEASED,
        ClosingReason.MISTAKE,
    }


BAD = {
    "ahead": ({"on": "+1"}, "This date has not come yet."),
    "before the case": ({"on": str(OPENED - timedelta(days=1))}, f"The case was opened on {OPENED}."),
    "no day": ({"on": ""}, "Write the day of the closing."),
    "no outcome of ours": ({"outcome": "rich"}, "Choose what the person does now."),
    "no reason of ours": ({"reason": "0"}, "Choose why the case is closed."),
    "hidden reordering": ({"note": "Till \u202e0701"}, "reading direction"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_message(worker: StrictClient, person: Person, case: str) -> None:
    values, message = BAD[case]
    answer = close(worker, person, **values)
    assert (answer.status_code, message in answer.words) == (200, True)
    assert closings() == []


def test_a_day_before_the_last_that_was_logged_is_warned_of_once(worker: StrictClient, person: Person) -> None:
    worker.fill(f"{path_of(person)}/tasks/new", title="Ring", due_on="+7")
    worker.post(f"{path_of(person)}/tasks/{tasks()[0].id}/done")
    answer = close(worker, person, on="-5")
    assert f"Something is logged on {today()}, after this day." in answer.words
    assert worker.post(f"{path_of(person)}/close", data=answer.form_values()).status_code == 303
    assert case_of(person).closed_on == day(-5)


def test_the_page_tells_what_is_left_undone(worker: StrictClient, person: Person, municipality: Municipality) -> None:
    for title in ("Ring förskolan", "Boka tolk"):
        make_task(person, title, day(3), owner=municipality.caseworker)
    make_appointment(person, 2, "Rum 7")
    make_question(person, make_organisation("Migrationsverket"), 12)
    worker.fill(f"{path_of(person)}/pauses/new", reason="away", starts_on="i dag")
    page: Any = worker.get(f"{path_of(person)}/close")
    for words in ("Rum 7", "Migrationsverket", "A pause of the path", "2 open next steps", "Ring förskolan"):
        assert words in page.words
    [link] = [one.get("href") for one in page.all("a") if "/pauses/" in one.get("href", "")]
    assert link.endswith(f"?next={path_of(person)}/close")
    assert "cancel_tasks" not in page.form_values()
    assert close(worker, person).status_code == 303
    assert {task.state for task in tasks()} == {TaskState.OPEN}


def test_open_next_steps_are_cancelled_if_one_wants_so(
    worker: StrictClient, person: Person, municipality: Municipality
) -> None:
    for number in range(30):
        make_task(person, f"Steg {number}", day(3), owner=municipality.caseworker)
    assert close(worker, person, cancel_tasks="y").status_code == 303
    assert {task.state for task in tasks()} == {TaskState.CANCELLED}


def test_whoever_closes_second_learns_of_it(
    client_of: ClientOf, municipality: Municipality, worker: StrictClient, person: Person
) -> None:
    page: Any = worker.get(f"{path_of(person)}/close")
    late = {**page.form_values(), **GOOD}
    close(client_of(municipality.caseworker2), person)
    assert worker.post(f"{path_of(person)}/close", data=late).status_code == 303
    assert len(closings()) == 1
    assert "The case is closed already." in worker.get("/account").words


def test_how_it_ended_is_put_right_and_two_at_once_are_told(
    client_of: ClientOf, municipality: Municipality, worker: StrictClient, person: Person
) -> None:
    close(worker, person)
    address = f"{path_of(person)}/closing"
    page: Any = worker.get(address)
    late = {**page.form_values(), "outcome": "studies"}
    client_of(municipality.caseworker2).fill(address, outcome="own_business")
    assert worker.post(address, data=late).status_code == 409
    assert closings()[0].outcome is Outcome.OWN_BUSINESS
    assert worker.fill(address, reason="own_wish", note="Egen firma.").status_code == 303
    assert (closings()[0].reason, closings()[0].note) == (ClosingReason.OWN_WISH, "Egen firma.")


def test_what_was_closed_before_gets_its_outcome_and_only_what_lies_ahead_is_asked(
    worker: StrictClient, municipality: Municipality
) -> None:
    person = make_person()
    make_case(person, unit=municipality.unit, closed_on=day(-100), opened_on=day(-400))
    page: Any = worker.get(f"{path_of(person)}/closing")
    assert "without an outcome being written down" in page.words
    assert worker.fill(f"{path_of(person)}/closing", **GOOD).status_code == 303
    assert closings()[0].closed_on == day(-100)
    assert set(follow_ups()) == {FollowUpMoment.DAYS_180, FollowUpMoment.DAYS_365, FollowUpMoment.MONTHS_24}


def test_a_case_is_opened_again_under_its_number_and_what_waited_is_dropped(
    worker: StrictClient, person: Person
) -> None:
    number, question = case_of(person).number, first_question(worker, person)
    worker.fill(question, outcome="work", source="person")
    answer = worker.fill(f"{path_of(person)}/reopen", because=" ")
    assert "Write why the case is opened again." in answer.words
    early = worker.fill(f"{path_of(person)}/reopen", because="Flyttade tillbaka", on="-120")
    assert f"The case was closed on {day(-90)}." in early.words
    assert worker.fill(f"{path_of(person)}/reopen", because="Flyttade tillbaka").status_code == 303
    assert (case_of(person).number, case_of(person).state) == (number, CaseState.OPEN)
    assert (closings()[0].reopened_on, closings()[0].reopened_because) == (today(), "Flyttade tillbaka")
    states = [one.state for one in follow_ups().values()]
    assert states == [FollowUpState.ANSWERED] + [FollowUpState.DROPPED] * 3
    close(worker, person, reason="own_wish")
    assert len(closings()) == 2
    assert {one.state for one in follow_ups().values()} == {FollowUpState.WAITING}


def test_it_stays_closed_while_another_is_open_in_the_unit(
    worker: StrictClient, person: Person, municipality: Municipality
) -> None:
    close(worker, person)
    path = path_of(person)
    make_case(person, unit=municipality.unit)
    answer = worker.fill(f"{path}/reopen", because="Kom tillbaka")
    assert "Another case about this person is open in the unit." in answer.words
    make_case(person, unit=municipality.other_unit)


def test_what_cannot_be_done_is_said(worker: StrictClient, person: Person) -> None:
    for page in ("closing", "reopen"):
        assert worker.get(f"{path_of(person)}/{page}").location == f"/people/{person.number}"
    close(worker, person)
    assert worker.get(f"{path_of(person)}/close").location == f"/people/{person.number}"


def test_the_ending_is_one_statement_and_says_who_answered(
    worker: StrictClient, acting: Any, person: Person, municipality: Municipality
) -> None:
    worker.fill(first_question(worker, person), outcome="studies", source="school")
    with acting(municipality.caseworker):
        ending = queries.ending_of(case_of(person))
    assert ending.closing is not None
    assert [one.ended_by and one.ended_by.name for one in ending.follow_ups] == ["Karin Kase", None, None, None]
    assert ending.earlier == []


def test_a_protected_persons_case_is_not_there_for_others(client_of: ClientOf, municipality: Municipality) -> None:
    hidden = make_person(protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit)
    path = path_of(hidden)
    for stranger in (municipality.caseworker2, municipality.manager, municipality.other_unit_caseworker):
        browser = client_of(stranger)
        for page in ("close", "closing", "reopen"):
            assert browser.get(f"{path}/{page}").status_code == 404
            assert browser.post(f"{path}/{page}", data=GOOD).status_code == 404
    assert closings() == []


def test_a_closed_case_shows_where_each_question_stands(
    app: Flask, worker: StrictClient, acting: Any, person: Person, municipality: Municipality
) -> None:
    address = first_question(worker, person, note="Fick fast jobb.")
    worker.fill(address, outcome="unknown", note="Numret är inte i bruk.")
    source = '{% from "cases/closed.html" import closed with context %}{{ closed(ending, case, today) }}'
    with acting(municipality.caseworker), app.test_request_context():
        case = case_of(person)
        shown = render_template_string(source, ending=queries.ending_of(case), case=case, today=today())
    for link in (f"{path_of(person)}/closing", f"{path_of(person)}/reopen", address):
        assert f'href="{link}"' in shown
    assert shown.count("/follow-ups/") == 1
    for words in ("Fick fast jobb.", "Numret är inte i bruk.", "Karin Kase", str(day(90))):
        assert words in shown
