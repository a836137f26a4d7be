"""`reception import homes` does what the pages do."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from reception.db.session import db
from reception.housing.models import Dwelling
from reception.imports import cli
from reception.imports.models import ImportRun
from reception.imports.rules.header_words import fields_of
from reception.imports.rules.headers import HOME_KINDS, find
from reception.imports.rules.homes.plan import plan
from reception.imports.rules.template import _document, workbook
from reception.imports.terms import ImportState, ImportTarget
from reception.organisations.models import Organisation
from reception.sheets.reading import read_workbook
from tests.imports.homes import HEADER, homes_list, rows_of
from tests.imports.test_template import TODAY

ROWS = "Adress;Lgh;Antal rum;Hyresvärd;Hyresgäst\nGatan 1;1102;3 rok;Värd AB;Ali\nGatan 2;1102;x;Värd AB;Omar\n;1;;;\n"


@pytest.fixture
def reception(app, municipality, monkeypatch, tmp_path):
    """`reception("homes", "list.csv", …)`: the command on the test's own database; files are named by their text."""
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


def test_a_dry_run_leaves_nothing_behind(reception):
    dry = told(reception("homes", "list.csv", "--dry-run", "--json"))
    assert (dry["id"], dry["created"], dry["updated"], dry["unchanged"]) == (None, 2, 0, 0)
    assert [(fault["row"], fault["column"]) for fault in dry["rejected"]] == [(4, "Adress")]
    assert dry["columns_of_people"] == [{"sheet": "list", "column": "Hyresgäst"}]
    assert [question["rows"] for question in dry["questions"]] == [[2, 3]]
    assert (rows_of(ImportRun), rows_of(Dwelling)) == ([], [])


def test_a_list_is_taken_in_once_and_taken_back(reception):
    first = told(reception("homes", "list.csv", "--add-landlords", "--json"))
    again = told(reception("homes", "list.csv", "--json"))
    assert (first["created"], first["questions"]) == (2, [])
    assert (again["created"], again["unchanged"]) == (0, 2)
    assert [one.name for one in rows_of(Organisation)] == ["Värd AB"]
    assert told(reception("homes", "--undo", again["id"], "--json"))["undone"]
    undone = told(reception("homes", "--undo", first["id"].lower(), "--json"))
    assert undone == {"id": first["id"], "undone": True, "obstacles": []}
    assert (rows_of(Dwelling), rows_of(Organisation)) == ([], [])
    assert {run.state for run in rows_of(ImportRun)} == {ImportState.UNDONE}


def test_what_became_of_it_is_told_in_words(reception):
    words = reception("homes", "list.csv").output
    for said in ("Skapade: 2.", "Rad 4, kolumn Adress:", "“Hyresgäst”", "reception import homes --undo"):
        assert said in words.replace("”Hyresgäst”", "“Hyresgäst”")


@pytest.mark.parametrize(
    "arguments", [(), ("list.csv", "--undo", "7K3M-Q9"), ("--undo", "7K3M-Q9"), ("list.csv", "--mapping", "?")]
)
def test_wrong_usage_is_said(reception, arguments):
    refused = reception("homes", *arguments)
    assert refused.exit_code == click.UsageError.exit_code, refused.output
    assert rows_of(ImportRun) == []


def test_a_list_of_people_is_not_taken_back_as_one_of_homes(reception):
    number = told(reception("homes", "list.csv", "--json"))["id"]
    assert reception("people", "--undo", number).exit_code == click.UsageError.exit_code
    assert len(rows_of(Dwelling)) == 2


def test_the_empty_list_is_written_and_understood(reception, tmp_path):
    assert reception("template", "mall.xlsx", "--homes").exit_code == 0
    content = Path(tmp_path / "mall.xlsx").read_bytes()
    assert content == workbook(ImportTarget.HOMES)
    layout = find(read_workbook(content, name="")[0], None, HOME_KINDS)
    assert {column.how for column in layout.understood} == {"known"}
    assert set(layout.columns) == set(_document()["homes"])
    assert set(fields_of("homes")) - set(layout.columns) == {"row_number", "north", "east"}


def test_the_examples_of_the_template_can_be_read_in():
    layout = find(read_workbook(workbook(ImportTarget.HOMES), name="")[0], None, HOME_KINDS)
    examples = [_document()["homes"][field][1] for field in layout.columns]
    result = plan(read_workbook(homes_list(examples, header=list(layout.titles.values())), name=""), today=TODAY)
    [[home]] = result.homes
    assert (result.rejected, home.remarks, home.label, home.rent) == ((), (), "Rum 1", 7450)


def test_every_usual_header_of_a_list_of_homes_is_known():
    layout = find(read_workbook(homes_list(["x"] * len(HEADER)), name="")[0], None, HOME_KINDS)
    assert layout.unknown == ()
