"""The key `c` from anywhere: who it was with is found by name, number or telephone, among one's own open cases."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.contacts.models import Contact
from reception.db.session import db
from reception.people import operations as people
from reception.people.models import Person
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.contacts.conftest import Amina, case_of
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person

NEW = "/contacts/new"


def findable(person: Person) -> Person:
    with system("test"):
        people.index(person)
        db.session.commit()
    return person


def contact_case_ids() -> list[int]:
    return list(db.session.scalars(sa.select(Contact.case_id).execution_options(permit="test")))


def pick(client: StrictClient, text: str) -> Any:
    return client.post("/contacts/people", data={"q": text}).get_json()


@pytest.mark.parametrize("written", ["{case}", "{person}", "Amina Warsame (1990), {case}"])
def test_a_case_number_or_a_persons_number_is_enough(worker: StrictClient, amina: Amina, written: str) -> None:
    text = written.format(case=amina.case.number, person=amina.person.number.lower())
    assert worker.fill(NEW, person=text, summary="Ringde").location == amina.page
    assert contact_case_ids() == [amina.case.id]


def test_a_whole_name_that_one_person_bears_is_enough(worker: StrictClient, amina: Amina) -> None:
    findable(amina.person)
    assert worker.fill(NEW, person="Amina Warsame", summary="Ringde").location == amina.page


def test_several_people_are_offered_as_a_choice_without_javascript(
    worker: StrictClient, amina: Amina, municipality: Municipality
) -> None:
    findable(amina.person)
    other = findable(make_person(name="Amina Warsame", unit=municipality.unit))
    offered = worker.fill(NEW, person="Amina Warsame", summary="Ringde", next_title="Ring")
    assert "Choose who it was with." in offered.words
    radios = {radio.get("value") for radio in offered.all("input", name="chosen")}
    assert radios == {amina.case.number, case_of(other).number}
    answer = worker.post(NEW, data={**offered.form_values(), "chosen": case_of(other).number})
    assert answer.location == f"/people/{other.number}"
    assert contact_case_ids() == [case_of(other).id]


def test_a_name_that_only_sounds_alike_is_asked_about(worker: StrictClient, amina: Amina) -> None:
    findable(amina.person)
    answer = worker.fill(NEW, person="Aminah Warsaame", summary="Ringde")
    assert answer.status_code == 200
    assert [radio.get("value") for radio in answer.all("input", name="chosen")] == [amina.case.number]


def test_the_choice_cannot_be_forged(worker: StrictClient, amina: Amina, municipality: Municipality) -> None:
    findable(amina.person)
    findable(make_person(name="Amina Warsame", unit=municipality.unit))
    stranger = make_person(name="Grannens", unit=municipality.other_unit)
    answer = worker.fill(NEW, person="Amina Warsame", summary="Ringde", chosen=case_of(stranger).number)
    assert "Choose one from the list." in answer.words
    assert contact_case_ids() == []


def test_a_person_must_be_named(worker: StrictClient, amina: Amina) -> None:
    assert "Write who it was with." in worker.fill(NEW, person="", summary="Ringde").words
    assert "Nobody whose case" in worker.fill(NEW, person="Ingen Alls", summary="Ringde").words


def test_hidden_people_and_those_of_other_units_are_never_offered(
    worker: StrictClient, municipality: Municipality
) -> None:
    findable(make_person(name="Daryna Koval", protection=Protection.MARKING, unit=municipality.unit))
    findable(make_person(name="Daryna Grann", unit=municipality.other_unit))
    closed = findable(make_person(name="Daryna Avslutad"))
    make_case(closed, unit=municipality.unit, closed_on=closed.registered_at.date())
    db.session.commit()
    assert pick(worker, "Daryna") == []
    assert pick(worker, "Koval") == []


def test_named_staff_are_offered_a_protected_person_by_number(worker: StrictClient, municipality: Municipality) -> None:
    person = findable(
        make_person(
            name="Daryna Koval",
            protection=Protection.MARKING,
            named=[municipality.caseworker],
            unit=municipality.unit,
        )
    )
    number = case_of(person).number
    assert pick(worker, "Koval") == [{"text": number, "label": number, "detail": "protected personal data"}]


def test_matches_are_told_while_writing_and_can_be_sent_as_they_are(worker: StrictClient, amina: Amina) -> None:
    findable(amina.person)
    [match] = pick(worker, "ami")
    assert match == {
        "text": f"Amina Warsame (1990), {amina.case.number}",
        "label": "Amina Warsame",
        "detail": f"1990, {amina.case.number}",
    }
    assert worker.fill(NEW, person=match["text"], summary="Ringde").location == amina.page


@pytest.mark.parametrize("text", ["", "a", "x" * 100_000, "\x00\x00", "\u202eAmina", "%%", "' or 1=1"])
def test_odd_texts_match_nobody(worker: StrictClient, amina: Amina, text: str) -> None:
    findable(amina.person)
    assert pick(worker, text) == []


def test_at_most_eight_people_are_offered(worker: StrictClient, municipality: Municipality) -> None:
    for _each in range(12):
        findable(make_person(name="Amina Yusuf", unit=municipality.unit))
    assert len(pick(worker, "Amina")) == 8


def test_whom_the_picker_showed_is_logged_and_not_what_was_written(worker: StrictClient, amina: Amina) -> None:
    findable(amina.person)
    pick(worker, "Amina")
    event = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "page.read")).all()[-1]
    assert f" {amina.person.id} " in event.people
    assert "Amina" not in str(event.details)


def test_those_who_do_no_casework_have_no_picker(
    client_of: Callable[[User], StrictClient], municipality: Municipality
) -> None:
    for user in (municipality.administrator, municipality.statistician, municipality.sfi_staff):
        assert client_of(user).post("/contacts/people", data={"q": "Amina"}).status_code == 403
        assert client_of(user).get(NEW).status_code == 403
