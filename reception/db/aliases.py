"""Aliases of tables that queries of every thread share."""

from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.db.base import Base

Model = TypeVar("Model", bound=Base)


def shared_alias(model: type[Model], *, name: str | None = None) -> type[Model]:
    """Another name for a model's table, for a module to keep.

    SQLAlchemy fills an alias's columns when it is first asked for one. Two threads that ask at once may find it half
    filled, and a statement that is kept would stay wrong: so it is filled here, before there are threads.
    """
    made = aliased(model, name=name)
    columns = sa.inspect(made).selectable.columns
    if len(columns) != len(model.__table__.columns):
        raise ValueError(f"the alias of {model.__name__} lacks columns")
    return made
