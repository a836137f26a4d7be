"""The least and the greatest of some numbers of a row, the same on SQLite and PostgreSQL."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

Number = sa.ColumnElement[Any] | int


class _Least(FunctionElement[int]):
    type = sa.Integer()
    inherit_cache = True


class _Greatest(FunctionElement[int]):
    type = sa.Integer()
    inherit_cache = True


def least(*numbers: Number) -> sa.ColumnElement[int]:
    """The least of at least two numbers, none of which is NULL."""
    return _Least(*(_column(one) for one in numbers))


def greatest(*numbers: Number) -> sa.ColumnElement[int]:
    """The greatest of at least two numbers, none of which is NULL."""
    return _Greatest(*(_column(one) for one in numbers))


def _column(number: Number) -> sa.ColumnElement[Any]:
    return sa.literal(number, sa.Integer()) if isinstance(number, int) else number


@compiles(_Least, "sqlite")
def _sqlite_least(element: _Least, compiler: Any, **keywords: Any) -> str:
    return f"min({compiler.process(element.clauses, **keywords)})"


@compiles(_Least)
def _postgresql_least(element: _Least, compiler: Any, **keywords: Any) -> str:
    return f"least({compiler.process(element.clauses, **keywords)})"


@compiles(_Greatest, "sqlite")
def _sqlite_greatest(element: _Greatest, compiler: Any, **keywords: Any) -> str:
    return f"max({compiler.process(element.clauses, **keywords)})"


@compiles(_Greatest)
def _postgresql_greatest(element: _Greatest, compiler: Any, **keywords: Any) -> str:
    return f"greatest({compiler.process(element.clauses, **keywords)})"
