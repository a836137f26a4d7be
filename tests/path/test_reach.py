"""Whose path it is: who works in two units meets the own case, and whoever is protected later leaves every list."""

from collections.abc import Callable
from datetime import date

import pytest

from reception.access.actor import system
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment
from reception.audit.log import record
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.overview.queries.numbers import day_numbers
from reception.path import projection
from reception.people import operations as people
from reception.people.models import Person
from reception.people.terms import Protection
from tests.clients import StrictClient
from tests.factories.municipality import SINCE, Municipality
from tests.factories.people import make_case
from tests.path.paths import make_newcomer, marks, path_of

ClientOf = Callable[..., StrictClient]


@pytest.fixture
def newcomer(municipality: Municipality) -> Person:
    """Received long ago, so that much is late; her path was begun then."""
    person = make_newcomer(municipality, received=date(2026, 9, 1))
    with system("test"):
        from reception.path.models import CasePath  # noqa: PLC0415 - beside its one use

        db.session.execute(CasePath.__table__.update().values(begun_on=date(2026, 8, 1)))
        projection.rebuild()
        commit()
    return person


def test_who_works_in_two_units_ticks_in_the_own_case(
    municipality: Municipality, newcomer: Person, client_of: ClientOf
) -> None:
    worker = municipality.caseworker
    with system("test"):
        db.session.add(
            RoleAssignment(user_id=worker.id, unit_id=municipality.other_unit.id, role=Role.CASEWORKER, starts_on=SINCE)
        )
        record("test.duty")
        newer = make_case(
            newcomer, unit=municipality.other_unit, worker=municipality.other_unit_caseworker,
            opened_on=date(2026, 11, 1),
        )  # fmt: skip
        newer_id = newer.id
        commit()
    answer = client_of(worker).fill(f"{path_of(newcomer)}/steps/settlement", state="fulfilled", reason="Nycklar.")
    assert answer.status_code == 303
    assert [mark.case_id == newer_id for mark in marks()] == [False]


def test_whoever_is_protected_later_leaves_every_list_and_number(
    municipality: Municipality, newcomer: Person, client_of: ClientOf, acting: Callable[..., object]
) -> None:
    manager = client_of(municipality.manager)
    manager.budget = 40
    before = manager.get("/unit/overdue")
    assert newcomer.shown_name in before.words
    with system("test"):
        people.protect(newcomer, Protection.MARKING, [municipality.caseworker.id])
        commit()
    number = newcomer.number
    for path in ("/", "/unit", "/unit/overdue", "/unit/overdue/weekly-list", "/unit/follow-ups", "/unit/transfers"):
        page = manager.get(path).get_data(as_text=True)
        assert "Amina" not in page, path
        assert number not in page, path
    assert "Nothing" in manager.get("/unit/overdue").words
    for rest in ("", "/rights", "/steps/settlement", "/template", "/facts/mentor_offered"):
        assert manager.get(f"{path_of(newcomer)}{rest}").status_code == 404, rest
    with acting(municipality.manager) as actor:
        assert not day_numbers(actor, today()).says_something
    named = client_of(municipality.caseworker)
    named.budget = 40
    assert named.get(path_of(newcomer)).status_code == 200
    assert "Amina" not in named.get("/").words
