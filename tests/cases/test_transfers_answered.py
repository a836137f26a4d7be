"""What becomes of an offer: read by those it is for, withdrawn, taken over or refused."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.access.actor import Actor, system
from reception.accounts.models import User
from reception.audit.models import AuditEvent
from reception.cases import operations, queries
from reception.cases.models import Transfer
from reception.cases.terms import CaseState, TransferState
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from tests.cases.handing import case_of
from tests.cases.transferring import SUMMARY, answer, cases_in, offered, tasks_of, transfers_of
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person

ClientOf = Callable[[User], StrictClient]
Acting = Callable[[User], AbstractContextManager[Actor]]
TAKE_OVER, REFUSE = {"answer": "take-over", "worker": "nobody"}, {"answer": "refuse", "reason": "Vi har ingen plats"}


@pytest.fixture
def amina(municipality: Municipality) -> Person:
    """A person that Karin works with."""
    return make_person(name="Amina Ali", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def karin(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """The browser of the caseworker who hands over."""
    return client_of(municipality.caseworker)


@pytest.fixture
def gun(client_of: ClientOf, municipality: Municipality) -> StrictClient:
    """The browser of a caseworker of the receiving unit."""
    return client_of(municipality.other_unit_caseworker)


@pytest.fixture
def offer(karin: StrictClient, municipality: Municipality, amina: Person) -> Transfer:
    """An offer that waits."""
    return offered(karin, amina, municipality.other_unit, overlap_until="+14")


def state_of(person: Person) -> TransferState:
    """Where the latest hand-over of a person stands."""
    return transfers_of(person)[-1].state


def test_the_receiving_unit_reads_the_offer_and_nobody_else_does(
    client_of: ClientOf, municipality: Municipality, offer: Transfer
) -> None:
    world, path = municipality, f"/transfers/{offer.number}"
    for user in (world.caseworker2, world.manager, world.other_unit_caseworker, world.other_unit_manager):
        page: Any = client_of(user).get(path)
        assert page.heading == "Amina Ali"
        assert SUMMARY in page.words
    for user in (world.other_board_caseworker, world.other_board_manager):
        browser: Any = client_of(user)
        assert [browser.get(path).status_code, browser.get(f"{path}/answer").status_code] == [404, 404]
        assert browser.post(f"{path}/withdraw").status_code == 404
        assert "Amina" not in browser.get("/unit/transfers").words
    assert client_of(world.administrator).get(path).status_code == 403


def test_the_offer_waits_on_the_list_of_the_receiving_unit(
    karin: StrictClient, gun: StrictClient, acting: Acting, municipality: Municipality, offer: Transfer
) -> None:
    page: Any = gun.get("/unit/transfers")
    assert page.all("a", href=f"/transfers/{offer.number}/answer")
    mine: Any = karin.get("/unit/transfers")
    assert not mine.all("a", href=f"/transfers/{offer.number}/answer")
    assert "Waits for the other unit" in mine.words
    waiting = []
    for user in (municipality.other_unit_manager, municipality.caseworker, municipality.other_board_manager):
        with acting(user):
            waiting.append(queries.offers_waiting())
    assert waiting == [1, 0, 0]


def test_the_offer_is_met_on_the_page_of_the_person_and_above_the_list_of_those_it_is_for(
    karin: StrictClient, gun: StrictClient, amina: Person, offer: Transfer
) -> None:
    page: Any = karin.get(f"/people/{amina.number}")
    assert "has not answered yet" in page.words
    assert page.all("a", href=f"/transfers/{offer.number}")
    theirs, ours = gun.get("/people"), karin.get("/people")
    assert "1 person is offered to your unit and waits for your answer" in theirs.words
    assert theirs.all("a", href="/unit/transfers")
    assert "is offered to your unit" not in ours.words


def test_what_only_one_of_the_answers_asks_for_is_not_called_optional(gun: StrictClient, offer: Transfer) -> None:
    page: Any = gun.get(f"/transfers/{offer.number}/answer")
    assert "Why not, if you do not take over" in page.words
    assert "optional" not in page.words


def test_the_list_takes_as_many_statements_for_many_as_for_one(
    karin: StrictClient, gun: StrictClient, municipality: Municipality, offer: Transfer
) -> None:
    gun.get("/unit/transfers")
    gun.get("/unit/transfers")
    before = len(gun.statements)
    for name in ("Bo Ek", "Cia Fri"):
        offered(karin, make_person(name=name, unit=municipality.unit), municipality.other_unit)
    assert "Cia Fri" in gun.get("/unit/transfers").words
    assert len(gun.statements) == before


def test_the_sender_withdraws_it_while_it_waits(
    karin: StrictClient, gun: StrictClient, amina: Person, offer: Transfer
) -> None:
    path = f"/transfers/{offer.number}"
    assert gun.post(f"{path}/withdraw").status_code == 404
    page: Any = karin.get(karin.post(f"{path}/withdraw").location)
    assert "Withdrawn." in page.words
    assert state_of(amina) is TransferState.WITHDRAWN
    assert gun.get(path).status_code == 404
    assert gun.post(f"{path}/answer", data=TAKE_OVER).status_code == 404
    again: Any = karin.get(karin.post(f"{path}/withdraw").location)
    assert "cannot be withdrawn" in again.words


def test_who_takes_over_opens_a_case_of_their_own(
    karin: StrictClient, gun: StrictClient, municipality: Municipality, amina: Person, offer: Transfer
) -> None:
    old = case_of(amina)
    sent = answer(gun, offer, answer="take-over", worker=str(municipality.other_unit_caseworker.id))
    assert sent.location == f"/people/{amina.number}"
    assert gun.get(sent.location).status_code == 200
    [new] = cases_in(municipality.other_unit, amina)
    assert (new.worker_id, new.opened_on, new.state) == (
        municipality.other_unit_caseworker.id,
        today(),
        CaseState.OPEN,
    )
    assert new.number != old.number
    assert old.state is CaseState.OPEN
    title = "Close the case: another unit has taken over"
    assert tasks_of(old) == [(title, today() + timedelta(days=14), municipality.caseworker.id)]
    assert state_of(amina) is TransferState.ACCEPTED
    page: Any = karin.get(f"/transfers/{offer.number}")
    assert page.all("a", href=f"/cases/{old.number}/close")
    assert "Taken over by Gun Granne" in page.words
    theirs: Any = gun.get(f"/transfers/{offer.number}")
    assert theirs.all("a", href=f"/cases/{new.number}")
    assert new.number not in page.words


def test_the_packet_is_found_from_the_new_case(
    gun: StrictClient, acting: Acting, municipality: Municipality, amina: Person, offer: Transfer
) -> None:
    old = case_of(amina)
    answer(gun, offer, **TAKE_OVER)
    [new] = cases_in(municipality.other_unit, amina)
    with acting(municipality.other_unit_manager):
        found = queries.transfer_that_brought(new)
        assert found is not None
        assert found.number == offer.number
        assert queries.transfer_that_brought(old) is None
    events = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "transfer.accepted")).all()
    assert [event.people for event in events] == [f" {amina.id} "]


def test_a_unit_that_has_an_open_case_keeps_it(
    gun: StrictClient, municipality: Municipality, amina: Person, offer: Transfer
) -> None:
    standing = make_case(amina, unit=municipality.other_unit, worker=municipality.other_unit_manager)
    db.session.commit()
    page: Any = gun.get(f"/transfers/{offer.number}/answer")
    assert "Your unit has an open case about this person already." in page.words
    answer(gun, offer, answer="take-over")
    assert [case.id for case in cases_in(municipality.other_unit, amina)] == [standing.id]
    assert transfers_of(amina)[0].new_case_id == standing.id
    assert cases_in(municipality.other_unit, amina)[0].worker_id == municipality.other_unit_manager.id


def test_it_is_taken_over_once(
    gun: StrictClient, client_of: ClientOf, municipality: Municipality, amina: Person, offer: Transfer
) -> None:
    path = f"/transfers/{offer.number}/answer"
    other: Any = client_of(municipality.other_unit_manager)
    late = {**other.get(path).form_values(), **REFUSE}
    answer(gun, offer, **TAKE_OVER)
    page: Any = other.get(other.post(path, data=late).location)
    assert "Somebody has answered this already." in page.words
    assert other.get(path).location == f"/transfers/{offer.number}"
    assert len(cases_in(municipality.other_unit, amina)) == 1
    assert state_of(amina) is TransferState.ACCEPTED


def test_who_refuses_says_why_and_the_sender_is_told(
    karin: StrictClient, gun: StrictClient, municipality: Municipality, amina: Person, offer: Transfer
) -> None:
    sent = answer(gun, offer, **REFUSE)
    assert sent.location == "/unit/transfers"
    assert gun.get(f"/transfers/{offer.number}").status_code == 404
    assert tasks_of(case_of(amina)) == [("Not taken over: Vi har ingen plats", today(), municipality.caseworker.id)]
    page: Any = karin.get(f"/transfers/{offer.number}")
    assert "Vi har ingen plats" in page.words
    assert cases_in(municipality.other_unit, amina) == []
    assert offered(karin, amina, municipality.other_unit).state is TransferState.OFFERED


def test_a_long_reason_is_cut_in_the_next_step_alone(
    karin: StrictClient, gun: StrictClient, amina: Person, offer: Transfer
) -> None:
    answer(gun, offer, answer="refuse", reason="ord " * 100)
    [(title, *_rest)] = tasks_of(case_of(amina))
    assert title.endswith("…")
    assert "ord " * 99 in karin.get(f"/transfers/{offer.number}").words


BAD = {
    "nothing": ({"answer": ""}, "Choose what you answer."),
    "nobody chosen": ({"answer": "take-over"}, "Choose who works with the person"),
    "a stranger": ({"answer": "take-over", "worker": "999999"}, "Choose one from the list."),
    "no reason": ({"answer": "refuse", "worker": "nobody"}, "Write why you do not take over."),
    "a long reason": ({"answer": "refuse", "reason": "x" * 501}, "Shorten this to 500"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_answer_gets_a_message_and_changes_nothing(
    gun: StrictClient, municipality: Municipality, amina: Person, offer: Transfer, case: str
) -> None:
    values, message = BAD[case]
    page = answer(gun, offer, **values)
    assert message in page.words
    assert state_of(amina) is TransferState.OFFERED
    assert cases_in(municipality.other_unit, amina) == []


def test_somebody_of_another_unit_cannot_be_given_the_case(
    gun: StrictClient, municipality: Municipality, amina: Person, offer: Transfer
) -> None:
    page = answer(gun, offer, answer="take-over", worker=str(municipality.caseworker.id))
    assert "Choose one from the list." in page.words
    assert state_of(amina) is TransferState.OFFERED


def test_a_case_that_is_closed_meanwhile_gets_no_next_step(gun: StrictClient, amina: Person, offer: Transfer) -> None:
    with system("test"):
        operations.close_case(case_of(amina), on=today())
        db.session.commit()
    old = case_of(amina)
    answer(gun, offer, **TAKE_OVER)
    assert state_of(amina) is TransferState.ACCEPTED
    assert tasks_of(old) == []
