"""Taking a change set back: first what stands in the way, then every table as it was."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from reception.db.base import Base
from reception.db.journal.models import Change, ChangeKind, ChangeSet
from reception.db.journal.rows import JOURNAL, chunks, digest, journaled_tables, read_back, rows_of
from reception.db.session import db


@dataclass(frozen=True, order=True)
class Obstacle:
    """A row that keeps a change set from being taken back: it was changed or removed since, or refers to an added row.

    `table` and `row_id` name the row; `of_table` and `of_row_id` the added row that it refers to.
    """

    table: str
    row_id: int
    why: Literal["changed", "gone", "refers"]
    of_table: str = ""
    of_row_id: int = 0


class Obstructed(Exception):
    """Something has been built on the change set since."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        super().__init__(f"{len(found)} obstacles")
        self.obstacles = tuple(found)


def obstacles(change_set: ChangeSet) -> list[Obstacle]:
    """What stands in the way of taking a change set back; empty when nothing does."""
    by_table = _changes(change_set)
    found = [obstacle for name, changes in by_table.items() for obstacle in _changed_since(name, changes)]
    added = {name: _ids(changes, ChangeKind.INSERTED) for name, changes in by_table.items()}
    return sorted([*found, *_referring(added)])


def touched(change_set: ChangeSet, kind: ChangeKind) -> dict[str, set[int]]:
    """The ids of the rows that a change set added, changed or removed, by table."""
    by_kind = {name: _ids(changes, kind) for name, changes in _changes(change_set).items()}
    return {name: ids for name, ids in by_kind.items() if ids}


def undo(change_set: ChangeSet, at: datetime) -> None:
    """Put back what the set changed and removed, and remove what it added. Raises Obstructed, and nothing is written.

    What is made from other rows, such as search keys, is for the caller to make anew.
    """
    db.session.flush()
    found = obstacles(change_set)
    if found:
        raise Obstructed(found)
    by_table = _changes(change_set)
    try:
        with db.session.begin_nested():
            _put_back(by_table)
    except IntegrityError as clash:
        raise Obstructed(()) from clash
    db.session.expire_all()
    change_set.undone_at = at
    db.session.flush()


def _put_back(by_table: dict[str, list[Change]]) -> None:
    """Removed rows first, since changed ones may refer to them; added rows last, for the same reason."""
    in_order = [table for table in Base.metadata.sorted_tables if table.name in by_table]
    for table in in_order:
        _insert_again(table, _of(by_table, table, ChangeKind.DELETED))
    for table in in_order:
        _change_back(table, _of(by_table, table, ChangeKind.UPDATED))
    for table in reversed(in_order):
        for ids in chunks(_ids(by_table[table.name], ChangeKind.INSERTED)):
            db.session.execute(sa.delete(table).where(table.c.id.in_(ids)))


def _insert_again(table: sa.Table, changes: Sequence[Change]) -> None:
    for change in changes:
        db.session.execute(sa.insert(table).values(_values(table, change.before)))


def _change_back(table: sa.Table, changes: Sequence[Change]) -> None:
    for change in changes:
        db.session.execute(sa.update(table).where(table.c.id == change.row_id).values(_values(table, change.before)))


def _values(table: sa.Table, kept: str | None) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(kept or "{}")
    return {name: read_back(table.c[name], value) for name, value in told.items()}


def _changes(change_set: ChangeSet) -> dict[str, list[Change]]:
    query = sa.select(Change).where(Change.change_set_id == change_set.id).order_by(Change.id)
    by_table: dict[str, list[Change]] = defaultdict(list)
    for change in db.session.scalars(query.execution_options(permit=JOURNAL)):
        by_table[change.table_name].append(change)
    return by_table


def _of(by_table: dict[str, list[Change]], table: sa.Table, kind: ChangeKind) -> list[Change]:
    return [change for change in by_table[table.name] if change.kind is kind]


def _ids(changes: Sequence[Change], kind: ChangeKind) -> set[int]:
    return {change.row_id for change in changes if change.kind is kind}


def _changed_since(name: str, changes: Sequence[Change]) -> Iterator[Obstacle]:
    """Rows that are not any more as the set left them. An added row that is gone already is no obstacle."""
    standing = [change for change in changes if change.kind is not ChangeKind.DELETED]
    now = dict(rows_of(journaled_tables()[name], [change.row_id for change in standing]))
    for change in standing:
        row = now.get(change.row_id)
        if row is None and change.kind is ChangeKind.UPDATED:
            yield Obstacle(name, change.row_id, "gone")
        elif row is not None and not _is_as_left(change, row):
            yield Obstacle(name, change.row_id, "changed")


def _is_as_left(change: Change, row: dict[str, Any]) -> bool:
    if change.kind is ChangeKind.INSERTED:
        return digest(row) == change.digest
    left: dict[str, Any] = json.loads(change.after or "{}")
    return all(row[name] == value for name, value in left.items())


def _referring(added: dict[str, set[int]]) -> Iterator[Obstacle]:
    """Rows that came later and refer to an added row."""
    for name, table in journaled_tables().items():
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            target = key.column.table.name
            for ids in chunks(added.get(target, ())):
                query = sa.select(table.c.id, key.parent).where(key.parent.in_(ids)).execution_options(permit=JOURNAL)
                for row_id, of_row_id in db.session.execute(query):
                    if row_id not in added.get(name, ()):
                        yield Obstacle(name, row_id, "refers", target, of_row_id)
