"""What the tables say of themselves: which columns refer to a table's rows, and which values may stand once only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from reception.db.base import Base


@dataclass(frozen=True)
class UniqueKey:
    """Columns whose values together stand once, among the rows that `where` chooses (all of them if it is None)."""

    columns: tuple[str, ...]
    where: sa.ColumnElement[bool] | None


def references_to(table_name: str) -> tuple[sa.ForeignKey, ...]:
    """Every foreign key to a table, in the order of table and column. A later table comes by itself."""
    return _references_among(len(Base.metadata.tables)).get(table_name, ())


@cache
def _references_among(_count: int) -> dict[str, tuple[sa.ForeignKey, ...]]:
    """{table: foreign keys to it}, worked out once for as many tables as there are: a merging asks for hundreds."""
    keys = [key for table in Base.metadata.tables.values() for key in table.foreign_keys]
    found: dict[str, list[sa.ForeignKey]] = {}
    for key in sorted(keys, key=lambda key: (key.parent.table.name, key.parent.name)):
        found.setdefault(key.column.table.name, []).append(key)
    return {name: tuple(references) for name, references in found.items()}


def unique_keys(table: sa.Table, dialect: str) -> list[UniqueKey]:
    """The unique constraints and unique indexes of a table, partial ones too, as the database of `dialect` has them."""
    return [*_constraints(table), *_indexes(table, dialect)]


def _constraints(table: sa.Table) -> Iterator[UniqueKey]:
    for constraint in table.constraints:
        if isinstance(constraint, sa.UniqueConstraint):
            yield UniqueKey(tuple(column.name for column in constraint.columns), None)


def _indexes(table: sa.Table, dialect: str) -> Iterator[UniqueKey]:
    for index in table.indexes:
        if index.unique:
            where: Any = index.dialect_options[dialect].get("where")
            yield UniqueKey(tuple(column.name for column in index.columns), where)
