"""How connections are opened: what each database is told, and how SQLite's one writer is waited for.

docs/operations.md says the same for those who run an installation.
"""

import random
import sqlite3
import time
from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event

#: Connections that a process keeps open: one for each of a worker's threads. More are opened for a moment if needed.
KEPT: Final = 4
#: SQLite. `synchronous=FULL` is what makes a commit outlive a power cut; `secure_delete` writes zeros over what was
#: removed, so that no used ticket of a survey is read from the file; what is sorted for a moment stays in
#: memory. A larger cache and a mapped file were measured, made nothing quicker and cost memory.
PRAGMAS: Final = (
    "busy_timeout=10000",
    "foreign_keys=ON",
    "journal_mode=WAL",
    "secure_delete=ON",
    "synchronous=FULL",
    "temp_store=MEMORY",
)
#: How often the writer's turn is waited for, 10 seconds (`busy_timeout`) each: half a minute in all.
TURNS: Final = 3
#: PostgreSQL: so many statements a connection keeps prepared. A caseworker's pages make some 160 different ones.
PREPARED: Final = 300
#: PostgreSQL: nobody keeps rows locked who has gone away. In seconds.
IDLE_IN_TRANSACTION: Final = 300
#: PostgreSQL, while requests are answered: a page that takes longer than this has long been given up. In seconds.
LONGEST_STATEMENT: Final = 30


def engine_options(url: str) -> dict[str, Any]:
    """SQLAlchemy's options for a database of that address. What was to be written is no part of an error's message."""
    pool = {"pool_size": KEPT, "max_overflow": KEPT, "hide_parameters": True}
    return {**pool, "pool_pre_ping": True} if url.startswith("postgresql") else pool


def for_requests(engine: sa.Engine) -> None:
    """From now on this process answers requests: the connections that `engine` opens break off what takes too long."""
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _limit_statements)
        event.listen(engine, "connect", _keep_prepared)


def set_up(engine: sa.Engine, is_reading: Callable[[], bool]) -> None:
    """Let `engine` open connections that way. `is_reading` says whether the transaction that begins may only read."""
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _postgresql_settings)
        return
    event.listen(engine, "connect", _sqlite_pragmas)
    event.listen(engine, "begin", lambda connection: _sqlite_begin(connection, reading=is_reading()))


def _postgresql_settings(connection: Any, _record: object) -> None:
    """Milliseconds, as PostgreSQL counts them. psycopg prepares a statement on its fifth use by itself."""
    _set(connection, "idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION)


def _limit_statements(connection: Any, _record: object) -> None:
    _set(connection, "statement_timeout", LONGEST_STATEMENT)


def _keep_prepared(connection: Any, _record: object) -> None:
    """Let what is prepared outlive a rollback, as it does in PostgreSQL: a page that was only read ends with one.

    psycopg forgets every statement then, since what is rolled back may have dropped a table. So none was ever used
    five times in a row, and each page paid for all its plans. Requests drop no tables.
    """
    connection.prepared_max = PREPARED
    connection._prepared.clear = lambda: False  # psycopg has no setting for it


def _set(connection: Any, name: str, seconds: int) -> None:
    connection.execute(f"SET {name} = {1000 * seconds}")
    connection.commit()


def _sqlite_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin in _sqlite_begin, not in the driver
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begin(connection: sa.Connection, *, reading: bool) -> None:
    """Begin; a writer takes the lock now, and waits for its turn again when the first wait was in vain."""
    if reading:
        connection.exec_driver_sql("BEGIN")
        return
    for _turn in range(TURNS - 1):
        try:
            connection.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as refused:
            if not is_busy(refused):
                raise
            time.sleep(random.uniform(0.01, 0.1))  # noqa: S311 - so that two do not come back at once
        else:
            return
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def is_busy(refused: sqlite3.OperationalError) -> bool:
    """Whether somebody else holds the lock, in any of SQLite's ways to say so."""
    return refused.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
