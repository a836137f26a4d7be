"""Handing over somebody who is protected, and handing over to another municipality."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
import sqlalchemy as sa

from reception.access.actor import Actor, system
from reception.accounts.models import User
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.cases import operations
from reception.cases.rules.packet import REACH
from reception.cases.terms import TransferState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import NamedAccess, Person
from reception.people.terms import Protection
from tests.cases.handing import case_of
from tests.cases.transferring import GROUND, SUMMARY, answer, cases_in, names_in, offered, page_to, send, transfers_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person

ClientOf = Callable[[User], StrictClient]
Acting = Callable[[User], AbstractContextManager[Actor]]


@pytest.fixture
def karin(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """The caseworker's browser."""
    return client_of(municipality.caseworker)


def protected(municipality: Municipality, *named: User) -> Person:
    """A protected person of Karin's, with a telephone, for whom others are named as well."""
    return make_person(
        name="Dana Dold",
        phone="070-174 06 05",
        protection=Protection.MARKING,
        named=[municipality.caseworker, *named],
        unit=municipality.unit,
        worker=municipality.caseworker,
    )


def test_somebody_in_the_receiving_unit_must_be_named_first(karin: StrictClient, municipality: Municipality) -> None:
    dana = protected(municipality)
    assert "nobody in the receiving unit may open the file" in page_to(karin, dana, municipality.other_unit).words
    refused = send(karin, dana, municipality.other_unit)
    assert "This person is protected. First name somebody in the receiving unit." in refused.words
    assert SUMMARY in refused.get_data(as_text=True)
    assert transfers_of(dana) == []


def test_the_manager_finds_the_way_to_name_somebody_there(client_of: ClientOf, municipality: Municipality) -> None:
    dana = protected(municipality, municipality.manager)
    manager: Any = client_of(municipality.manager)
    [link] = page_to(manager, dana, municipality.other_unit).all(
        "a", href=f"/people/protected/{dana.number}?unit={municipality.other_unit.id}"
    )
    sent = manager.fill(link.get("href"), form=link.get("href"), user=str(municipality.other_unit_caseworker.id))
    assert sent.status_code == 303
    assert "nobody in the receiving unit" not in page_to(manager, dana, municipality.other_unit).words


def test_only_the_named_see_the_offer(karin: StrictClient, client_of: ClientOf, municipality: Municipality) -> None:
    dana = protected(municipality, municipality.other_unit_caseworker)
    made = offered(karin, dana, municipality.other_unit)
    assert REACH not in names_in(made)
    gun: Any = client_of(municipality.other_unit_caseworker)
    page = gun.get(f"/transfers/{made.number}")
    assert page.heading == "Dana Dold"
    assert "070-174" not in page.words
    listed = gun.get("/unit/transfers")
    assert dana.number in listed.words
    assert "Dana Dold" not in listed.words
    for user in (municipality.other_unit_manager, municipality.manager, municipality.caseworker2):
        browser: Any = client_of(user)
        assert browser.get(f"/transfers/{made.number}").status_code == 404
        assert browser.get(f"/transfers/{made.number}/answer").status_code == 404
        assert browser.post(f"/transfers/{made.number}/withdraw").status_code == 404
        assert dana.number not in browser.get("/unit/transfers").words


def test_a_named_caseworker_takes_over_and_nobody_else_can_be_chosen(
    karin: StrictClient, client_of: ClientOf, municipality: Municipality
) -> None:
    dana = protected(municipality, municipality.other_unit_caseworker)
    made = offered(karin, dana, municipality.other_unit)
    gun: Any = client_of(municipality.other_unit_caseworker)
    refused = answer(gun, made, answer="take-over", worker=str(municipality.other_unit_manager.id))
    assert "Choose one from the list." in refused.words
    answer(gun, made, answer="take-over", worker=str(municipality.other_unit_caseworker.id))
    assert cases_in(municipality.other_unit, dana)[0].worker_id == municipality.other_unit_caseworker.id


def test_whoever_is_protected_after_the_offer_is_hidden_from_those_it_was_for(
    karin: StrictClient, client_of: ClientOf, municipality: Municipality
) -> None:
    person = make_person(name="Elsa Ek", phone="070-174 06 05", unit=municipality.unit, worker=municipality.caseworker)
    made = offered(karin, person, municipality.other_unit)
    with system("test"):
        person = db.session.get_one(Person, person.id)
        person.protection = Protection.MARKING
        db.session.add(NamedAccess(person_id=person.id, user_id=municipality.caseworker.id, starts_on=today()))
        record("test.protected", person)
        db.session.commit()
    assert client_of(municipality.other_unit_manager).get(f"/transfers/{made.number}").status_code == 404
    page: Any = karin.get(f"/transfers/{made.number}")
    assert "070-174" not in page.words


def test_to_another_municipality_it_is_handed_over_at_once(karin: StrictClient, municipality: Municipality) -> None:
    person = make_person(name="Elsa Ek", phone="070-174 06 05", unit=municipality.unit, worker=municipality.caseworker)
    without_ground = send(karin, person, None, ground="", ground_text="")
    assert "Choose on which ground this is handed over." in without_ground.words
    assert "Write which municipality takes over." in send(karin, person, None, municipality=" ", **GROUND).words
    page: Any = karin.get(send(karin, person, None, **GROUND).location)
    for text in ("Elsa Ek", "Grannkommunen", "070-174 06 05", SUMMARY, "Never by ordinary e-mail."):
        assert text in page.words
    assert page.all("a", href=f"/cases/{case_of(person).number}/close")
    assert transfers_of(person)[0].state is TransferState.SENT
    assert db.session.scalar(sa.select(sa.func.count(AuditEvent.id)).where(AuditEvent.action == "transfer.sent")) == 1


def test_what_was_noted_as_sent_is_taken_back_by_the_sender_once_and_answered_by_nobody(
    karin: StrictClient, client_of: ClientOf, municipality: Municipality
) -> None:
    person = make_person(name="Elsa Ek", unit=municipality.unit, worker=municipality.caseworker)
    made = send(karin, person, None, **GROUND).location
    assert karin.get(f"{made}/answer").status_code == 404
    other: Any = client_of(municipality.other_unit_manager)
    assert [other.get(made).status_code, other.post(f"{made}/withdraw").status_code] == [404, 404]
    page: Any = karin.get(karin.post(f"{made}/withdraw").location)
    assert "What was sent already is not undone by it" in page.words
    assert transfers_of(person)[0].state is TransferState.WITHDRAWN
    assert not page.all("form", action=f"{made}/withdraw")
    again: Any = karin.get(karin.post(f"{made}/withdraw").location)
    assert "It was taken back already" in again.words


def test_what_was_sent_stands_when_the_case_was_closed_with_it(
    karin: StrictClient, acting: Acting, municipality: Municipality
) -> None:
    person = make_person(name="Elsa Ek", unit=municipality.unit, worker=municipality.caseworker)
    made = send(karin, person, None, **GROUND).location
    with acting(municipality.caseworker):
        operations.close_case(case_of(person), on=today())
        db.session.commit()
    page: Any = karin.get(made)
    assert not page.all("form", action=f"{made}/withdraw")
    assert "Open the case again first" in karin.get(karin.post(f"{made}/withdraw").location).words
    assert transfers_of(person)[0].state is TransferState.SENT


def test_the_page_of_the_person_says_to_whom_it_went(karin: StrictClient, municipality: Municipality) -> None:
    person = make_person(name="Elsa Ek", unit=municipality.unit, worker=municipality.caseworker)
    made = send(karin, person, None, **GROUND).location
    page: Any = karin.get(f"/people/{person.number}")
    assert "Handed over to Grannkommunen" in page.words
    assert page.all("a", href=made)
    karin.post(f"{made}/withdraw")
    assert "Grannkommunen" not in karin.get(f"/people/{person.number}").words


def test_of_a_protected_person_nothing_but_a_note_is_kept(karin: StrictClient, municipality: Municipality) -> None:
    dana = protected(municipality)
    form = page_to(karin, dana, None)
    assert "No packet is made" in form.words
    assert not form.all("input", name="sections")
    forged = send(karin, dana, None, **GROUND, sections=["dates", "contacts"])
    page: Any = karin.get(forged.location)
    assert "What was handed over went outside the system." in page.words
    assert names_in(transfers_of(dana)[0]) == set()
    [body] = [part for part in page.all("div", class_="no-print") if "stack-24" in (part.get("class") or "")]
    assert SUMMARY in "".join(body.itertext())


def test_where_a_protected_person_moves_need_not_be_written(karin: StrictClient, municipality: Municipality) -> None:
    dana = protected(municipality)
    page: Any = karin.get(send(karin, dana, None, **GROUND, municipality="").location)
    assert "Hand-over to Another municipality" in page.words
