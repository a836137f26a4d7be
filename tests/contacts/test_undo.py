"""Taking back a slip: by its author, for ten minutes, until somebody builds on it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine

from reception.accounts.models import User
from reception.cases.models import Task
from reception.cases.terms import TaskState
from reception.contacts.models import Contact
from reception.db.session import db
from reception.i18n.formats import now
from tests.clients import StrictClient
from tests.contacts.conftest import Amina
from tests.factories.municipality import Municipality


def logged(worker: StrictClient, amina: Amina) -> str:
    """Log a contact; answers the address that takes it back."""
    worker.fill(f"{amina.path}/contacts/new", summary="Fel person", next_title="Ring", next_due="+3")
    return f"{amina.path}/contacts/{contact().id}/undo"


def contact() -> Contact:
    return db.session.scalars(sa.select(Contact).execution_options(permit="test")).one()


def task() -> Task:
    return db.session.scalars(sa.select(Task).execution_options(permit="test")).one()


def undo(client: StrictClient, address: str) -> Any:
    return client.post(address, follow_redirects=False)


def test_undoing_takes_the_contact_and_its_next_step_back(worker: StrictClient, amina: Amina) -> None:
    before = amina.case.active_on
    undo(worker, logged(worker, amina))
    assert contact().withdrawn_at is not None
    assert task().state is TaskState.CANCELLED
    assert contact().case.active_on == before


def test_what_was_written_waits_as_a_draft(worker: StrictClient, amina: Amina) -> None:
    undo(worker, logged(worker, amina))
    page: Any = worker.get(f"{amina.path}/contacts/new")
    [link] = [a.get("href") for a in page.all("a") if "draft=" in (a.get("href") or "")]
    written = worker.get(link).form_values()
    assert {name: written[name] for name in ("how", "summary", "next_title")} == {
        "how": "phone",
        "summary": "Fel person",
        "next_title": "Ring",
    }
    assert written["next_due"]
    worker.fill(link, summary="Rätt person")
    assert "draft that is not saved" not in worker.get(f"{amina.path}/contacts/new").words


def test_the_page_after_saving_offers_undo(worker: StrictClient, amina: Amina) -> None:
    worker.fill(f"{amina.path}/contacts/new", summary="Ringde", again="1")
    page: Any = worker.get(f"{amina.path}/contacts/new")
    assert "The contact is saved." in page.words
    assert page.form(f"{amina.path}/contacts/{contact().id}/undo") is not None


def test_after_ten_minutes_it_stands(worker: StrictClient, amina: Amina) -> None:
    address = logged(worker, amina)
    with time_machine.travel(now() + timedelta(minutes=11)):
        undo(worker, address)
    assert contact().withdrawn_at is None


def test_only_its_author_can_undo(
    worker: StrictClient, amina: Amina, client_of: Callable[[User], StrictClient], municipality: Municipality
) -> None:
    address = logged(worker, amina)
    assert undo(client_of(municipality.caseworker2), address).status_code == 303
    assert undo(client_of(municipality.other_unit_caseworker), address).status_code == 404
    assert contact().withdrawn_at is None


@pytest.mark.parametrize("build", ["correct", "finish"])
def test_it_stands_once_somebody_has_built_on_it(
    worker: StrictClient,
    amina: Amina,
    client_of: Callable[[User], StrictClient],
    municipality: Municipality,
    build: str,
) -> None:
    address = logged(worker, amina)
    other = client_of(municipality.caseworker2)
    if build == "correct":
        other.fill(address.replace("undo", "correct"), summary="Rätt", reason="Skrev fel")
    else:
        other.post(f"{amina.path}/tasks/{task().id}/done")
    undo(worker, address)
    assert contact().withdrawn_at is None


def test_it_is_undone_once(worker: StrictClient, amina: Amina) -> None:
    address = logged(worker, amina)
    undo(worker, address)
    assert undo(worker, address).status_code == 404
