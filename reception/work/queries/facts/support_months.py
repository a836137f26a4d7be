"""Month after month of self-support as a database reckons it, for everybody received: since when it lasts.

A month after month for each person would be millions of rows. Only the months in which something changes are looked
at: each source begins, is no longer known, and ends. Their sums so far say how many there are of each sort until the
next change; months in a row with the same answer are a run. A month is a number here (`number_of`).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.db.numbers import greatest, least, month_number
from reception.work.models import IncomePeriod, WorkFile
from reception.work.queries.facts.support_ground import SORTS, is_no, is_yes
from reception.work.rules.support_definitions import Definition
from reception.work.terms.income import IncomeSource

_A_YEAR: Final = 12


def number_of(day: date) -> int:
    """The number of the day's month, counted from the calendar's beginning."""
    return day.year * _A_YEAR + day.month - 1


def first_day_of(month: int) -> date:
    """The first day of the month of that number."""
    year, before = divmod(month, _A_YEAR)
    return date(year, before + 1, 1)


def of_sources(sources: Iterable[IncomeSource]) -> sa.ColumnElement[bool]:
    """Whether the row's source is one of these."""
    return IncomePeriod.source.in_(sorted(sources, key=lambda one: one.value))


def supported(people: sa.CTE, versions: Sequence[Definition], on: date, months: int) -> sa.Subquery:
    """Of each person with a source of income, from the month of reception to that of `on`.

    person_id, begun: the first month of a self-support that is unbroken for so many `months`, or NULL; after: the month
    after the last one of which the answer is known, or NULL.
    """
    found = _answers(people, versions, number_of(on) + 1)
    first, after = (sa.case((found.c.is_yes == 1, found.c[name])) for name in ("month", "after"))
    runs = (
        sa.select(
            found.c.person_id,
            sa.func.min(first).label("first"),
            sa.func.max(after).label("after"),
            sa.func.max(sa.case((found.c.is_known == 1, found.c.after))).label("known"),
        )
        .group_by(found.c.person_id, found.c.run)
        .subquery()
    )
    lasts = sa.case((runs.c.after - runs.c.first >= months, runs.c.first))
    return (
        sa.select(runs.c.person_id, sa.func.min(lasts).label("begun"), sa.func.max(runs.c.known).label("after"))
        .group_by(runs.c.person_id)
        .subquery()
    )


def _answers(people: sa.CTE, versions: Sequence[Definition], after: int) -> sa.Subquery:
    """person_id, month, after, is_yes, is_known (1 or 0), run: months in a row in which nothing changes.

    Of one unbroken self-support all rows have the same `run`.
    """
    changes = _changes(people, versions, after)
    whose, month = changes.c.person_id, changes.c.month
    until = sa.func.lead(month).over(partition_by=whose, order_by=month).label("after")
    so_far = [sa.func.sum(changes.c[name]).over(partition_by=whose, order_by=month).label(name) for name in SORTS]
    sums = sa.select(whose, month, until, *so_far).subquery()
    yes, no = _flag(is_yes(sums.c)), _flag(is_no(sums.c))
    told = (
        sa.select(sums.c.person_id, sums.c.month, sums.c.after, yes.label("is_yes"), (yes + no).label("is_known"))
        .where(sums.c.after.is_not(None))
        .subquery()
    )
    breaks = sa.func.sum(1 - told.c.is_yes).over(partition_by=told.c.person_id, order_by=told.c.month)
    return sa.select(told, breaks.label("run")).subquery()


def _flag(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.case((condition, 1), else_=0)


def _changes(people: sa.CTE, versions: Sequence[Definition], after: int) -> sa.Subquery:
    """person_id, month, and how many more of each sort there are from it on."""
    told = [change for one in versions for change in _of_version(people, one, after)]
    every = sa.union_all(*told).subquery()
    sums = [sa.func.sum(every.c[name]).label(name) for name in SORTS]
    return sa.select(every.c.person_id, every.c.month, *sums).group_by(every.c.person_id, every.c.month).subquery()


def _of_version(people: sa.CTE, by: Definition, after: int) -> list[sa.Select[*tuple[Any, ...]]]:
    """What changes where a source begins to be known, where it is perhaps there, and where it is not."""
    spans = _spans(people, by, after)
    is_there, counts, excludes = sa.literal(1, sa.Integer()), spans.c.counts, spans.c.excludes
    nothing = sa.literal(0, sa.Integer())
    steps = (
        (spans.c.begins, (is_there, counts, excludes, nothing, nothing)),
        (spans.c.known_until, (-is_there, -counts, -excludes, counts, excludes)),
        (spans.c.ends, (nothing, nothing, nothing, -counts, -excludes)),
    )
    return [
        sa.select(
            spans.c.person_id,
            month.label("month"),
            *(number.label(name) for name, number in zip(SORTS, numbers, strict=True)),
        ).where(spans.c.begins < spans.c.ends)
        for month, numbers in steps
    ]


def _spans(people: sa.CTE, by: Definition, after: int) -> sa.CTE:
    """Each source, within the months that are asked about and in which the version holds.

    person_id, counts, excludes (1 or 0), begins, known_until, ends: months, the two last ones no more in.
    """
    one, (holds_from, holds_until) = IncomePeriod, _months_of(by)
    last = min(after, holds_until)
    first, begins = greatest(month_number(people.c.received_on), holds_from), month_number(one.first_month)
    ends = month_number(one.last_month) + 1
    known_until = sa.func.coalesce(ends, month_number(one.confirmed_on) + by.goes_on_months + 1)
    return (
        sa.select(
            people.c.person_id,
            _flag(of_sources(by.counts)).label("counts"),
            _flag(of_sources(by.excludes)).label("excludes"),
            least(greatest(begins, first), last).label("begins"),
            least(greatest(known_until, begins, first), last).label("known_until"),
            least(greatest(sa.func.coalesce(ends, after), begins, first), last).label("ends"),
        )
        .join(WorkFile, WorkFile.person_id == people.c.person_id)
        .join(one, one.work_file_id == WorkFile.id)
        .cte()
    )


def _months_of(by: Definition) -> tuple[int, int]:
    """The first month on whose first day the version holds, and the first one after them."""
    first, last = by.basis.valid_from or date.min, by.basis.valid_to or date.max
    return number_of(first) + (first.day > 1), number_of(last) + 1
