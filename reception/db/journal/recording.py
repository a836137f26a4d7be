"""Recording: every row that the session changes inside `recording` is noted in the change set.

Noted is what goes through the session: rows of the session, and INSERT, UPDATE and DELETE statements of models and of
tables; with a removed row also those that the database removes or empties for its sake.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, orm

from reception.db.base import Base
from reception.db.bulk import chunks, insert_many
from reception.db.journal.models import Change, ChangeKind, ChangeSet
from reception.db.journal.rows import JOURNAL, digest, journaled_tables, rows_of
from reception.db.references import references_to
from reception.db.session import db

Key = tuple[str, int]


def begin(at: datetime) -> ChangeSet:
    """A new change set."""
    change_set = ChangeSet(made_at=at)
    db.session.add(change_set)
    db.session.flush()
    return change_set


@contextmanager
def recording(change_set: ChangeSet) -> Iterator[None]:
    """Note what happens to rows inside. May be entered again for the same set, one transaction after another."""
    db.session.flush()
    recorder = _Recorder(change_set.id)
    listeners = (
        ("before_flush", recorder.before_flush),
        ("after_flush", recorder.after_flush),
        ("do_orm_execute", recorder.around_statement),
    )
    for name, listener in listeners:
        event.listen(db.session, name, listener)
    try:
        yield
        db.session.flush()
    finally:
        for name, listener in listeners:
            event.remove(db.session, name, listener)
    recorder.keep()


class _Recorder:
    """The rows that were touched, with what they were."""

    def __init__(self, change_set_id: int) -> None:
        self.change_set_id = change_set_id
        self.tables = journaled_tables()
        self.inserted: set[Key] = set()
        self.before: dict[Key, dict[str, Any]] = {}

    def before_flush(self, session: orm.Session, _context: object, _instances: object) -> None:
        """Remember what rows are that are about to be changed or removed."""
        self._remember(row for row in session.dirty if session.is_modified(row))
        self._remember(session.deleted, falling=True)

    def after_flush(self, session: orm.Session, _context: object) -> None:
        """Note the rows that were added; only now they have their ids."""
        self.inserted |= {(row.__tablename__, row.id) for row in session.new if row.__tablename__ in self.tables}

    def around_statement(self, state: orm.ORMExecuteState) -> sa.Result[Any] | None:
        """Remember the rows that an UPDATE or DELETE statement is about to meet, and those that an INSERT adds."""
        if not (state.is_insert or state.is_update or state.is_delete):
            return None
        statement: Any = state.statement
        table = self.tables.get(statement.table.name)
        if table is None:
            return None
        if state.is_insert:
            return self._inserting(state, table)
        self._read(table.name, _met_by(state, table), falling=state.is_delete)
        return None

    def _inserting(self, state: orm.ORMExecuteState, table: sa.Table) -> sa.Result[Any]:
        """Carry the statement out and note the ids it gave. One that returns rows of its own must return the id."""
        statement: Any = state.statement
        told = statement if statement.exported_columns else statement.returning(table.c.id)
        kept = state.invoke_statement(statement=told).freeze()
        self.inserted |= {(table.name, row.id) for row in kept()}
        return kept()

    def _remember(self, rows: Iterable[Base], *, falling: bool = False) -> None:
        wanted: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            if row.__tablename__ in self.tables:
                wanted[row.__tablename__].append(row.id)
        for name, ids in wanted.items():
            self._read(name, ids, falling=falling)

    def _read(self, name: str, ids: Iterable[int], *, falling: bool) -> None:
        """Keep what rows are now; `falling` ones take others with them."""
        ids = list(ids)
        new = [row_id for row_id in ids if (name, row_id) not in self.inserted and (name, row_id) not in self.before]
        with db.session.no_autoflush:
            if new:
                self.before |= {(name, row_id): row for row_id, row in rows_of(self.tables[name], new)}
            if falling and ids:
                self._read_dependent(name, ids)

    def _read_dependent(self, name: str, ids: Sequence[int]) -> None:
        """The rows that the database removes or empties when these go."""
        for key in references_to(name):
            table = key.parent.table
            if table.name in self.tables and key.ondelete in {"CASCADE", "SET NULL"}:
                for part in chunks(ids):
                    query = sa.select(table.c.id).where(key.parent.in_(part)).execution_options(permit=JOURNAL)
                    found = db.session.scalars(query).all()
                    self._read(table.name, found, falling=key.ondelete == "CASCADE")

    def keep(self) -> None:
        """Write what was noted, each row once for the whole set."""
        now, known = self._now(), self._known()
        for key, change in known.items():
            _note_again(change, self.before.get(key, {}), now.get(key))
        # A row that took the id of one removed here is in both.
        untold = [key for key in dict.fromkeys((*self.inserted, *self.before)) if key not in known]
        fresh = [line for key in untold if (line := self._change(key, now))]
        insert_many(Change, fresh)
        db.session.flush()

    def _now(self) -> dict[Key, dict[str, Any]]:
        by_table = _by_table((*self.inserted, *self.before))
        return {
            (name, row_id): row for name, ids in by_table.items() for row_id, row in rows_of(self.tables[name], ids)
        }

    def _known(self) -> dict[Key, Change]:
        """What earlier transactions of this set have noted about these rows.

        Added ones too: SQLite gives the id of a removed row to the next one.
        """
        touched = self.before.keys() | self.inserted
        of_set = sa.select(Change).where(Change.change_set_id == self.change_set_id).execution_options(permit=JOURNAL)
        queries = [
            *(
                of_set.where(Change.table_name == name, Change.row_id.in_(part))
                for name, ids in _by_table(self.before).items()
                for part in chunks(ids)
            ),
            # Added rows stand side by side: asking for all between is one look into the index, not hundreds.
            *(
                of_set.where(Change.table_name == name, Change.row_id.between(min(ids), max(ids)))
                for name, ids in _by_table(self.inserted).items()
            ),
        ]
        changes = [change for query in queries for change in db.session.scalars(query)]
        return {key: change for change in changes if (key := (change.table_name, change.row_id)) in touched}

    def _change(self, key: Key, now: dict[Key, dict[str, Any]]) -> dict[str, Any] | None:
        """The new line of a row, or None for one that came and went or is as it was."""
        values: dict[str, Any] = {
            "change_set_id": self.change_set_id, "table_name": key[0], "row_id": key[1],
            "digest": None, "before": None, "after": None,
        }  # fmt: skip
        before, row = self.before.get(key), now.get(key)
        if before is None:
            return {**values, "kind": ChangeKind.INSERTED, "digest": digest(row)} if row is not None else None
        if row is None:
            return {**values, "kind": ChangeKind.DELETED, "before": json.dumps(before, ensure_ascii=False)}
        changed = [name for name in row if row[name] != before[name]]
        told = {"before": _columns(before, changed), "after": _columns(row, changed)}
        return {**values, "kind": ChangeKind.UPDATED, **told} if changed else None


def _by_table(keys: Iterable[Key]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for name, row_id in keys:
        found[name].add(row_id)
    return found


def _met_by(state: orm.ORMExecuteState, table: sa.Table) -> Sequence[int]:
    """The ids of the rows that an UPDATE or DELETE statement is about."""
    statement: Any = state.statement
    if statement.whereclause is None and isinstance(state.parameters, list):
        return [row["id"] for row in state.parameters]  # UPDATE by primary key, many at once
    query = sa.select(table.c.id).execution_options(permit=JOURNAL)
    met = query.where(statement.whereclause) if statement.whereclause is not None else query
    return state.session.scalars(met).all()


def _note_again(change: Change, before: dict[str, Any], row: dict[str, Any] | None) -> None:
    """A row that an earlier part of this set touched: what it was at first stands, what it became is new."""
    if change.kind is ChangeKind.INSERTED:
        _note_again_of_added(change, row)
        return
    first = {**before, **json.loads(change.before or "{}")}
    if row is None:
        change.kind, change.before, change.after = ChangeKind.DELETED, json.dumps(first, ensure_ascii=False), None
        return
    changed = [name for name in row if row[name] != first[name]]
    change.kind, change.before, change.after = ChangeKind.UPDATED, _columns(first, changed), _columns(row, changed)


def _note_again_of_added(change: Change, row: dict[str, Any] | None) -> None:
    if row is None:
        db.session.delete(change)
    else:
        change.digest = digest(row)


def _columns(row: dict[str, Any], names: Iterable[str]) -> str:
    return json.dumps({name: row[name] for name in names}, ensure_ascii=False)
