"""The pages of cases and tasks: assigning, taking, setting, resting, ending; and the way back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.accounts.models import User
from reception.cases.models import Case, CaseAssignment, Task
from reception.cases.terms import TaskState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]


def case_of(person: Person) -> Case:
    return db.session.scalars(sa.select(Case).where(Case.person_id == person.id).execution_options(permit="test")).one()


def path_of(person: Person) -> str:
    return f"/cases/{case_of(person).number}"


def task() -> Task:
    return db.session.scalars(sa.select(Task).execution_options(permit="test")).one()


def set_task(client: StrictClient, path: str, **values: Any) -> str:
    """Set a task; answers where it is."""
    answer = client.fill(f"{path}/tasks/new", **{"title": "Ring förskolan", "due_on": "+7", **values})
    assert answer.status_code == 303
    client.get("/account")  # the note is read
    return f"{path}/tasks/{task().id}"


def test_a_case_number_leads_to_the_person(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    assert client_of(municipality.caseworker).get(path_of(person)).location == f"/people/{person.number}"
    assert client_of(municipality.other_unit_caseworker).get(path_of(person)).status_code == 404


def test_the_manager_gives_a_case_to_a_caseworker(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    manager = client_of(municipality.manager)
    page: Any = manager.get(f"{path_of(person)}/assign")
    offered = {"".join(option.itertext()) for option in page.form().iter("option")}
    assert offered == {"Nobody yet", "Karin Kase", "Kent Kollega", "Eva Enhet"}
    answer = manager.fill(f"{path_of(person)}/assign", worker=str(municipality.caseworker2.id))
    assert answer.location == f"/people/{person.number}"
    assert case_of(person).worker_id == municipality.caseworker2.id
    history = db.session.scalars(sa.select(CaseAssignment).execution_options(permit="test")).all()
    assert len(history) == 2


def test_staff_must_be_named_before_they_get_a_protected_person(
    client_of: ClientOf, municipality: Municipality
) -> None:
    person = make_person(protection=Protection.MARKING, named=[municipality.manager], unit=municipality.unit)
    manager = client_of(municipality.manager)
    answer = manager.fill(f"{path_of(person)}/assign", worker=str(municipality.caseworker.id))
    assert "Name the caseworker for the file first." in answer.words
    assert case_of(person).worker_id is None


@pytest.mark.parametrize("stranger", ["other_unit_caseworker", "sfi_staff"])
def test_nobody_from_elsewhere_can_be_chosen(client_of: ClientOf, municipality: Municipality, stranger: str) -> None:
    person = make_person(unit=municipality.unit)
    user: User = getattr(municipality, stranger)
    answer = client_of(municipality.manager).fill(f"{path_of(person)}/assign", worker=str(user.id))
    assert "Choose one from the list." in answer.words


def test_a_caseworker_takes_a_case_that_nobody_has(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    first, second = client_of(municipality.caseworker), client_of(municipality.caseworker2)
    assert first.post(f"{path_of(person)}/take").status_code == 303
    second.post(f"{path_of(person)}/take")
    assert case_of(person).worker_id == municipality.caseworker.id
    assert first.get(f"{path_of(person)}/assign").status_code == 403


def test_a_next_step_is_set_changed_and_done(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    worker = client_of(municipality.caseworker)
    address = set_task(worker, path_of(person))
    assert (task().due_on, task().owner_id) == (today() + timedelta(days=7), municipality.caseworker.id)
    worker.fill(f"{address}/edit", title="Ring skolan", owner_id=str(municipality.caseworker2.id))
    assert (task().title, task().owner_id) == ("Ring skolan", municipality.caseworker2.id)
    assert worker.post(f"{address}/done", data={"next": "/my-day/overdue"}).location == "/my-day/overdue"
    assert task().state is TaskState.DONE
    assert case_of(person).active_on == today()


def test_a_task_done_by_a_slip_is_taken_up_again(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    worker = client_of(municipality.caseworker)
    address = set_task(worker, path_of(person))
    worker.post(f"{address}/done")
    page: Any = worker.get("/account")
    assert page.form(f"{address}/reopen") is not None
    worker.post(f"{address}/reopen")
    assert task().state is TaskState.OPEN


def test_a_cancelled_task_cannot_be_done(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    worker = client_of(municipality.caseworker)
    address = set_task(worker, path_of(person))
    worker.post(f"{address}/cancel")
    worker.post(f"{address}/done")
    assert task().state is TaskState.CANCELLED


def test_a_task_rests_and_a_past_date_is_refused(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    worker = client_of(municipality.caseworker)
    address = set_task(worker, path_of(person))
    assert "passed" in worker.fill(f"{address}/rest", choice="date", on="2020-01-01").words
    assert "coming date" in worker.fill(f"{address}/rest", choice="date", on="").words
    assert "Choose how long it rests." in worker.fill(f"{address}/rest", choice="for ever").words
    answer = worker.fill(f"{address}/rest?next=/my-day/today", choice="date", on="+14")
    assert answer.location == "/my-day/today"
    assert task().resting_until == today() + timedelta(days=14)


BAD = {
    "nothing": ({"title": " "}, "Write what is to be done."),
    "too long": ({"title": "x" * 100_000}, "Shorten this to 200"),
    "a line break": ({"title": "Ring\nnu"}, "line break"),
    "hidden reordering": ({"title": "Ring \u202e0701"}, "reading direction"),
    "no day": ({"due_on": "i övrigt"}, "Write a date"),
    "nobody's": ({"owner_id": "999999"}, "Choose one from the list."),
    "no number": ({"owner_id": "x"}, "Choose one from the list."),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_tasks_get_a_message(client_of: ClientOf, municipality: Municipality, case: str) -> None:
    values, message = BAD[case]
    person = make_person(unit=municipality.unit)
    answer = client_of(municipality.caseworker).fill(
        f"{path_of(person)}/tasks/new", **{"title": "Ring förskolan", **values}
    )
    assert (answer.status_code, message in answer.words) == (200, True)
    assert db.session.scalar(sa.select(sa.func.count(Task.id)).execution_options(permit="test")) == 0


def test_two_who_change_a_task_at_once_are_told(client_of: ClientOf, municipality: Municipality) -> None:
    person = make_person(unit=municipality.unit)
    worker = client_of(municipality.caseworker)
    address = set_task(worker, path_of(person))
    page: Any = worker.get(f"{address}/edit")
    late = {**page.form_values(), "title": "Min ändring"}
    client_of(municipality.caseworker2).fill(f"{address}/edit", title="Kents ändring")
    refused: Any = worker.post(f"{address}/edit", data=late)
    assert "changed this at" in refused.words
    assert "Kents ändring" in refused.words
    chosen = {**refused.form_values(), "_chosen-title": "mine"}
    assert worker.post(f"{address}/edit", data=chosen).status_code == 303
    assert task().title == "Min ändring"


def test_a_task_is_reached_under_its_own_case_only(client_of: ClientOf, municipality: Municipality) -> None:
    person, other = (make_person(unit=municipality.unit) for _each in range(2))
    worker = client_of(municipality.caseworker)
    address = set_task(worker, path_of(person))
    stranger = client_of(municipality.other_unit_caseworker)
    for act in ("done", "cancel", "reopen", "rest", "edit"):
        assert stranger.post(f"{address}/{act}").status_code == 404
        assert worker.post(f"{path_of(other)}/tasks/{task().id}/{act}").status_code == 404
    assert worker.post(f"{path_of(person)}/tasks/99999999999999999999/done").status_code == 404
    assert task().state is TaskState.OPEN


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_no_button_leads_to_another_site(client_of: ClientOf, municipality: Municipality, elsewhere: str) -> None:
    person = make_person(unit=municipality.unit)
    worker = client_of(municipality.caseworker)
    address = set_task(worker, path_of(person))
    assert worker.post(f"{address}/done", data={"next": elsewhere}).location == f"/people/{person.number}"
