"""What stands in the way of taking a change set back: what has happened since to the rows that it touched."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from reception.db.bulk import chunks
from reception.db.encrypted import EncryptedBytes, EncryptedText
from reception.db.journal.models import Change, ChangeKind, ChangeSet
from reception.db.journal.rows import JOURNAL, digest, journaled_tables, moves_on, read_back, rows_of
from reception.db.references import UniqueKey, references_to, unique_keys
from reception.db.session import db


@dataclass(frozen=True, order=True)
class Obstacle:
    """A row that keeps a change set from being taken back.

    It was "changed" since, or is "gone"; it "refers" to an added row; it "misses" a row that it would refer to again;
    or what it would say again is "taken" by another row. `table` and `row_id` name the row; `of_table` and
    `of_row_id` the added, missing or other row.
    """

    table: str
    row_id: int
    why: Literal["changed", "gone", "refers", "misses", "taken"]
    of_table: str = ""
    of_row_id: int = 0


def obstacles(change_set: ChangeSet) -> list[Obstacle]:
    """What stands in the way of taking a change set back; empty when nothing does."""
    by_table = changes_of(change_set)
    found = [obstacle for name, changes in by_table.items() for obstacle in _changed_since(name, changes)]
    found += _referring({name: ids_of(changes, ChangeKind.INSERTED) for name, changes in by_table.items()})
    removed = {name: ids_of(changes, ChangeKind.DELETED) for name, changes in by_table.items()}
    for name, changes in by_table.items():
        found += [*_missing(name, changes, removed), *_taken(name, changes)]
    return sorted(set(found))


def changes_of(change_set: ChangeSet) -> dict[str, list[Change]]:
    """The lines of a change set by table, in the order in which they were noted."""
    query = sa.select(Change).where(Change.change_set_id == change_set.id).order_by(Change.id)
    by_table: dict[str, list[Change]] = defaultdict(list)
    for change in db.session.scalars(query.execution_options(permit=JOURNAL)):
        by_table[change.table_name].append(change)
    return dict(by_table)


def ids_of(changes: Sequence[Change], kind: ChangeKind) -> set[int]:
    """The ids of the rows that were added, changed or removed."""
    return {change.row_id for change in changes if change.kind is kind}


def _changed_since(name: str, changes: Sequence[Change]) -> Iterator[Obstacle]:
    """Rows that are not any more as the set left them. An added row that is gone already is no obstacle."""
    standing = [change for change in changes if change.kind is not ChangeKind.DELETED]
    table = journaled_tables()[name]
    now = dict(rows_of(table, [change.row_id for change in standing]))
    for change in standing:
        row = now.get(change.row_id)
        if row is None and change.kind is ChangeKind.UPDATED:
            yield Obstacle(name, change.row_id, "gone")
        elif row is not None and not _is_as_left(table, change, row):
            yield Obstacle(name, change.row_id, "changed")


def _is_as_left(table: sa.Table, change: Change, row: dict[str, Any]) -> bool:
    if change.kind is ChangeKind.INSERTED:
        return digest(row) == change.digest
    left: dict[str, Any] = json.loads(change.after or "{}")
    return all(row[name] == value or moves_on(table.c[name]) for name, value in left.items())


def _referring(added: dict[str, set[int]]) -> Iterator[Obstacle]:
    """Rows that came later and refer to an added row."""
    journaled = journaled_tables(but_self_made=True)
    for target, added_ids in added.items():
        for key in references_to(target):
            name = key.parent.table.name
            for ids in chunks(added_ids if name in journaled else ()):
                query = sa.select(key.parent.table.c.id, key.parent).where(key.parent.in_(ids))
                for row_id, of_row_id in db.session.execute(query.execution_options(permit=JOURNAL)):
                    if row_id not in added.get(name, ()):
                        yield Obstacle(name, row_id, "refers", target, of_row_id)


def _missing(name: str, changes: Sequence[Change], removed: dict[str, set[int]]) -> Iterator[Obstacle]:
    """Rows that would refer again to something that is gone since, and not by this set."""
    back = {change.row_id: json.loads(change.before or "{}") for change in changes if change.before}
    for key in journaled_tables()[name].foreign_keys:
        target, column = key.column.table, key.parent.name
        wanted = {row[column] for row in back.values() if row.get(column) is not None}
        query = sa.select(target.c.id).execution_options(permit=JOURNAL)
        there = {found for ids in chunks(wanted) for found in db.session.scalars(query.where(target.c.id.in_(ids)))}
        gone = wanted - there - removed.get(target.name, set())
        for row_id, row in back.items():
            if row.get(column) in gone:
                yield Obstacle(name, row_id, "misses", target.name, row[column])


def _taken(name: str, changes: Sequence[Change]) -> Iterator[Obstacle]:
    """Rows whose values, which may stand once only, another row has by now; rows of the set itself do not count."""
    table = journaled_tables()[name]
    ours = {change.row_id for change in changes}
    now = dict(rows_of(table, ids_of(changes, ChangeKind.UPDATED)))
    for change in changes:
        before = json.loads(change.before or "{}")
        row = {**now.get(change.row_id, {}), **before}
        for key in unique_keys(table, db.engine.dialect.name):
            if before.keys() & set(key.columns) and all(row.get(column) is not None for column in key.columns):
                for other in set(db.session.scalars(_others_with(table, key, row))) - ours:
                    yield Obstacle(name, change.row_id, "taken", name, other)


def _others_with(table: sa.Table, key: UniqueKey, row: dict[str, Any]) -> sa.Select[int]:
    """The rows that have the values of `row` in the columns of a unique key, if the key holds for `row` at all."""
    same = [table.c[name] == read_back(table.c[name], row[name]) for name in key.columns]
    query = sa.select(table.c.id).where(*same).execution_options(permit=JOURNAL)
    if key.where is None:
        return query
    plain = (table.c[name] for name in row if not isinstance(table.c[name].type, EncryptedText | EncryptedBytes))
    values = (sa.literal(read_back(column, row[column.name]), column.type).label(column.name) for column in plain)
    holds = sa.exists(sa.select(sa.literal(1)).select_from(sa.select(*values).subquery("row")).where(key.where))
    return query.where(key.where, holds)
