"""Days and months as a database reckons them, the same on SQLite and PostgreSQL: columns in, columns out.

What `reckoning.periods` says of one day, for every row at once.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from reception.i18n.formats import HERE

#: A column of days, of whatever kind.
Day = Any


class _MonthsAfter(FunctionElement[date]):
    type = sa.Date()
    inherit_cache = True


class _DaysAfter(FunctionElement[date]):
    type = sa.Date()
    inherit_cache = True


class _DaysBetween(FunctionElement[int]):
    type = sa.Integer()
    inherit_cache = True


class _LocalDay(FunctionElement[date]):
    type = sa.Date()
    inherit_cache = True


class _Year(FunctionElement[int]):
    type = sa.Integer()
    inherit_cache = True


class _DayIn(FunctionElement[date]):
    type = sa.Date()
    inherit_cache = True


class _Earliest(FunctionElement[date]):
    type = sa.Date()
    inherit_cache = True


class _Latest(FunctionElement[date]):
    type = sa.Date()
    inherit_cache = True


def months_after(day: Day, months: int) -> sa.ColumnElement[Any]:
    """The same day `months` later (earlier when negative); the month's last where it has no such day."""
    return _MonthsAfter(_column(day), sa.literal(months, sa.Integer()))


def days_after(day: Day, days: int | sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The day so many days later."""
    return _DaysAfter(_column(day), sa.literal(days, sa.Integer()) if isinstance(days, int) else days)


def days_between(first: Day, last: Day) -> sa.ColumnElement[int]:
    """How many days `last` lies after `first`; negative when it lies before."""
    return _DaysBetween(_column(first), _column(last))


def local_day(instant: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The civil day of an instant, in Sweden."""
    return _LocalDay(instant)


def year_of(day: Day) -> sa.ColumnElement[int]:
    """The calendar year of a day."""
    return _Year(_column(day))


def day_in(year: sa.ColumnElement[int], month: int, day: int) -> sa.ColumnElement[Any]:
    """That day of a year: of 1 and 1, its first."""
    return _DayIn(year, sa.literal(month, sa.Integer()), sa.literal(day, sa.Integer()))


def earliest(*days: Day) -> sa.ColumnElement[Any]:
    """The earliest of some days; NULL is no day and is left out."""
    return _Earliest(*(_column(day) for day in days))


def latest(*days: Day) -> sa.ColumnElement[Any]:
    """The latest of some days; NULL is no day and is left out."""
    return _Latest(*(_column(day) for day in days))


def _column(day: Any) -> Day:
    return sa.literal(day, sa.Date()) if isinstance(day, date) else day


def _parts(element: FunctionElement[Any], compiler: Any, **keywords: Any) -> Sequence[str]:
    return [compiler.process(one, **keywords) for one in element.clauses]


@compiles(_MonthsAfter, "sqlite")
def _sqlite_months(element: _MonthsAfter, compiler: Any, **keywords: Any) -> str:
    """SQLite lets 31 January and one month be 3 March: the month's last day bounds it."""
    day, months = _parts(element, compiler, **keywords)
    overflowing = f"date({day}, ({months}) || ' months')"
    return f"min({overflowing}, date({day}, 'start of month', ({months} + 1) || ' months', '-1 day'))"


@compiles(_MonthsAfter)
def _postgresql_months(element: _MonthsAfter, compiler: Any, **keywords: Any) -> str:
    day, months = _parts(element, compiler, **keywords)
    return f"CAST(CAST({day} AS DATE) + make_interval(months => {months}) AS DATE)"


@compiles(_DaysAfter, "sqlite")
def _sqlite_days(element: _DaysAfter, compiler: Any, **keywords: Any) -> str:
    day, days = _parts(element, compiler, **keywords)
    return f"date({day}, ({days}) || ' days')"


@compiles(_DaysAfter)
def _postgresql_days(element: _DaysAfter, compiler: Any, **keywords: Any) -> str:
    day, days = _parts(element, compiler, **keywords)
    return f"(CAST({day} AS DATE) + CAST({days} AS INTEGER))"


@compiles(_DaysBetween, "sqlite")
def _sqlite_between(element: _DaysBetween, compiler: Any, **keywords: Any) -> str:
    first, last = _parts(element, compiler, **keywords)
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"


@compiles(_DaysBetween)
def _postgresql_between(element: _DaysBetween, compiler: Any, **keywords: Any) -> str:
    first, last = _parts(element, compiler, **keywords)
    return f"(CAST({last} AS DATE) - CAST({first} AS DATE))"


@compiles(_LocalDay, "sqlite")
def _sqlite_local(element: _LocalDay, compiler: Any, **keywords: Any) -> str:
    """Summer time lasts from the last Sunday of March to that of October, 01:00 UTC (directive 2000/84/EC)."""
    (at,) = _parts(element, compiler, **keywords)
    first, last = (_last_sunday(at, month) for month in ("03", "10"))
    return f"date({at}, CASE WHEN {at} >= {first} AND {at} < {last} THEN '+2 hours' ELSE '+1 hour' END)"


def _last_sunday(at: str, month: str) -> str:
    last = f"strftime('%Y-{month}-31', {at})"
    return f"(date({last}, '-' || strftime('%w', {last}) || ' days') || ' 01:00:00')"


@compiles(_LocalDay)
def _postgresql_local(element: _LocalDay, compiler: Any, **keywords: Any) -> str:
    (at,) = _parts(element, compiler, **keywords)
    return f"CAST({at} AT TIME ZONE '{HERE.key}' AS DATE)"


@compiles(_Year, "sqlite")
def _sqlite_year(element: _Year, compiler: Any, **keywords: Any) -> str:
    (day,) = _parts(element, compiler, **keywords)
    return f"CAST(strftime('%Y', {day}) AS INTEGER)"


@compiles(_Year)
def _postgresql_year(element: _Year, compiler: Any, **keywords: Any) -> str:
    (day,) = _parts(element, compiler, **keywords)
    return f"CAST(EXTRACT(YEAR FROM CAST({day} AS DATE)) AS INTEGER)"


@compiles(_DayIn, "sqlite")
def _sqlite_day_in(element: _DayIn, compiler: Any, **keywords: Any) -> str:
    return f"printf('%04d-%02d-%02d', {', '.join(_parts(element, compiler, **keywords))})"


@compiles(_DayIn)
def _postgresql_day_in(element: _DayIn, compiler: Any, **keywords: Any) -> str:
    return f"make_date({', '.join(_parts(element, compiler, **keywords))})"


#: SQLite's min() of several values is NULL when one is: a day beyond the calendar stands in.
_NEVER, _EVER = "'9999-12-31'", "'0001-01-01'"


@compiles(_Earliest, "sqlite")
def _sqlite_earliest(element: _Earliest, compiler: Any, **keywords: Any) -> str:
    days = ", ".join(f"coalesce({day}, {_NEVER})" for day in _parts(element, compiler, **keywords))
    return f"nullif(min({days}), {_NEVER})"


@compiles(_Earliest)
def _postgresql_earliest(element: _Earliest, compiler: Any, **keywords: Any) -> str:
    days = ", ".join(f"CAST({day} AS DATE)" for day in _parts(element, compiler, **keywords))
    return f"least({days})"


@compiles(_Latest, "sqlite")
def _sqlite_latest(element: _Latest, compiler: Any, **keywords: Any) -> str:
    days = ", ".join(f"coalesce({day}, {_EVER})" for day in _parts(element, compiler, **keywords))
    return f"nullif(max({days}), {_EVER})"


@compiles(_Latest)
def _postgresql_latest(element: _Latest, compiler: Any, **keywords: Any) -> str:
    days = ", ".join(f"CAST({day} AS DATE)" for day in _parts(element, compiler, **keywords))
    return f"greatest({days})"
