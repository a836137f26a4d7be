"""Two at the school do the same thing at the same moment, in threads of their own, on both databases."""

import itertools
import threading
from contextlib import suppress
from datetime import date
from functools import partial

import pytest
import sqlalchemy as sa

from reception.db.session import db
from reception.education.models import Application, Place, Pupil, StudyGroup
from reception.education.operations.groups import places as placing
from reception.education.operations.pupils import enter_pupil
from reception.education.operations.pupils.applications import apply
from reception.education.terms.pupils import Programme
from reception.reckoning.remarks import Refused
from reception.web.free_number import free_number
from tests import installations
from tests.conftest import ENGINES
from tests.factories.education import make_group, make_pupil
from tests.factories.people import make_person
from tests.installations import installation

FIRST = date(2026, 8, 17)
_numbers = itertools.count(1)


@pytest.fixture(scope="module", params=ENGINES)
def standing(request, tmp_path_factory):
    """An installation of its own, where everything is committed."""
    with installation(request.param, tmp_path_factory.mktemp(f"school_{request.param}")) as app:
        yield app


@pytest.fixture
def at_once(standing):
    """`at_once(*works)`: "done" or why it was refused, of each."""
    return partial(installations.at_once, standing, told={Refused: installations.stopping})


def one_of(model, row_id):
    return db.session.get_one(model, row_id, execution_options={"permit": "test"})


@pytest.fixture
def ids(standing):
    """A school, somebody who is no pupil yet, a pupil, and a group with one place."""
    number = next(_numbers)
    with standing.app_context():
        unit = installations.make_board(f"Skolan {number}")
        person = make_person(name=f"Ny {number}")
        pupils = [make_pupil(make_person(name=f"Elev {number} {one}"), unit=unit).id for one in range(2)]
        group = make_group(f"C {number}", unit=unit, capacity=1)
        found = unit.id, person.id, pupils, group.id
        db.session.remove()
    return found


def count(standing, model, *conditions):
    with standing.app_context():
        query = sa.select(sa.func.count(model.id)).where(*conditions)
        return db.session.scalar(query.execution_options(permit="test"))


def test_of_several_who_register_one_person_each_gets_the_same_file(standing, at_once, ids, monkeypatch):
    unit_id, person_id, _pupils, _group = ids
    both = threading.Barrier(4)

    def when_all_have_looked(model, permit):
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=1)
        return free_number(model, permit)

    monkeypatch.setattr("reception.education.operations.pupils.free_number", when_all_have_looked)

    def registers():
        apply(enter_pupil(person_id, unit_id, by_id=None), Programme.SFI, FIRST, by_id=None)

    outcome = at_once(*[registers] * 4)
    assert outcome.count("done") == 1
    assert len(set(outcome)) == 2
    assert count(standing, Pupil, Pupil.person_id == person_id) == 1
    assert count(standing, Application, Application.pupil.has(Pupil.person_id == person_id)) == 1


def test_of_two_applications_at_once_one_is_refused(standing, at_once, ids):
    pupil_id = ids[2][0]

    def applies():
        apply(one_of(Pupil, pupil_id), Programme.SFI, FIRST, by_id=None)

    outcome = at_once(applies, applies)
    assert outcome.count("done") == 1
    assert count(standing, Application, Application.pupil_id == pupil_id) == 1


def test_a_pupil_gets_one_place_and_the_last_place_is_known_to_be_taken(standing, at_once, ids):
    _unit, _person, pupils, group_id = ids
    warned = []

    def gives(pupil_id):
        def work():
            _place, remarks = placing.give_place(
                one_of(StudyGroup, group_id), one_of(Pupil, pupil_id), FIRST, by_id=None
            )
            warned.extend(remark.code for remark in remarks)

        return work

    assert at_once(*map(gives, pupils)) == ["done", "done"]
    assert warned == ["group-full"]
    assert at_once(gives(pupils[0]), gives(pupils[0])) == ["place-overlaps"] * 2
    assert count(standing, Place, Place.group_id == group_id) == 2
