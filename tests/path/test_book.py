"""The rulebook that runs: files that come, change and break while it does."""

import logging
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from reception.path import book as books
from reception.path.book import AlreadyThere, Shelf, current, shelf_of
from reception.path.rules.reading import standard_book
from reception.path.rules.templates import template_for
from tests.path.test_templates import STEP, own


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """An empty shelf that looks at its files each time."""
    monkeypatch.setattr(books, "LOOK_EVERY", 0.0)
    return Shelf(tmp_path / "path")


def write(shelf, name, text):
    """A file that somebody copies there by hand."""
    shelf.folder.mkdir(exist_ok=True)
    (shelf.folder / name).write_text(text, encoding="utf-8")


def told(caplog):
    """The lines of the log."""
    return [record.getMessage() for record in caplog.records]


def test_without_files_the_programs_definitions_run(shelf):
    assert shelf.book() is standard_book()


def test_the_running_application_has_its_municipalitys_templates(app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "DATA_DIR", tmp_path)
    shelf_of(tmp_path).put("local", 1, own())
    assert template_for(current(), None).code == "local"


def test_a_file_that_comes_is_read_without_a_restart(shelf):
    shelf.book()
    shelf.put("local", 1, own())
    assert template_for(shelf.book(), None).code == "local"
    shelf.put("local", 2, own(version=2))
    assert {("local", 1), ("local", 2)} <= set(shelf.book().editions)


def test_the_files_are_looked_at_once_in_a_while(shelf, monkeypatch):
    monkeypatch.setattr(books, "LOOK_EVERY", 3600.0)
    shelf.book()
    write(shelf, "local-1.toml", own())
    assert "local" not in shelf.book().templates


def test_files_that_have_not_changed_are_not_read_again(shelf):
    shelf.put("local", 1, own())
    assert shelf.book() is shelf.book()


@pytest.mark.parametrize("bad", ["code = = 3", own("other", extends='extends = "nothing"'), own("national")])
def test_what_runs_stays_when_a_bad_file_comes_and_the_log_says_so_once(shelf, caplog, bad):
    shelf.put("local", 1, own())
    before = shelf.book()
    write(shelf, "bad.toml", bad)
    with caplog.at_level(logging.ERROR):
        assert [shelf.book() for _time in range(3)] == [before] * 3
    lines = told(caplog)
    assert any("path/bad.toml:" in line for line in lines), lines
    assert sum("those that ran before stay" in line for line in lines) == 1


def test_a_bad_file_that_is_put_right_runs(shelf):
    write(shelf, "local-1.toml", "bad")
    shelf.book()
    write(shelf, "local-1.toml", own())
    assert "local" in shelf.book().templates


def test_at_the_start_what_can_be_read_runs_and_the_log_names_the_rest(shelf, caplog):
    shelf.put("local", 1, own())
    write(shelf, "bad.toml", own("bad", extends='extends = "nothing"'))
    write(shelf, "upon.toml", own("upon", extends='extends = "bad"'))
    (shelf.folder / "latin.toml").write_bytes(b"\xff\xfe")
    with caplog.at_level(logging.ERROR):
        book = shelf.book()
    assert set(book.templates) - set(standard_book().templates) == {"local"}
    for place in ("path/bad.toml:6:", "path/latin.toml:0:"):
        assert any(place in line for line in told(caplog))


def test_at_the_start_with_nothing_but_bad_files_the_program_runs(shelf, caplog):
    write(shelf, "bad.toml", "code = = 3")
    with caplog.at_level(logging.ERROR):
        assert set(shelf.book().templates) == set(standard_book().templates)
    assert any("path/bad.toml:1: This is not TOML" in line for line in told(caplog))


def test_a_folder_that_is_none_leaves_the_program_running(shelf, caplog):
    shelf.folder.write_text("a file in its place")
    with caplog.at_level(logging.ERROR):
        assert set(shelf.book().templates) == set(standard_book().templates)
    assert told(caplog)


def test_a_version_is_never_overwritten_and_is_its_owners_alone(shelf):
    target = shelf.put("local", 1, own())
    with pytest.raises(AlreadyThere):
        shelf.put("local", 1, own(steps=STEP.format(code="other", more="")))
    assert target.read_text(encoding="utf-8") == own()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700
    assert [file.name for file in shelf.folder.iterdir()] == ["local-1.toml"]


def test_threads_that_ask_at_once_get_one_book(shelf):
    shelf.put("local", 1, own())
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _number: shelf.book(), range(64)))
    assert all(one is found[0] for one in found)
