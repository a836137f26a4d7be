"""Recording: every row that the session changes inside `recording` is noted in the change set."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, orm

from reception.db.base import Base
from reception.db.journal.models import Change, ChangeKind, ChangeSet
from reception.db.journal.rows import CHUNK, JOURNAL, digest, journaled_tables, rows_of
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
        ("do_orm_execute", recorder.before_statement),
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
        changed = (row for row in session.dirty if session.is_modified(row))
        self._remember((*changed, *session.deleted))

    def after_flush(self, session: orm.Session, _context: object) -> None:
        """Note the rows that were added; only now they have their ids."""
        self.inserted |= {(row.__tablename__, row.id) for row in session.new if row.__tablename__ in self.tables}

    def before_statement(self, state: orm.ORMExecuteState) -> None:
        """Remember the rows that an UPDATE or DELETE statement is about to meet."""
        if not (state.is_update or state.is_delete):
            return
        statement: Any = state.statement
        table = self.tables.get(statement.table.name)
        if table is not None:
            query = sa.select(table.c.id).execution_options(permit=JOURNAL)
            met = query.where(statement.whereclause) if statement.whereclause is not None else query
            self._read(table.name, state.session.scalars(met).all())

    def _remember(self, rows: Iterable[Base]) -> None:
        wanted: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            if row.__tablename__ in self.tables:
                wanted[row.__tablename__].append(row.id)
        for name, ids in wanted.items():
            self._read(name, ids)

    def _read(self, name: str, ids: Iterable[int]) -> None:
        new = [row_id for row_id in ids if (name, row_id) not in self.inserted and (name, row_id) not in self.before]
        if new:
            with db.session.no_autoflush:
                self.before |= {(name, row_id): row for row_id, row in rows_of(self.tables[name], new)}

    def keep(self) -> None:
        """Write what was noted, each row once for the whole set."""
        now, known = self._now(), self._known()
        for key, change in known.items():
            _note_again(change, self.before[key], now.get(key))
        untold = [key for key in (*self.inserted, *self.before) if key not in known]
        fresh = [change for key in untold if (change := self._change(key, now))]
        for start in range(0, len(fresh), CHUNK):
            db.session.execute(sa.insert(Change), fresh[start : start + CHUNK])
        db.session.flush()

    def _now(self) -> dict[Key, dict[str, Any]]:
        by_table: dict[str, set[int]] = defaultdict(set)
        for name, row_id in (*self.inserted, *self.before):
            by_table[name].add(row_id)
        return {
            (name, row_id): row for name, ids in by_table.items() for row_id, row in rows_of(self.tables[name], ids)
        }

    def _known(self) -> dict[Key, Change]:
        """What earlier transactions of this set have noted about the rows that existed before this one."""
        found: dict[Key, Change] = {}
        ids = sorted({row_id for _name, row_id in self.before})
        for start in range(0, len(ids), CHUNK):
            query = sa.select(Change).where(
                Change.change_set_id == self.change_set_id, Change.row_id.in_(ids[start : start + CHUNK])
            )
            for change in db.session.scalars(query.execution_options(permit=JOURNAL)):
                if (change.table_name, change.row_id) in self.before:
                    found[change.table_name, change.row_id] = change
        return found

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
            return {**values, "kind": ChangeKind.DELETED, "before": json.dumps(before)}
        changed = [name for name in row if row[name] != before[name]]
        told = {"before": _columns(before, changed), "after": _columns(row, changed)}
        return {**values, "kind": ChangeKind.UPDATED, **told} if changed else None


def _note_again(change: Change, before: dict[str, Any], row: dict[str, Any] | None) -> None:
    """A row that an earlier part of this set touched: what it was at first stands, what it became is new."""
    if change.kind is ChangeKind.INSERTED:
        _note_again_of_added(change, row)
        return
    first = {**before, **json.loads(change.before or "{}")}
    if row is None:
        change.kind, change.before, change.after = ChangeKind.DELETED, json.dumps(first), None
        return
    changed = [name for name in row if row[name] != first[name]]
    change.before, change.after = _columns(first, changed), _columns(row, changed)


def _note_again_of_added(change: Change, row: dict[str, Any] | None) -> None:
    if row is None:
        db.session.delete(change)
    else:
        change.digest = digest(row)


def _columns(row: dict[str, Any], names: Iterable[str]) -> str:
    return json.dumps({name: row[name] for name in names}, ensure_ascii=False)
