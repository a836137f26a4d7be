"""`reception path explain` and `path rebuild`, as somebody types them; and the example of the handbook."""

import json
import re
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import today
from reception.path.cli import path, reckoning
from reception.people.models import KeyDate, PermitGround
from reception.people.terms import Ground, KeyDateKind, ReceptionRoute
from reception.resources import PACKAGE
from tests.factories.people import make_person


@pytest.fixture
def type_in(app, monkeypatch):
    """`type_in("explain", number)`: the command's result, on the database of the test."""
    monkeypatch.setattr(reckoning, "create_app", lambda: app)
    return lambda *words: CliRunner().invoke(path, words)


@pytest.fixture
def newcomer(municipality):
    person = make_person(
        name="Amina Yusuf", birth=date(1990, 5, 3), unit=municipality.unit, worker=municipality.caseworker
    )
    person.route = ReceptionRoute.ASSIGNED
    permit = PermitGround(person_id=person.id, ground=Ground.REFUGEE, starts_on=today() - timedelta(days=60))
    assigned = KeyDate(person_id=person.id, kind=KeyDateKind.ASSIGNED, on_day=today() - timedelta(days=20))
    db.session.add_all([permit, assigned])
    db.session.flush()
    return person


def test_each_milestone_and_right_is_told_with_its_reason(type_in, newcomer):
    told = json.loads(type_in("explain", newcomer.number, "--json").output)
    home = next(one for one in told["milestones"] if one["code"] == "settlement")
    assert home.keys() >= {"code", "phase", "state", "due", "owner", "rule", "source"}
    assert home["state"] == "open"
    assert date.fromisoformat(home["due"]) > today()
    assert "2016:38" in home["source"]
    assert all(one["source"] and one["rule"] for one in told["milestones"])
    sfi = next(one for one in told["rights"] if one["code"] == "sfi")
    assert sfi.keys() >= {"code", "answer", "until", "because", "source"}
    assert sfi["answer"] in {"yes", "until", "no", "unknown"}


def test_it_prints_what_the_page_says(type_in, newcomer, municipality, client_of):
    told = json.loads(type_in("explain", newcomer.number, "--json").output)
    page = client_of(municipality.caseworker).get(f"/people/{newcomer.number}/path?steps=all").words
    titles = type_in("explain", newcomer.number).output
    for one in told["milestones"]:
        if one["due"] and one["state"] == "open":
            assert one["due"] in page
    assert "Home in the municipality" in titles
    assert "Home in the municipality" in page


def test_a_case_number_and_another_day_do_as_well(type_in, newcomer):
    query = sa.select(Case.number).where(Case.person_id == newcomer.id).execution_options(permit="test")
    number = db.session.scalars(query).one()
    later = today() + timedelta(days=100)
    told = json.loads(type_in("explain", number.lower(), "--on", later.isoformat(), "--json").output)
    assert told["on"] == later.isoformat()
    assert next(one["state"] for one in told["milestones"] if one["code"] == "settlement") == "overdue"


def test_a_number_that_nobody_has_is_told_and_nothing_is_written(type_in, newcomer):
    answer = type_in("explain", "0000-00")
    assert answer.exit_code == 1
    assert "There is no case of that number." in answer.output


def test_the_rebuild_says_how_many(type_in, newcomer):
    assert json.loads(type_in("rebuild", "--json").output)["cases"] == 1


def test_the_example_of_the_handbook_is_accepted(tmp_path, monkeypatch):
    monkeypatch.setenv("RECEPTION_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("RECEPTION_PRODUCTION", raising=False)
    text = (PACKAGE.parent / "docs" / "operations.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert example is not None
    (tmp_path / "exempelby.toml").write_text(example[1], encoding="utf-8")
    answer = CliRunner().invoke(path, ["check", str(tmp_path / "exempelby.toml")])
    assert answer.exit_code == 0, answer.output
