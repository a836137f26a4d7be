"""Numbers as a database reckons them, the same on SQLite and PostgreSQL: columns in, columns out.

Reckoning with the numbers of months takes a fraction of what reckoning with days takes.
"""

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


class _Month(FunctionElement[int]):
    type = sa.Integer()
    inherit_cache = True


def month_number(day: Any) -> sa.ColumnElement[int]:
    """The number of the day's month: its year times twelve, and the months before it. NULL of no day."""
    return _Month(day)


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


@compiles(_Month, "sqlite")
def _sqlite_month(element: _Month, compiler: Any, **keywords: Any) -> str:
    """SQLite keeps a day as text, "2026-03-05": to take it apart as such is quicker than its functions of dates."""
    day = compiler.process(element.clauses, **keywords)
    return f"(substr({day}, 1, 4) * 12 + substr({day}, 6, 2) - 1)"


@compiles(_Month)
def _postgresql_month(element: _Month, compiler: Any, **keywords: Any) -> str:
    day = compiler.process(element.clauses, **keywords)
    day = f"CAST({day} AS DATE)"
    return f"CAST(EXTRACT(YEAR FROM {day}) * 12 + EXTRACT(MONTH FROM {day}) - 1 AS INTEGER)"
