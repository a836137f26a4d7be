"""Taking a change set back: every table as it was."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from reception.db.base import Base
from reception.db.bulk import chunks
from reception.db.journal.models import Change, ChangeKind, ChangeSet
from reception.db.journal.obstacles import Obstacle, changes_of, ids_of, obstacles
from reception.db.journal.rows import JOURNAL, moves_on, read_back, rows_of
from reception.db.session import db


class Obstructed(Exception):
    """Something has been built on the change set since."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        super().__init__(f"{len(found)} obstacles")
        self.obstacles = tuple(found)


def touched(change_set: ChangeSet, kind: ChangeKind) -> dict[str, set[int]]:
    """The ids of the rows that a change set added, changed or removed, by table."""
    by_kind = {name: ids_of(changes, kind) for name, changes in changes_of(change_set).items()}
    return {name: ids for name, ids in by_kind.items() if ids}


def undo(change_set: ChangeSet, at: datetime) -> None:
    """Put back what the set changed and removed, and remove what it added. Raises Obstructed, and nothing is written.

    A removed row whose id another row was given since comes back under a new one. What is made from other rows, such
    as search keys, is for the caller to make anew.
    """
    db.session.flush()
    found = obstacles(change_set)
    if found:
        raise Obstructed(found)
    try:
        with db.session.begin_nested():
            _PuttingBack(changes_of(change_set)).do()
    except IntegrityError as clash:
        raise Obstructed(()) from clash
    db.session.expire_all()
    change_set.undone_at = at
    db.session.flush()


class _PuttingBack:
    """Removed rows first, since changed ones may refer to them; added rows last, for the same reason."""

    def __init__(self, by_table: dict[str, list[Change]]) -> None:
        self.by_table = by_table
        self.in_order = [table for table in Base.metadata.sorted_tables if table.name in by_table]
        #: The new ids of rows whose own were taken, by table and old id.
        self.renumbered: dict[tuple[str, int], int] = {}

    def do(self) -> None:
        """Put every table back."""
        for table in self.in_order:
            self._insert_again(table)
        for table in self.in_order:
            self._change_back(table)
        for table in reversed(self.in_order):
            for ids in chunks(ids_of(self.by_table[table.name], ChangeKind.INSERTED)):
                db.session.execute(sa.delete(table).where(table.c.id.in_(ids)))

    def _insert_again(self, table: sa.Table) -> None:
        removed = self._changes(table, ChangeKind.DELETED)
        taken = _ids_in_use(table, [change.row_id for change in removed])
        for change in removed:
            values = self._values(table, json.loads(change.before or "{}"))
            if change.row_id in taken:
                del values["id"]
            made = db.session.execute(sa.insert(table).values(values).returning(table.c.id)).scalar_one()
            if made != change.row_id:
                self.renumbered[table.name, change.row_id] = made

    def _change_back(self, table: sa.Table) -> None:
        changes = self._changes(table, ChangeKind.UPDATED)
        now = dict(rows_of(table, [change.row_id for change in changes]))
        for change in changes:
            values = self._values(table, _to_put_back(table, change, now[change.row_id]))
            if values:
                db.session.execute(sa.update(table).where(table.c.id == change.row_id).values(values))

    def _changes(self, table: sa.Table, kind: ChangeKind) -> list[Change]:
        return [change for change in self.by_table[table.name] if change.kind is kind]

    def _values(self, table: sa.Table, told: dict[str, Any]) -> dict[str, Any]:
        return {name: self._value(table.c[name], value) for name, value in told.items()}

    def _value(self, column: sa.Column[Any], value: Any) -> Any:
        """What was kept, for its column; a reference to a row that has a new id leads there."""
        for key in column.foreign_keys:
            value = self.renumbered.get((key.column.table.name, value), value)
        return read_back(column, value)


def _to_put_back(table: sa.Table, change: Change, now: dict[str, Any]) -> dict[str, Any]:
    """What a changed row held before; what later work has moved on stays."""
    before, after = json.loads(change.before or "{}"), json.loads(change.after or "{}")
    stays = {name for name, value in after.items() if moves_on(table.c[name]) and now[name] != value}
    return {name: value for name, value in before.items() if name not in stays}


def _ids_in_use(table: sa.Table, ids: Sequence[int]) -> set[int]:
    query = sa.select(table.c.id).execution_options(permit=JOURNAL)
    return {found for part in chunks(ids) for found in db.session.scalars(query.where(table.c.id.in_(part)))}
