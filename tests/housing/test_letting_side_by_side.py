"""Two let one home at the same moment, in threads of their own: exactly one gets it, on both databases."""

import itertools
from datetime import date, timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.housing.models import Contract
from reception.housing.operations import contracts
from reception.housing.terms import Tenure
from tests import installations
from tests.conftest import ENGINES
from tests.factories.homes import make_home
from tests.factories.people import make_person
from tests.installations import installation

FIRST = date(2026, 3, 1)
ROUNDS = 5
_numbers = itertools.count(1)


@pytest.fixture(scope="module", params=ENGINES)
def standing(request, tmp_path_factory):
    """An installation of its own, where everything is committed."""
    with installation(request.param, tmp_path_factory.mktemp(f"letting_{request.param}")) as app:
        yield app


@pytest.fixture
def at_once(standing):
    """`at_once(*works)`: "let" or why it was refused, of each."""
    return partial(installations.at_once, standing, done="let", told={contracts.Refused: installations.stopping})


def let(unit_id, person_id, first=FIRST, days=365):
    return lambda: contracts.let(
        tenure=Tenure.MUNICIPAL, unit_id=unit_id, people=[(person_id, True)], first_on=first,
        last_on=first + timedelta(days=days), author_id=None,
    )  # fmt: skip


def street_of_its_own():
    """An address that no other test has taken: everything here stays."""
    return f"Storgatan {next(_numbers)}"


@pytest.fixture
def ids(standing):
    """(the whole home, its first room, its second room), and two people."""
    with standing.app_context():
        units = [unit.id for unit in make_home(street_of_its_own(), parts=[("1", 2), ("2", 2)]).units]
        people = [make_person(name=name).id for name in ("Amina", "Bilal")]
        db.session.remove()
    return units, people


def number_of_contracts(standing, unit_ids):
    with standing.app_context():
        query = sa.select(sa.func.count(Contract.id)).where(Contract.unit_id.in_(unit_ids))
        return db.session.scalar(query.execution_options(permit="test"))


@pytest.mark.parametrize("units", [(0, 0), (0, 1)], ids=["the same unit", "the whole home and a room of it"])
def test_of_two_who_let_one_home_at_once_one_is_refused(standing, at_once, ids, units):
    unit_ids, people = ids
    for turn in range(ROUNDS):
        first = FIRST + timedelta(days=1000 * turn)
        works = [let(unit_ids[unit], person, first) for unit, person in zip(units, people, strict=True)]
        assert at_once(*works) == ["let", "unit-taken"]
    assert number_of_contracts(standing, unit_ids) == ROUNDS


def test_two_rooms_of_one_home_are_both_let(standing, at_once, ids):
    (_whole, one, other), people = ids
    assert at_once(let(one, people[0]), let(other, people[1])) == ["let", "let"]


def test_one_lets_the_days_that_another_adds_to_a_contract(standing, at_once, ids):
    (whole, *_rooms), people = ids
    assert at_once(let(whole, people[0])) == ["let"]
    with standing.app_context():
        contract_id = db.session.scalar(
            sa.select(Contract.id).where(Contract.unit_id == whole).execution_options(permit="test")
        )

    def extend():
        contract = db.session.get_one(Contract, contract_id, execution_options={"permit": "test"})
        contracts.extend(contract, FIRST + timedelta(days=700))

    assert at_once(let(whole, people[1], FIRST + timedelta(days=366)), extend) == ["let", "unit-taken"]
