"""Where statistics are counted: in a copy of the database, so that nobody at work waits for them, or in the same one.

`RECEPTION_STATISTICS_DATABASE_URL` names the copy: a read-only replica that the database itself keeps up to date.
"""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from flask import current_app

from reception.db import connections
from reception.db.session import db

_KEY = "reception.statistics"


def counted(statement: sa.Select[*tuple[Any, ...]]) -> Sequence[Any]:
    """The rows of a statement that a permit has marked, from the copy if there is one."""
    if "permit" not in statement.get_execution_options():
        raise LookupError("a statement of statistics is executed within a permit")
    engine = _engine()
    if engine is None:
        return _rows(db.session.connection(), lambda: db.session.execute(statement).all())
    with engine.connect() as connection:
        return _rows(connection, lambda: connection.execute(statement).all())


def _rows(connection: sa.Connection, ask: Callable[[], Sequence[Any]]) -> Sequence[Any]:
    """A count reads everything. PostgreSQL guesses that next to nothing comes of a GROUP BY with a condition, and would
    look the rest up row by row: it is told to join whole tables, for this statement alone.
    """
    if connection.dialect.name != "postgresql":
        return ask()
    connection.exec_driver_sql("SET LOCAL enable_nestloop = off")
    rows = ask()
    connection.exec_driver_sql("SET LOCAL enable_nestloop = DEFAULT")
    return rows


def _engine() -> sa.Engine | None:
    """The copy's, opened once by each process."""
    url = current_app.config.get("STATISTICS_DATABASE_URI")
    if url is None:
        return None
    if _KEY not in current_app.extensions:
        engine = sa.create_engine(url, **connections.engine_options(url))
        connections.set_up(engine, lambda: True)
        current_app.extensions[_KEY] = engine.execution_options(postgresql_readonly=True)
    kept: sa.Engine = current_app.extensions[_KEY]
    return kept
