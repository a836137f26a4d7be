"""Logging a contact through the form: one POST, what goes wrong, and the second copy."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.cases.models import Task
from reception.contacts.models import Contact, ContactParticipant
from reception.contacts.terms import Channel, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import iso_moment, now, today
from reception.organisations.models import Organisation
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.contacts.conftest import Amina, case_of
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

NOTE = "Ringde om förskola. Vill börja i januari."


def contacts() -> list[Contact]:
    with system("test"):
        return list(db.session.scalars(sa.select(Contact).order_by(Contact.id).execution_options(permit="test")))


def tasks() -> list[Task]:
    return list(db.session.scalars(sa.select(Task).order_by(Task.id).execution_options(permit="test")))


def log(client: StrictClient, amina: Amina, **values: Any) -> Any:
    return client.fill(f"{amina.path}/contacts/new", **{"summary": NOTE, **values})


def test_one_post_with_a_note_is_enough(worker: StrictClient, amina: Amina, municipality: Municipality) -> None:
    answer = log(worker, amina)
    assert (answer.status_code, answer.location) == (303, amina.page)
    [contact] = contacts()
    assert (contact.channel, contact.state, contact.summary) == (Channel.PHONE, ContactState.HELD, NOTE)
    assert contact.author_id == municipality.caseworker.id
    assert now() - contact.at < timedelta(minutes=3)
    assert contact.case.active_on == today()


def test_a_try_without_answer_needs_no_note_and_counts_as_activity(worker: StrictClient, amina: Amina) -> None:
    log(worker, amina, how="no_answer", summary="")
    [contact] = contacts()
    assert contact.state is ContactState.NO_ANSWER
    assert contact.case.active_on == today()


def test_the_next_step_becomes_the_authors_task(worker: StrictClient, amina: Amina, municipality: Municipality) -> None:
    log(worker, amina, next_title="Ring förskolan Lönnen", next_due="+7")
    [task] = tasks()
    assert (task.title, task.due_on) == ("Ring förskolan Lönnen", today() + timedelta(days=7))
    assert task.owner_id == municipality.caseworker.id
    assert contacts()[0].next_task_id == task.id


def test_details_are_stored(worker: StrictClient, amina: Amina, agency: Organisation) -> None:
    person = agency.contact_persons[0]
    log(
        worker, amina, how="meeting", minutes="45", party=f"{agency.id}-{person.id}", interpreter="did_not_come",
        interpreter_language="so", interpreter_minutes="0",
    )  # fmt: skip
    [contact] = contacts()
    assert (contact.minutes, contact.organisation_id, contact.contact_person_id) == (45, agency.id, person.id)
    assert (contact.interpreter, contact.interpreter_language) == (InterpreterState.DID_NOT_COME, "so")
    assert contact.interpreter_minutes == 0


def test_a_language_without_an_interpreter_is_not_stored(worker: StrictClient, amina: Amina) -> None:
    log(worker, amina, interpreter="none", interpreter_language="so", interpreter_minutes="20")
    assert (contacts()[0].interpreter_language, contacts()[0].interpreter_minutes) == (None, None)


def test_the_form_begins_with_the_last_choice_and_the_cursor_on_it(worker: StrictClient, amina: Amina) -> None:
    log(worker, amina, how="visit")
    page: Any = worker.get(f"{amina.path}/contacts/new")
    [focused] = [radio for radio in page.all("input", type="radio") if radio.get("autofocus") is not None]
    assert (focused.get("value"), focused.get("checked")) == ("visit", "")


def test_one_goes_on_where_one_came_from(worker: StrictClient, amina: Amina) -> None:
    assert worker.fill(f"{amina.path}/contacts/new?next=/my-day/today", summary=NOTE).location == "/my-day/today"


def test_one_may_log_another_at_once(worker: StrictClient, amina: Amina) -> None:
    answer = log(worker, amina, again="1")
    assert answer.location == f"{amina.path}/contacts/new"


def test_the_same_form_sent_twice_makes_one_contact(worker: StrictClient, amina: Amina) -> None:
    page: Any = worker.get(f"{amina.path}/contacts/new")
    values = {**page.form_values(), "summary": NOTE, "next_title": "Ring"}
    answers = [worker.post(f"{amina.path}/contacts/new", data=values) for _copy in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert (len(contacts()), len(tasks())) == (1, 1)


BAD = {
    "a held contact in the future": ({"at": "+2 10.00"}, "This lies ahead"),
    "no note": ({"summary": "  "}, "Write a note."),
    "no time": ({"at": ""}, "Write when it took place"),
    "no such day": ({"at": "2026-02-30 10.00"}, "does not exist"),
    "a day without a step": ({"next_due": "+7"}, "Write what is to be done"),
    "a step in the past": ({"next_title": "Ring", "next_due": "2020-01-01"}, "This date has passed"),
    "an unknown channel": ({"how": "telepathy"}, "Choose how it took place."),
    "no channel": ({"how": ""}, "Choose how it took place."),
    "hidden reordering": ({"summary": "Ring \u202e0701"}, "reading direction"),
    "a null character": ({"summary": "Ring\x00"}, "null character"),
    "a very long note": ({"summary": "x" * 100_000}, "Shorten this to 10000"),
    "a very long step": ({"next_title": "x" * 100_000}, "Shorten this to 200"),
    "minutes beyond a day": ({"minutes": "1441"}, "from 0 to 1440"),
    "minutes in words": ({"minutes": "en timme"}, "whole minutes"),
    "an organisation that is not there": ({"party": "99"}, "Choose one from the list."),
    "nonsense for an organisation": ({"party": "1-2-3"}, "Choose one from the list."),
    "an unknown interpreter state": ({"interpreter": "maybe"}, "Choose one from the list."),
    "somebody who is not there": ({"others-0": "Ingen Alls"}, "Nobody whose case you may write to"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_message_and_nothing_typed_is_lost(worker: StrictClient, amina: Amina, case: str) -> None:
    values, message = BAD[case]
    answer = log(worker, amina, **values)
    assert answer.status_code == 200
    assert message in answer.words
    assert answer.form_values().get("summary", "").strip() == values.get("summary", NOTE).strip().replace("\x00", "�")
    assert contacts() == []


def test_a_refused_form_can_be_put_right_and_sent(worker: StrictClient, amina: Amina) -> None:
    refused = log(worker, amina, summary="")
    answer = worker.post(f"{amina.path}/contacts/new", data={**refused.form_values(), "summary": NOTE})
    assert answer.status_code == 303
    assert len(contacts()) == 1


def test_another_unit_gets_what_a_missing_case_gets(
    client_of: Callable[[User], StrictClient], municipality: Municipality, amina: Amina
) -> None:
    for stranger in (municipality.other_unit_caseworker, municipality.other_board_manager):
        client = client_of(stranger)
        assert client.get(f"{amina.path}/contacts/new").status_code == 404
        assert client.post(f"{amina.path}/contacts/new", data={"summary": NOTE}).status_code == 404
    assert client_of(municipality.statistician).get(f"{amina.path}/contacts/new").status_code == 403
    assert contacts() == []


def test_a_protected_person_is_logged_with_by_named_staff_only(
    client_of: Callable[[User], StrictClient], municipality: Municipality
) -> None:
    person = make_person(
        name="Dold Person", protection=Protection.MARKING, named=[municipality.caseworker], unit=municipality.unit
    )
    path = f"/cases/{case_of(person).number}/contacts/new"
    assert client_of(municipality.caseworker2).get(path).status_code == 404
    assert client_of(municipality.caseworker).fill(path, summary=NOTE).status_code == 303


def test_several_people_took_part(worker: StrictClient, amina: Amina, municipality: Municipality) -> None:
    husband = make_person(name="Yusuf Cabdi", unit=municipality.unit)
    child = make_person(name="Hodan Cabdi", unit=municipality.unit)
    answer = log(worker, amina, **{"others-0": case_of(husband).number, "others-3": f"Hodan, {child.number}"})
    assert answer.status_code == 303
    rows = db.session.scalars(sa.select(ContactParticipant.person_id).execution_options(permit="test"))
    assert set(rows) == {husband.id, child.id}
    logged = db.session.scalar(sa.select(AuditEvent.people).where(AuditEvent.action == "contact.logged"))
    assert logged is not None
    assert {f" {person.id} " in logged for person in (amina.person, husband, child)} == {True}


def test_people_of_other_units_cannot_be_put_on_a_contact(
    worker: StrictClient, amina: Amina, municipality: Municipality
) -> None:
    stranger = make_person(name="Grannens Person", unit=municipality.other_unit)
    hidden = make_person(name="Dold Person", protection=Protection.MARKING, unit=municipality.unit)
    for person in (stranger, hidden):
        answer = log(worker, amina, **{"others-0": person.number})
        assert "Nobody whose case you may write to" in answer.words
        assert person.shown_name not in answer.words
    assert contacts() == []


def test_what_lies_behind_can_be_logged_late(worker: StrictClient, amina: Amina) -> None:
    moment = now() - timedelta(days=3)
    log(worker, amina, at=iso_moment(moment))
    assert iso_moment(contacts()[0].at) == iso_moment(moment)
