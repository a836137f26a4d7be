"""Two write of one employer at the same moment, in threads of their own, on both databases."""

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from reception.access.actor import system
from reception.db.session import db
from reception.organisations.models import Organisation
from reception.reckoning.remarks import Refused
from reception.work.models import Employer, Opening
from reception.work.operations import employers, openings
from reception.work.queries.register import details_of
from reception.work.terms.employers import OpeningKind
from tests import installations
from tests.conftest import ENGINES
from tests.factories.work import make_employer
from tests.installations import installation
from tests.work.register import day

_numbers = itertools.count(1)


@pytest.fixture(scope="module", params=ENGINES)
def standing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An installation of its own, where everything is committed."""
    with installation(request.param, tmp_path_factory.mktemp(f"employers_{request.param}")) as app:
        yield app


@pytest.fixture
def at_once(standing: Flask) -> Callable[..., list[str]]:
    """`at_once(*works)`: "done" or why it was refused, of each."""
    return partial(installations.at_once, standing, told={Refused: installations.stopping})


@pytest.fixture
def employer_id(standing: Flask) -> int:
    """An employer of which nothing more is known."""
    with standing.app_context():
        made = make_employer(f"Bagaren {next(_numbers)}").id
        db.session.remove()
    return made


def named(employer_id: int) -> Organisation:
    return db.session.get_one(Organisation, employer_id, execution_options={"permit": "test"})


def kept(standing: Flask, model: Any, employer_id: int) -> list[Any]:
    with standing.app_context(), system("test"):
        query = sa.select(model).where(model.organisation_id == employer_id)
        return list(db.session.scalars(query.execution_options(permit="test")))


def test_two_hear_of_an_employer_for_the_first_time(
    standing: Flask, at_once: Callable[..., list[str]], employer_id: int
) -> None:
    days = (day(-3), day(0), day(-9))
    works = [lambda on=on: employers.hear(named(employer_id), on) for on in days]
    assert at_once(*works) == ["done"] * 3
    (row,) = kept(standing, Employer, employer_id)
    assert row.confirmed_on == day(0)


def test_of_two_who_write_the_first_that_is_known_one_is_told(
    standing: Flask, at_once: Callable[..., list[str]], employer_id: int
) -> None:
    def change(note: str) -> None:
        employers.change_details(named(employer_id), None, branch=None, is_municipal=False, note=note)

    assert at_once(lambda: change("A"), lambda: change("B")) == ["done", "written-meanwhile"]
    (row,) = kept(standing, Employer, employer_id)
    assert row.note in {"A", "B"}


def test_an_employer_is_closed_while_places_are_noted(
    standing: Flask, at_once: Callable[..., list[str]], employer_id: int
) -> None:
    def add() -> None:
        openings.add_opening(named(employer_id), kind=OpeningKind.JOB, title="Bagare", places=1, languages="")

    answers = at_once(add, lambda: employers.close_employer(named(employer_id)))
    assert answers in (["done", "done"], ["done", "employer-closed"])
    assert len(kept(standing, Opening, employer_id)) == answers.count("done") - 1


def test_a_contact_and_a_button_tell_the_same_day(
    standing: Flask, at_once: Callable[..., list[str]], employer_id: int
) -> None:
    with standing.app_context(), system("test"):
        employers.hear(named(employer_id), day(-200))
        db.session.commit()

    def note() -> None:
        said = {"channel": "phone", "text": "De ringer.", "contact_person_id": None, "next_on": None}
        employers.note_contact(named(employer_id), on=day(-2), **said)

    assert at_once(note, lambda: employers.hear(named(employer_id), day(0))) == ["done", "done"]
    with standing.app_context(), system("test"):
        assert details_of(employer_id).confirmed_on == day(0)
