"""Many at work on one path, and on the paths of one household, at the same moment: nobody fails, and nothing drifts."""

from datetime import timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.accounts.models import Unit, User
from reception.audit.log import record
from reception.cases import operations as case_operations
from reception.cases.models import Case
from reception.cases.terms import PauseReason
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.path import operations, projection
from reception.path.terms import MilestoneState
from reception.people import operations as people
from reception.people.models import Household, Person
from reception.people.operations import households
from reception.people.terms import HouseholdRole, KeyDateKind
from tests import installations
from tests.factories.people import make_person
from tests.path.test_no_drift import assert_no_drift, rows

ROUNDS = 4


@pytest.fixture
def at_once(standing):
    """`at_once(*works)`: all of them, side by side."""
    return partial(installations.at_once, standing)


@pytest.fixture
def units(standing, world):
    """The unit and its caseworker, in this session."""
    with standing.app_context(), system("test"):
        yield {"unit": db.session.get_one(Unit, world["unit"]), "worker": db.session.get_one(User, world["caseworker"])}
        db.session.rollback()


def get(model, row_id):
    return db.session.get_one(model, row_id, execution_options={"permit": "test"})


def case_of(person_id):
    query = sa.select(Case).where(Case.person_id == person_id).execution_options(permit="test")
    return db.session.scalars(query).one()


def newcomer(units, days=12000):
    person = make_person(birth=today() - timedelta(days=days), **units)
    return person.id


def tick(person_id, code):
    return lambda: operations.tick(case_of(person_id), code, state=MilestoneState.FULFILLED, on=today(), reason="x")


def pause(person_id):
    days = {"starts_on": today(), "ends_on": None}
    return lambda: case_operations.pause_path(case_of(person_id), reason=PauseReason.AWAY, **days)


def note_received(person_id):
    return lambda: people.add_key_date(get(Person, person_id), kind=KeyDateKind.RECEIVED, on_day=today())


def join(household_id, person_id):
    return lambda: households.join_household(
        get(Household, household_id), get(Person, person_id), role=HouseholdRole.OTHER, starts_on=today()
    )


def empty_household():
    with system("test"):
        household_id = households.start_household().id
        commit()
    return household_id


def test_several_write_about_one_case(units, at_once):
    for _round in range(ROUNDS):
        person_id = newcomer(units)
        projection.rebuild()
        codes = sorted({row[1] for row in rows().values()})[:4]
        at_once(*(tick(person_id, code) for code in codes), pause(person_id), note_received(person_id))
        assert_no_drift()


def test_several_write_about_one_household(units, at_once):
    """Each sees only what the others have committed: who joins last must count for those who joined first."""
    for _round in range(ROUNDS):
        ids = [newcomer(units), newcomer(units), newcomer(units, 3000), newcomer(units, 4000)]
        household_id = empty_household()
        at_once(*(join(household_id, person_id) for person_id in ids))
        assert_no_drift()
        at_once(*(note_received(person_id) for person_id in ids), *(tick(person_id, "area_home") for person_id in ids))
        assert_no_drift()


def test_a_list_that_marks_many_while_households_are_reckoned(units, at_once, monkeypatch):
    ids = [newcomer(units) for _person in range(12)]
    with system("test"):
        households.start_household_of(*((get(Person, one), HouseholdRole.OTHER, None) for one in ids[:6]))
        commit()
    projection.rebuild()

    def mark(order):
        def work():
            with system("test"):
                projection._mark(projection.open_cases_of(order))

        return work

    def touch(person_id):
        return lambda: record("test.touched", get(Person, person_id))

    for _round in range(ROUNDS):
        at_once(mark(ids), mark(ids[::-1]), *(touch(one) for one in ids[:4]), projection.reckon_stale)
        projection.reckon_stale()
        assert_no_drift()
