"""What the tables say of themselves: which columns refer to a table's rows, and which values may stand once only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.db.base import Base


@dataclass(frozen=True)
class UniqueKey:
    """Columns whose values together stand once, among the rows that `where` chooses (all of them if it is None)."""

    columns: tuple[str, ...]
    where: sa.ColumnElement[bool] | None


def references_to(table_name: str) -> list[sa.ForeignKey]:
    """Every foreign key to a table, in the order of table and column. A later table comes by itself."""
    keys = (key for table in Base.metadata.sorted_tables for key in table.foreign_keys)
    found = [key for key in keys if key.column.table.name == table_name]
    return sorted(found, key=lambda key: (key.parent.table.name, key.parent.name))


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
