"""How connections are opened: what each database is told, and how the one writer of SQLite is waited for."""

import sqlite3
import threading
import time

import pytest
import sqlalchemy as sa

from reception.db import connections
from reception.db.session import answer_requests, db, own_connections


@pytest.fixture
def engine_of_a_file(tmp_path):
    """An engine on a SQLite file of its own, whose transactions all write; nobody waits long."""
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'own.db'}", connect_args={"check_same_thread": False})
    connections.set_up(engine, lambda: False)
    yield engine
    engine.dispose()


def told(engine, pragma):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()


def test_a_commit_on_sqlite_outlives_a_power_cut_and_readers_do_not_wait_for_the_writer(engine_of_a_file):
    assert told(engine_of_a_file, "synchronous") == 2
    assert told(engine_of_a_file, "journal_mode") == "wal"
    assert told(engine_of_a_file, "foreign_keys") == 1
    assert told(engine_of_a_file, "busy_timeout") == 10_000


def test_whoever_waited_in_vain_for_the_writer_tries_again_and_nobody_sees_it(engine_of_a_file, tmp_path, monkeypatch):
    monkeypatch.setattr(connections, "PRAGMAS", ("busy_timeout=20",))
    with engine_of_a_file.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE noted (text TEXT)")
    other = sqlite3.connect(tmp_path / "own.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    waiting = threading.Timer(0.03, other.execute, ["COMMIT"])
    waiting.start()
    with engine_of_a_file.begin() as connection:
        connection.exec_driver_sql("INSERT INTO noted VALUES ('kept')")
    waiting.join()
    assert other.execute("SELECT text FROM noted").fetchall() == [("kept",)]
    other.close()


def test_a_writer_that_never_ends_is_told_of_at_last(engine_of_a_file, tmp_path, monkeypatch):
    monkeypatch.setattr(connections, "PRAGMAS", ("busy_timeout=1",))
    other = sqlite3.connect(tmp_path / "own.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with pytest.raises(sa.exc.OperationalError, match="locked"), engine_of_a_file.begin():
        pass
    assert time.monotonic() - started >= 0.01 * (connections.TURNS - 1)
    other.close()


def test_what_is_wrong_otherwise_is_not_tried_again():
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    assert not connections.is_busy(error)
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    assert connections.is_busy(error)


def test_there_is_a_connection_for_each_thread_of_a_worker():
    assert connections.engine_options("postgresql+psycopg://…")["pool_size"] == 4
    assert connections.engine_options("sqlite:///…")["pool_size"] == 4


def test_an_error_of_the_database_does_not_quote_what_was_to_be_written(app):
    with pytest.raises(sa.exc.DBAPIError) as failed:
        db.session.execute(sa.text("SELECT * FROM no_such_table WHERE name = :name"), {"name": "Hemlig Kanarie"})
    assert "Kanarie" not in str(failed.value)
    db.session.rollback()


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
def test_a_worker_of_the_server_breaks_off_what_takes_too_long_and_other_programs_do_not(app):
    assert shown("statement_timeout") == "0"
    assert shown("idle_in_transaction_session_timeout") == "5min"
    assert shown("statement_timeout", connections.for_requests) == "30s"


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
def test_what_is_forked_beside_the_workers_has_all_the_time_it_needs(app, monkeypatch):
    """Lists of ten thousand rows are taken in by the program that attends to jobs."""
    limited = []
    monkeypatch.setattr(connections, "for_requests", limited.append)
    monkeypatch.setattr(type(db.engine), "dispose", lambda *_self, **_options: None)
    own_connections()
    assert limited == []
    answer_requests()
    assert limited == [db.engine]


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
def test_a_statement_that_comes_again_and_again_is_prepared(app):
    engine = sa.create_engine(db.engine.url)
    with engine.connect() as connection:
        for number in range(8):
            connection.execute(sa.select(sa.literal(number) + sa.literal(1)))
        prepared = connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements").scalar_one()
    engine.dispose()
    assert prepared >= 1


def shown(setting, *more):
    """What a connection that is opened now is told; `more` is done to the engine first."""
    engine = sa.create_engine(db.engine.url)
    connections.set_up(engine, lambda: False)
    for one in more:
        one(engine)
    with engine.connect() as connection:
        value = connection.exec_driver_sql(f"SHOW {setting}").scalar_one()
    engine.dispose()
    return value
