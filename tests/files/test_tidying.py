"""Files without a row, and rows without their file."""

import json
import logging
import os

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from reception.access.actor import system
from reception.db.session import commit, db
from reception.files import tidying
from reception.files.checking import checked
from reception.files.cli import files
from reception.files.jobs import look_after_files
from reception.files.store import store
from reception.people import operations
from reception.people.models import Document
from reception.people.terms.papers import DocumentKind
from tests.factories.people import make_person
from tests.files import making


@pytest.fixture
def document(municipality):
    """A paper with its file; the store holds nothing else."""
    for name in list(store().names()):
        store().remove(name)
    person = make_person(unit=municipality.unit)
    with system("test"):
        made = operations.add_document(
            person, unit_id=municipality.unit.id, kind=DocumentKind.CV, file=checked(making.pdf(), "cv.pdf")
        )
        commit()
    return made


def path_of(name):
    return store().folder / name[:2] / name


def findings(**options):
    with system("test"):
        return tidying.findings(**options)


def age(name):
    """Let a file be older than any request."""
    os.utime(path_of(name), (0, 0))
    return name


def test_all_is_well_where_each_row_has_its_file_and_each_file_its_row(document):
    age(document.stored)
    assert findings(reading=True).is_well
    assert look_after_files() == 0
    assert path_of(document.stored).is_file()


def test_a_file_without_a_row_is_removed_once_no_request_can_be_writing_its_row(document):
    young, old = store().keep([b"a"]), age(store().keep([b"b"]))
    assert findings().orphans == [old]
    assert look_after_files() == 1
    assert not path_of(old).exists()
    assert path_of(young).is_file()
    assert path_of(document.stored).is_file()


def test_the_file_of_a_row_that_is_gone_is_removed(document):
    stored = age(document.stored)
    with system("test"):
        db.session.execute(sa.delete(Document).where(Document.id == document.id))
        db.session.commit()
    assert look_after_files() == 1
    assert not path_of(stored).exists()


def test_a_row_without_its_file_is_said_by_number_and_by_no_name(document, caplog):
    path_of(document.stored).unlink()
    caplog.set_level(logging.WARNING)
    assert look_after_files() == 0
    assert "1 documents have lost their file" in caplog.text
    assert findings().missing == [f"document {document.number}"]


def test_a_changed_file_is_found_by_reading_it(document):
    path = path_of(document.stored)
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))  # another byte than it was, whichever that is
    assert findings().is_well
    assert findings(reading=True).unreadable == [f"document {document.number}"]


def test_a_database_that_knows_none_of_many_files_has_none_of_them_removed(document, caplog):
    many = [age(store().keep([b"a"])) for _file in range(tidying.MOST_SWEPT + 1)]
    caplog.set_level(logging.WARNING)
    assert look_after_files() == 0
    assert all(path_of(name).is_file() for name in many)
    assert "is no crash" in caplog.text


def test_a_disk_that_is_away_ends_nothing(document, monkeypatch, caplog):
    def away(*_args, **_options):
        raise PermissionError("/srv/secret/place")

    monkeypatch.setattr(tidying, "findings", away)
    assert look_after_files() == 0
    assert "PermissionError" in caplog.text
    assert "secret" not in caplog.text


@pytest.fixture
def run(app, monkeypatch):
    """Run the command on the application of the test: (exit code, what it says)."""
    monkeypatch.setattr("reception.files.cli.create_app", lambda: app)

    def call(*arguments):
        result = CliRunner().invoke(files, ["check", *arguments])
        return result.exit_code, result.output

    return call


def test_the_command_ends_with_one_while_there_is_something_to_see_to(document, run):
    assert run("--read")[0] == 0
    orphan = age(store().keep([b"a"]))
    code, said = run()
    assert (code, orphan in said) == (1, True)
    assert path_of(orphan).is_file()
    assert run("--remove")[0] == 0
    assert not path_of(orphan).exists()
    path_of(document.stored).unlink()
    code, said = run("--json")
    assert code == 1
    assert json.loads(said)["missing"] == [f"document {document.number}"]
