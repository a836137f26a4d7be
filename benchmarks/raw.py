"""The same questions written by hand over a bare connection: no framework, no rights, no log. Half of every floor."""

import sqlite3
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import psycopg

#: In the product's own order of a unit's open cases.
LIST = """
    SELECT casefile.number, person.number, person.shown_name, person.birth_on, staff_user.name, casefile.active_on
    FROM casefile
    JOIN person ON person.id = casefile.person_id
    LEFT JOIN staff_user ON staff_user.id = casefile.worker_id
    WHERE casefile.state = 'open' AND casefile.unit_id = %s AND (person.protection = 'none' OR person.id IN
        (SELECT person_id FROM named_access WHERE user_id = %s))
    ORDER BY casefile.sort_key, casefile.id LIMIT 50 OFFSET %s"""
SEARCH = """
    SELECT id, number, shown_name, birth_on FROM person
    WHERE lower(shown_name) LIKE %s ORDER BY sort_key, id LIMIT 50"""
CASE = """
    SELECT casefile.number, person.shown_name, person.birth_on, unit.name
    FROM casefile JOIN person ON person.id = casefile.person_id JOIN unit ON unit.id = casefile.unit_id
    WHERE casefile.number = %s"""
CONTACTS = """
    SELECT contact.at, contact.channel, contact.summary, staff_user.name
    FROM contact JOIN casefile ON casefile.id = contact.case_id LEFT JOIN staff_user ON staff_user.id = author_id
    WHERE casefile.number = %s AND withdrawn_at IS NULL ORDER BY at DESC LIMIT 50"""
INSERT = """
    INSERT INTO contact (case_id, at, channel, state, summary, interpreter, author_id, logged_at, version)
    VALUES (%s, %s, 'phone', 'held', %s, 'none', %s, %s, 1)"""
#: What a contact says that only the floor wrote; it is taken away afterwards.
FLOOR_MARK = "floor"


class Raw:
    """One bare connection; each statement is its own transaction, committed to the disk."""

    def __init__(self, address: str) -> None:
        self.is_sqlite = address.startswith("sqlite")
        self._connection: Any = _sqlite(address) if self.is_sqlite else _postgresql(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """What a SELECT answers; placeholders are `%s`."""
        return list(self._execute(statement, values).fetchall())

    def column(self, statement: str, *values: object) -> list[Any]:
        """Its first column."""
        return [row[0] for row in self.rows(statement, *values)]

    def do(self, statement: str, *values: object) -> None:
        """Run a statement that answers nothing."""
        self._execute(statement, values)

    def fill(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Write rows as fast as the engine takes them."""
        rows = list(rows)  # they may be read from this very connection
        if self.is_sqlite:
            for row in rows:
                self.do(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(row))})", *row)
            return
        with self._connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copying:
            for row in rows:
                copying.write_row(row)

    def insert_contact(self, case_id: int, author_id: int, summary: str = "") -> None:
        """What logging a contact would be without everything round it."""
        moment: object = datetime.now(UTC)
        if self.is_sqlite:
            moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        self.do(INSERT, case_id, moment, summary or f"{FLOOR_MARK} {uuid.uuid4()}", author_id, moment)

    def take_back(self) -> None:
        """Remove what the floor wrote."""
        self.do("DELETE FROM contact WHERE summary LIKE %s", f"{FLOOR_MARK} %")

    def _execute(self, statement: str, values: tuple[object, ...]) -> Any:
        if self.is_sqlite:
            return self._connection.execute(statement.replace("%s", "?"), values)
        return self._connection.execute(statement, values or None)


def _sqlite(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
    for pragma in ("journal_mode=WAL", "busy_timeout=10000", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _postgresql(address: str) -> psycopg.Connection[Any]:
    return psycopg.connect(address.replace("postgresql+psycopg", "postgresql"), autocommit=True)
