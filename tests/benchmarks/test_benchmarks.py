"""The benchmarks measure what they say: real pages of a real server, and faults are found when there are some."""

import uuid

import pytest

from benchmarks import report
from benchmarks.client import Answer, WrongAnswer
from benchmarks.copies import multiply
from benchmarks.data import CASEWORKER, installation, readable_folder
from benchmarks.kill import Cuts, findings
from benchmarks.load import loaded, lost
from benchmarks.raw import Raw
from benchmarks.run import run
from benchmarks.works import LIST, LOG, Known


@pytest.fixture(scope="module")
def small():
    """An installation of three hundred people on SQLite; PostgreSQL takes the same way."""
    with readable_folder() as folder, installation("sqlite", 300, folder) as made:
        yield made


@pytest.fixture
def database(small):
    """A bare connection to it."""
    with Raw(small.address) as connection:
        yield connection


def test_all_works_are_measured_and_told(small, tmp_path):
    measured = run(small, rounds=1, seconds=1.0)
    assert {work.timing.work.partition(":")[0] for work in measured.works} >= {LIST, LOG}
    assert all(work.timing.median > 0 and work.ratio > 0 for work in measured.works)
    assert min(measured.pages.values()) > 0
    assert measured.memory.serving > 10
    text = report.markdown([measured], report.versions("15"))
    assert f"| {LIST} | sqlite | 300 |" in text
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n")
    report.write_between(text, document)
    assert "old" not in document.read_text()
    assert document.read_text().startswith("before\n")
    assert document.read_text().endswith("\nafter\n")


def test_a_page_without_what_it_must_hold_does_not_count():
    page = Answer("GET /people", 200, "", "", "<h1>Something went wrong</h1>", 0.001)
    with pytest.raises(WrongAnswer, match="Amina"):
        page.must(hold=["Amina"])
    with pytest.raises(WrongAnswer):
        page.must(status=303)


def test_a_municipality_stands_three_times_with_numbers_of_its_own(database, tmp_path):
    database.do("VACUUM INTO %s", str(tmp_path / "copy.db"))
    people = database.column("SELECT count(*) FROM person")[0]
    with Raw(f"sqlite:///{tmp_path / 'copy.db'}") as large:
        multiply(large, 3)
        assert large.rows("SELECT count(*), count(DISTINCT number) FROM person") == [(3 * people, 3 * people)]
        assert large.rows("PRAGMA foreign_key_check") == []
        hers = "SELECT count(*) FROM casefile JOIN staff_user ON staff_user.id = worker_id WHERE email = %s"
        assert large.column(hers, CASEWORKER) == database.column(hers, CASEWORKER)
        strange = "SELECT count(*) FROM roster_place JOIN roster ON roster.id = roster_id WHERE"
        strange += " '.' || listed || '.' NOT LIKE '%.' || place_id || '%'"
        assert large.column(strange) == [0]


def test_writers_and_readers_at_once_lose_nothing(small):
    outcome = loaded(small, seconds=2.0, writers=2, readers=2)
    assert outcome.is_clean, [*outcome.faults, *outcome.lost]
    assert outcome.writes.count > 0
    assert outcome.reads.count > 0


def test_a_lost_write_is_found(database):
    assert lost(database, "run", ["run 1"]) == ["run 1"]


def test_a_power_cut_loses_nothing_that_was_acknowledged(small):
    cuts = Cuts(small)
    assert cuts.go(rounds=1, seconds=60.0) == 1
    assert cuts.acknowledged
    assert cuts.found == []


def test_what_is_half_there_is_found(database):
    run_of_test, known = f"half-{uuid.uuid4()}", Known.read(database)
    case_id = known.others[0][2]
    database.insert_contact(case_id, known.user_id, f"{run_of_test} 1")
    database.do(
        "INSERT INTO task (case_id, title, state, made_at, version) VALUES (%s, %s, 'open', '2026-11-22 10:00:00', 1)",
        case_id,
        f"Ring skolan {run_of_test}",
    )
    found = findings(database, run_of_test, [])
    assert [words.partition(" without ")[2] for words in found] == [
        "its next step",
        "its line in the log",
        "its contact",
    ]
