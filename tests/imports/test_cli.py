"""The command does what the pages do: reads a list by its mapping, says what became of it, and takes it back."""

import json
from pathlib import Path

import click
import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from reception.access.actor import system
from reception.db.session import db
from reception.imports import cli
from reception.imports.models import ImportRun, ImportSource
from reception.imports.terms import ImportState
from reception.people import operations as people
from reception.people.models import Person
from reception.people.terms import KeyDateKind, Source
from tests.factories.people import make_person

ROWS = "Löpnr;Namn;Personnr;Mottagen\n1;Melnyk, Andrii;880119-9814;2026-03-04\n2;;;2026-03-04\n"


@pytest.fixture
def reception(app, municipality, monkeypatch, tmp_path):
    """`reception("people", "list.csv", …)`: the command on the test's own database; files are named by their text."""
    monkeypatch.setattr(cli, "create_app", lambda: app)
    monkeypatch.setattr(cli.working, "measure", lambda: None)
    (tmp_path / "list.csv").write_text(ROWS)

    def run(*arguments: str) -> Result:
        db.session.commit()
        given = [str(tmp_path / one) if one.endswith((".csv", ".xlsx")) else one for one in arguments]
        answer = CliRunner().invoke(cli.import_, given)
        db.session.expire_all()
        return answer

    return run


def told(answer: Result):
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def count(model) -> int:
    with system("test"):
        return db.session.scalar(sa.select(sa.func.count(model.id)).execution_options(permit="test"))


UNIT = ("--unit", "Integrationsenheten")


def test_a_dry_run_leaves_nothing_behind(reception):
    dry = told(reception("people", "list.csv", *UNIT, "--dry-run", "--json"))
    assert (dry["id"], dry["created"], dry["updated"], dry["unchanged"]) == (None, 1, 0, 0)
    assert [(fault["row"], fault["column"]) for fault in dry["rejected"]] == [(3, "Namn")]
    assert (count(ImportRun), count(Person)) == (0, 0)


def test_a_list_is_taken_in_once_and_taken_back(reception):
    first = told(reception("people", "list.csv", *UNIT, "--json"))
    again = told(reception("people", "list.csv", *UNIT, "--json"))
    assert (first["created"], again["created"], again["unchanged"]) == (1, 0, 1)
    assert sorted(first) == ["created", "id", "questions", "rejected", "unchanged", "updated"]
    assert count(Person) == 1
    assert told(reception("people", "--undo", again["id"], "--json"))["undone"]
    undone = told(reception("people", "--undo", first["id"].lower(), "--json"))
    assert undone == {"id": first["id"], "undone": True, "obstacles": []}
    assert count(Person) == 0


def test_an_undo_that_is_in_the_way_of_somebodys_work_is_refused(reception, acting, municipality):
    number = told(reception("people", "list.csv", *UNIT, "--json"))["id"]
    with system("test"):
        person = db.session.scalars(sa.select(Person).execution_options(permit="test")).one()
    with acting(municipality.manager):
        people.add_key_date(
            person, kind=KeyDateKind.SFI_STARTED, on_day=person.registered_at.date(), source=Source.PERSON
        )
        db.session.commit()
    refused = reception("people", "--undo", number, "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["obstacles"]
    assert count(Person) == 1


def test_a_mapping_is_named(reception, municipality):
    with system("test"):
        headers = {"people": {"namn": "name", "mottagen": ""}}
        db.session.add(ImportSource(unit_id=municipality.unit.id, name="Vår lista", headers=headers, workers={}))
        db.session.commit()
    told(reception("people", "list.csv", *UNIT, "--mapping", "vår lista", "--json"))
    run = db.session.scalars(sa.select(ImportRun)).one()
    assert (run.source.name, run.state, run.made_by_id) == ("Vår lista", ImportState.DONE, None)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("list.csv", "--undo", "7K3M-Q9"),
        ("--undo", "7K3M-Q9"),
        ("list.csv", "--unit", "Nowhere"),
        ("list.csv", *UNIT, "--mapping", "Nowhere"),
        ("list.csv", *UNIT, "--worker", "nobody@example.org"),
    ],
)
def test_wrong_usage_is_said(reception, arguments):
    refused = reception("people", *arguments)
    assert refused.exit_code == click.UsageError.exit_code, refused.output
    assert count(ImportRun) == 0


def test_work_that_breaks_off_leaves_the_unit_free(reception, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("reception.imports.operations.running._finish", lambda *_given: 1 / 0)
        assert isinstance(reception("people", "list.csv", *UNIT).exception, ZeroDivisionError)
    assert count(Person) == 0
    assert {run.state for run in db.session.scalars(sa.select(ImportRun))} == {ImportState.ABANDONED}
    assert told(reception("people", "list.csv", *UNIT, "--json"))["created"] == 1


def test_somebody_hidden_changes_nothing_in_what_is_told(reception, municipality):
    make_person(name="Andrii Melnyk", number="198801199814", protection="marking", unit=municipality.other_board_unit)
    shown = told(reception("people", "list.csv", *UNIT, "--json"))
    assert (shown["created"], shown["questions"]) == (1, [])
    assert count(Person) == 1


def test_the_empty_list_is_written(reception, tmp_path):
    assert reception("template", "mall.xlsx").exit_code == 0
    assert Path(tmp_path / "mall.xlsx").read_bytes().startswith(b"PK")
