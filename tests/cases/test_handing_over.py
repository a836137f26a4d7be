"""Handing over many cases at once: what is given, what is not and why, and taking it back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.cases import operations
from reception.cases.models import HandedCase, HandOver
from reception.db.session import db
from reception.drafts import operations as drafts
from reception.i18n.formats import now, today
from reception.people.models import Person
from reception.people.terms import Protection
from tests.cases.handing import PATH, assignments, case_of, choose, hand_over, number_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
MACHINERY = {"csrf_token", "_submission"}


@pytest.fixture
def manager(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """The manager's browser."""
    return client_of(municipality.manager)


@pytest.fixture
def people(municipality: Municipality) -> list[Person]:
    """Two of Karin's and one that nobody has."""
    of_karin = [
        make_person(name=name, unit=municipality.unit, worker=municipality.caseworker)
        for name in ("Amina Ali", "Bo Ek")
    ]
    return [*of_karin, make_person(name="Cia Fri", unit=municipality.unit)]


def test_the_chosen_cases_stand_on_the_page_with_who_has_them(manager: StrictClient, people: list[Person]) -> None:
    page = choose(manager, *people)
    assert page.heading == "Hand over 3 cases"
    assert "Karin Kase 2" in page.words
    assert "Nobody 1" in page.words
    for person in people:
        assert person.shown_name in page.words


def test_they_go_to_one_caseworker(manager: StrictClient, municipality: Municipality, people: list[Person]) -> None:
    before = [case_of(person).version for person in people]
    result = hand_over(manager, *people, to=municipality.caseworker2, note="Ring Bo om skolan.")
    assert "3 cases were handed over." in result.words
    assert "Ring Bo om skolan." in result.words
    assert [case_of(person).worker_id for person in people] == [municipality.caseworker2.id] * 3
    assert [case_of(person).version for person in people] == [version + 1 for version in before]
    former, current = assignments(people[0])
    assert former[2] == today()
    assert current == (municipality.caseworker2.id, today(), None)
    assert len(assignments(people[2])) == 1


def test_each_case_is_in_the_log(manager: StrictClient, municipality: Municipality, people: list[Person]) -> None:
    hand_over(manager, *people, to=municipality.caseworker2)
    events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "case.assigned")).all()
    assert {event.people for event in events} == {f" {person.id} " for person in people}


def test_they_can_go_to_nobody(manager: StrictClient, people: list[Person]) -> None:
    result = hand_over(manager, *people[:2], to="nobody")
    assert "2 cases were handed over." in result.words
    assert [case_of(person).worker_id for person in people[:2]] == [None, None]


def test_what_could_not_be_handed_over_stands_there_with_the_reason(
    manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    protected = make_person(
        name="Dana Dold", protection=Protection.MARKING, named=[municipality.manager], unit=municipality.unit
    )
    theirs = make_person(name="Eli Egen", unit=municipality.unit, worker=municipality.caseworker2)
    page = choose(manager, people[0], people[1], protected, theirs)
    with system("test"):
        operations.close_case(case_of(people[1]), on=today())
        db.session.commit()
    values = {**page.form_values(PATH), "worker": str(municipality.caseworker2.id)}
    result: Any = manager.get(manager.post(PATH, data=values).location)
    assert "1 case was handed over. 3 could not be; why stands below." in result.words
    assert "The case is closed" in result.words
    assert "Has this caseworker already" in result.words
    assert "the caseworker is not named for the file" in result.words
    assert result.all("a", href=f"/people/protected/{protected.number}")
    assert "Dana Dold" not in result.words
    assert case_of(protected).worker_id is None


def test_a_named_caseworker_gets_the_protected_person(manager: StrictClient, municipality: Municipality) -> None:
    named = [municipality.manager, municipality.caseworker2]
    person = make_person(protection=Protection.MARKING, named=named, unit=municipality.unit)
    hand_over(manager, person, to=municipality.caseworker2)
    assert case_of(person).worker_id == municipality.caseworker2.id


def test_nobody_out_of_reach_is_there(manager: StrictClient, municipality: Municipality, people: list[Person]) -> None:
    hidden = make_person(
        name="Dana Dold", protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit
    )
    elsewhere = make_person(name="Elsa Annan", unit=municipality.other_unit)
    page = choose(manager, people[0], hidden, elsewhere)
    assert page.heading == "Hand over 1 case"
    for person in (hidden, elsewhere):
        assert person.shown_name not in page.words
        assert person.number not in page.words
    forged = {**page.form_values(PATH), "worker": str(municipality.caseworker2.id)}
    manager.post(PATH, data={**forged, "case": [number_of(person) for person in (people[0], hidden, elsewhere)]})
    assert case_of(hidden).worker_id is None
    assert case_of(elsewhere).worker_id is None
    assert db.session.scalar(sa.select(sa.func.count(HandedCase.id)).execution_options(permit="test")) == 1
    assert "hidden from you are handed over one by one" in page.words


def test_without_a_choice_one_is_sent_to_the_list(manager: StrictClient, people: list[Person]) -> None:
    for answer in (
        manager.get(PATH),
        manager.post(PATH, data={"which": "chosen"}),
        manager.post(PATH, data={"which": "chosen", "case": "nonsense"}),
    ):
        assert answer.location == "/people"
    assert "Choose the cases" in manager.get("/people").words
    back = manager.post(PATH, data={"which": "chosen", "filter": "silent=y&worker=nobody&_external=1"})
    assert back.location == "/people?silent=y&worker=nobody&_external=1"


def test_all_of_a_list_are_chosen_by_its_filter(
    manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    page: Any = manager.post(PATH, data={"which": "all", "filter": f"worker={municipality.caseworker.id}"})
    assert page.heading == "Hand over 2 cases"
    assert "Cia Fri" not in page.words


def test_only_managers_hand_over(client_of: ClientOf, municipality: Municipality, people: list[Person]) -> None:
    worker = client_of(municipality.caseworker)
    assert choose(worker, people[0]).status_code == 403
    assert worker.get("/cases/hand-overs").status_code == 403


BAD = {
    "nobody chosen": ({"worker": ""}, "Choose who takes over."),
    "a stranger": ({"worker": "999999"}, "Choose who takes over."),
    "ahead": ({"on": "+1"}, "This date has not come yet."),
    "far back": ({"on": "2020-01-01"}, "Write a day of the last 31 days."),
    "an overlap before": ({"overlap_until": "i dag"}, "The overlap must end after the day of the hand-over."),
    "an overlap for ever": ({"overlap_until": "+400"}, "An overlap lasts 180 days at most."),
    "an overlap with nobody": ({"worker": "nobody", "overlap_until": "+7"}, "Nobody can follow along"),
    "a long note": ({"note": "x" * 501}, "Shorten this to 500"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_message_and_keeps_the_choice(
    manager: StrictClient, municipality: Municipality, people: list[Person], case: str
) -> None:
    values, message = BAD[case]
    answer = hand_over(manager, *people, **{"to": municipality.caseworker2, **values})
    assert message in answer.words
    assert len(answer.all("input", name="case")) == 3
    assert case_of(people[0]).worker_id == municipality.caseworker.id


def test_a_stranger_to_the_unit_gets_nothing(
    manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    with system("test"):
        made = operations.hand_over(
            [case_of(person) for person in people], municipality.other_unit_caseworker.id, today()
        )
        db.session.commit()
    result: Any = manager.get(f"/cases/hand-overs/{made.number}")
    assert "3 could not be" in result.words
    assert "does no casework in the case's unit" in result.words


def test_the_manager_of_another_unit_meets_no_trace_of_a_hand_over(
    client_of: ClientOf, manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    with system("test"):
        made = operations.hand_over([case_of(person) for person in people], municipality.caseworker2.id, today())
        db.session.commit()
    assert manager.get(f"/cases/hand-overs/{made.number}").status_code == 200
    other: Any = client_of(municipality.other_unit_manager)
    assert other.get(f"/cases/hand-overs/{made.number}").status_code == 404
    assert other.post(f"/cases/hand-overs/{made.number}/undo").status_code == 404
    assert made.number not in other.get("/cases/hand-overs").words


def test_two_hundred_cases_take_no_more_statements_than_two(manager: StrictClient, municipality: Municipality) -> None:
    counts = []
    for size in (2, 200):
        people = [make_person(unit=municipality.unit, worker=municipality.caseworker) for _one in range(size)]
        counts.append([])
        page = choose(manager, *people)
        counts[-1].append(len(manager.statements))
        answer = manager.post(PATH, data={**page.form_values(PATH), "worker": str(municipality.caseworker2.id)})
        counts[-1].append(len(manager.statements))
        result: Any = manager.get(answer.location)
        counts[-1].append(len(manager.statements))
        manager.post(f"{answer.location}/undo")
        counts[-1].append(len(manager.statements))
        assert f"{size} cases were handed over." in result.words
        assert case_of(people[0]).worker_id == municipality.caseworker.id
    assert counts[0] == counts[1]


def test_two_managers_at_once_do_not_undo_each_other(
    client_of: ClientOf, manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    late = choose(manager, *people)
    hand_over(client_of(municipality.manager), *people[:2], to=municipality.caseworker2)
    values = {**late.form_values(PATH), "worker": str(municipality.manager.id)}
    result: Any = manager.get(manager.post(PATH, data=values).location)
    assert "1 case was handed over. 2 could not be" in result.words
    assert "Somebody else was given the case meanwhile" in result.words
    assert case_of(people[0]).worker_id == municipality.caseworker2.id
    assert case_of(people[2]).worker_id == municipality.manager.id


def test_the_same_form_sent_twice_hands_over_once(
    manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    values = {**choose(manager, *people).form_values(PATH), "worker": str(municipality.caseworker2.id)}
    assert manager.post(PATH, data=values).location == manager.post(PATH, data=values).location
    assert db.session.scalar(sa.select(sa.func.count(HandOver.id))) == 1


def test_it_can_be_taken_back(manager: StrictClient, municipality: Municipality, people: list[Person]) -> None:
    before = [assignments(person) for person in people]
    result = hand_over(manager, *people, to=municipality.caseworker2, overlap_until="+14")
    [made] = db.session.scalars(sa.select(HandOver)).all()
    assert result.form(f"/cases/hand-overs/{made.number}/undo") is not None
    manager.post(f"/cases/hand-overs/{made.number}/undo")
    page: Any = manager.get(f"/cases/hand-overs/{made.number}")
    assert "3 were taken back." in page.words
    assert "Undo" not in page.words
    assert [case_of(person).worker_id for person in people] == [*[municipality.caseworker.id] * 2, None]
    assert [assignments(person) for person in people] == before


def test_what_changed_since_is_left_and_named(
    manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    hand_over(manager, *people, to=municipality.caseworker2)
    [made] = db.session.scalars(sa.select(HandOver)).all()
    manager.fill(f"/cases/{number_of(people[0])}/assign", worker=str(municipality.manager.id))
    manager.post(f"/cases/hand-overs/{made.number}/undo")
    page: Any = manager.get(f"/cases/hand-overs/{made.number}")
    assert "Taken back, except the cases that were changed since." in page.words
    assert "Eva Enhet changed since" in page.words
    assert case_of(people[0]).worker_id == municipality.manager.id
    assert case_of(people[1]).worker_id == municipality.caseworker.id


def test_it_is_taken_back_within_ten_minutes_by_its_maker(
    client_of: ClientOf, manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    hand_over(manager, *people, to=municipality.caseworker2)
    [made] = db.session.scalars(sa.select(HandOver)).all()
    path = f"/cases/hand-overs/{made.number}"
    assert client_of(municipality.other_unit_manager).post(f"{path}/undo").status_code == 404
    with time_machine.travel(now() + timedelta(minutes=11), tick=False):
        late: Any = manager.get(path)
        assert "Undo" not in late.words
        manager.post(f"{path}/undo")
    assert case_of(people[0]).worker_id == municipality.caseworker2.id


def test_the_latest_stand_in_a_list(
    client_of: ClientOf, manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    empty: Any = manager.get("/cases/hand-overs")
    assert "Nothing has been handed over yet" in empty.words
    hand_over(manager, *people, to=municipality.caseworker2)
    page: Any = manager.get("/cases/hand-overs")
    assert "Kent Kollega" in page.words
    assert manager.get("/unit").all("a", href="/cases/hand-overs")
    other: Any = client_of(municipality.other_unit_manager).get("/cases/hand-overs")
    assert "Kent Kollega" not in other.words


def test_somebody_protected_afterwards_leaves_the_result(
    manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    hand_over(manager, *people, to=municipality.caseworker2)
    with system("test"):
        person = db.session.get_one(Person, people[0].id)
        person.protection, person.protection_since = Protection.MARKING, today()
        record("test.protected", person)
        db.session.commit()
    [made] = db.session.scalars(sa.select(HandOver)).all()
    page: Any = manager.get(f"/cases/hand-overs/{made.number}")
    assert "2 cases were handed over." in page.words
    assert people[0].number not in page.words


def test_a_form_that_met_the_end_of_the_session_comes_back_with_its_choice(
    manager: StrictClient, municipality: Municipality, people: list[Person]
) -> None:
    values = {**choose(manager, *people).form_values(PATH), "worker": str(municipality.caseworker2.id), "note": "Kvar"}
    body = urlencode({name: value for name, value in values.items() if name not in MACHINERY}, doseq=True)
    kept = drafts.keep(municipality.manager.id, path=PATH, body=body, writing="", was_sent=True)
    db.session.commit()
    with manager.session_transaction() as session:
        session["kept_path"], session["kept_draft"] = PATH, kept
    page: Any = manager.get(PATH)
    assert page.heading == "Hand over 3 cases"
    assert page.form_values(PATH)["note"] == "Kvar"
    assert manager.post(PATH, data=page.form_values(PATH)).status_code == 303
    assert case_of(people[0]).worker_id == municipality.caseworker2.id
