"""A row that may be there already: one statement, whoever comes first."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from reception.db.base import Base
from reception.db.session import db

_INSERT: dict[str, Callable[[type[Base]], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_once(model: type[Base], **values: Any) -> bool:
    """Insert a row unless one of its unique keys is taken. Whether it was inserted.

    Who meets another transaction that inserts the same waits for how that one ends.
    """
    statement = _INSERT[db.engine.dialect.name](model).values(values).on_conflict_do_nothing()
    return db.session.scalar(statement.returning(model.id)) is not None
