"""Appointments: planned ahead, then held, missed or cancelled."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine

from reception.access.actor import Actor
from reception.accounts.models import User
from reception.contacts.models import Contact
from reception.contacts.terms import CallKind, ContactState, InterpreterState
from reception.db.session import db
from reception.i18n.formats import iso_moment, local, now, today
from tests.clients import StrictClient
from tests.contacts.conftest import Amina
from tests.factories.municipality import Municipality

Acting = Callable[[User], AbstractContextManager[Actor]]
IN_TWO_DAYS = timedelta(days=2)


def appointment() -> Contact:
    return db.session.scalars(sa.select(Contact).execution_options(permit="test")).one()


def planned(worker: StrictClient, amina: Amina, **values: Any) -> str:
    """Plan an appointment in two days; answers the address where it is settled."""
    answer = worker.fill(f"{amina.path}/appointments/new", at=iso_moment(now() + IN_TWO_DAYS), **values)
    assert answer.status_code == 303
    worker.get("/account")  # the note with its Undo is read
    return f"{amina.path}/contacts/{appointment().id}/settle"


def test_an_appointment_is_planned_with_what_it_needs(worker: StrictClient, amina: Amina) -> None:
    planned(
        worker, amina, channel="meeting", place="Kommunhuset, rum 2", call="summoned", interpreter="planned",
        interpreter_language="so", summary="Planmöte",
    )  # fmt: skip
    row = appointment()
    assert (row.state, row.call, row.place) == (ContactState.PLANNED, CallKind.SUMMONED, "Kommunhuset, rum 2")
    assert (row.interpreter, row.interpreter_language) == (InterpreterState.PLANNED, "so")
    assert row.case.active_on != today()


def test_the_persons_interpreter_is_proposed(worker: StrictClient, amina: Amina) -> None:
    amina.person.interpreter_needed, amina.person.interpreter_language = True, "so"
    db.session.commit()
    page: Any = worker.get(f"{amina.path}/appointments/new")
    assert page.form_values()["interpreter"] == "planned"
    assert page.form_values()["interpreter_language"] == "so"


def test_what_has_passed_cannot_be_planned(worker: StrictClient, amina: Amina) -> None:
    answer = worker.fill(f"{amina.path}/appointments/new", at="2026-01-02 10.00")
    assert "This has passed." in answer.words


@pytest.mark.parametrize("state", [ContactState.HELD, ContactState.NO_SHOW])
def test_what_lies_ahead_is_not_held_or_missed_yet(worker: StrictClient, amina: Amina, state: ContactState) -> None:
    address = planned(worker, amina)
    assert "has not been yet" in worker.fill(address, state=state.value).words
    assert appointment().state is ContactState.PLANNED


def test_it_can_be_cancelled_beforehand(worker: StrictClient, amina: Amina) -> None:
    worker.fill(planned(worker, amina, summary="Planmöte"), state="cancelled", summary="Sjuk")
    assert appointment().state is ContactState.CANCELLED
    assert appointment().summary == "Planmöte\n\nSjuk"
    assert appointment().case.active_on != today()


def test_a_held_appointment_moves_activity_and_keeps_what_was_planned(
    client_of: Callable[[User], StrictClient], municipality: Municipality, worker: StrictClient, amina: Amina
) -> None:
    address = planned(worker, amina, summary="Planmöte", interpreter="planned", interpreter_language="so")
    with time_machine.travel(now() + timedelta(days=3)):
        later = client_of(municipality.caseworker)
        later.fill(
            address, state="held", summary="Gick bra", minutes="60", interpreter="came", interpreter_minutes="55"
        )
        later.get("/account")
        row = appointment()
        assert (row.state, row.minutes, row.summary) == (ContactState.HELD, 60, "Planmöte\n\nGick bra")
        assert (row.interpreter, row.interpreter_minutes) == (InterpreterState.CAME, 55)
        assert row.case.active_on == local(row.at).date()
        assert "already what came of it" in later.fill(address, state="cancelled").words


@pytest.mark.parametrize(
    ("call", "words"), [("summoned", "Did not come, although summoned"), ("invited", "Did not come to an invitation")]
)
def test_absence_after_a_summons_reads_otherwise_than_after_an_invitation(
    client_of: Callable[[User], StrictClient],
    municipality: Municipality,
    worker: StrictClient,
    amina: Amina,
    call: str,
    words: str,
) -> None:
    address = planned(worker, amina, call=call)
    with time_machine.travel(now() + timedelta(days=3)):
        later = client_of(municipality.caseworker)
        later.fill(address, state="no_show")
        page: Any = later.get(f"/people/{amina.person.number}/timeline")
        assert words in page.words


def test_settling_leads_back_where_one_came_from(worker: StrictClient, amina: Amina) -> None:
    address = planned(worker, amina)
    assert worker.fill(f"{address}?next=/questions", state="cancelled").location == "/questions"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_settling_leads_to_no_other_site(worker: StrictClient, amina: Amina, elsewhere: str) -> None:
    answer = worker.fill(planned(worker, amina), state="cancelled", next=elsewhere)
    assert answer.location == amina.page
