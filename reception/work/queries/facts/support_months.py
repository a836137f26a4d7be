"""Month after month of self-support as a database reckons it, for everybody received: since when it lasts.

A month after month for each person would be millions of rows. Only the months in which something changes are looked
at: each source begins, is no longer known, and ends. Their sums so far say how many there are of each sort until the
next change; months in a row with the same answer are a run.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.db.civil import days_after, earliest, latest, months_after
from reception.reckoning import periods
from reception.work.models import IncomePeriod, WorkFile
from reception.work.queries.facts.support_ground import SORTS, is_no, is_yes
from reception.work.rules.self_support import month_of
from reception.work.rules.support_definitions import Definition
from reception.work.terms.income import IncomeSource


def of_sources(sources: Iterable[IncomeSource]) -> sa.ColumnElement[bool]:
    """Whether the row's source is one of these."""
    return IncomePeriod.source.in_(sorted(sources, key=lambda one: one.value))


def spells(people: sa.CTE, versions: Sequence[Definition], on: date) -> sa.CTE:
    """Months in a row, from that of reception to that of `on`, in which each source is there or not.

    person_id, month (the first of them), after (the first one after them), is_yes, is_known (1 or 0), run (the same
    number for all of one unbroken self-support); each month is told by its first day.
    """
    changes = _changes(people, versions, periods.months_after(month_of(on), 1))
    in_order = sa.func.lead(changes.c.month).over(partition_by=changes.c.person_id, order_by=changes.c.month)
    so_far = [
        sa.func.sum(changes.c[name]).over(partition_by=changes.c.person_id, order_by=changes.c.month).label(name)
        for name in SORTS
    ]
    sums = sa.select(changes.c.person_id, changes.c.month, in_order.label("after"), *so_far).subquery()
    yes, no = _flag(is_yes(sums.c)), _flag(is_no(sums.c))
    told = (
        sa.select(sums.c.person_id, sums.c.month, sums.c.after, yes.label("is_yes"), (yes + no).label("is_known"))
        .where(sums.c.after.is_not(None))
        .subquery()
    )
    breaks = sa.func.sum(1 - told.c.is_yes).over(partition_by=told.c.person_id, order_by=told.c.month)
    return sa.select(told, breaks.label("run")).cte()


def lasting(found: sa.CTE, months: int) -> sa.Subquery:
    """person_id, month: the first of a self-support that is unbroken for so many months."""
    first = sa.func.min(found.c.month)
    runs = (
        sa.select(found.c.person_id, first.label("month"))
        .where(found.c.is_yes == 1)
        .group_by(found.c.person_id, found.c.run)
        .having(sa.func.max(found.c.after) >= months_after(first, months))
        .subquery()
    )
    return sa.select(runs.c.person_id, sa.func.min(runs.c.month).label("month")).group_by(runs.c.person_id).subquery()


def known(found: sa.CTE) -> sa.Subquery:
    """person_id, after: the first day after the last month of which the answer is known."""
    query = sa.select(found.c.person_id, sa.func.max(found.c.after).label("after")).where(found.c.is_known == 1)
    return query.group_by(found.c.person_id).subquery()


def _flag(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.case((condition, 1), else_=0)


def _changes(people: sa.CTE, versions: Sequence[Definition], after: date) -> sa.Subquery:
    """person_id, month, and how many more of each sort there are from it on."""
    told = [change for one in versions for change in _of_version(people, one, after)]
    every = sa.union_all(*told).subquery()
    sums = [sa.func.sum(every.c[name]).label(name) for name in SORTS]
    return sa.select(every.c.person_id, every.c.month, *sums).group_by(every.c.person_id, every.c.month).subquery()


def _of_version(people: sa.CTE, by: Definition, after: date) -> list[sa.Select[*tuple[Any, ...]]]:
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


def _spans(people: sa.CTE, by: Definition, after: date) -> sa.CTE:
    """Each source, within the months that are asked about and in which the version holds.

    person_id, counts, excludes (1 or 0), begins, known_until, ends: first days of months, the two last ones no more in.
    """
    one, (holds_from, holds_until) = IncomePeriod, _months_of(by)
    first = latest(_month(people.c.received_on), holds_from)
    last = earliest(sa.literal(after, sa.Date()), holds_until)
    begins = _month(one.first_month)
    ends = months_after(_month(one.last_month), 1)
    known_until = sa.func.coalesce(ends, months_after(_month(one.confirmed_on), by.goes_on_months + 1))
    return (
        sa.select(
            people.c.person_id,
            _flag(of_sources(by.counts)).label("counts"),
            _flag(of_sources(by.excludes)).label("excludes"),
            earliest(latest(begins, first), last).label("begins"),
            earliest(latest(known_until, begins, first), last).label("known_until"),
            earliest(latest(sa.func.coalesce(ends, sa.literal(after, sa.Date())), begins, first), last).label("ends"),
        )
        .join(WorkFile, WorkFile.person_id == people.c.person_id)
        .join(one, one.work_file_id == WorkFile.id)
        .cte()
    )


def _month(day: Any) -> sa.ColumnElement[Any]:
    """The first day of its month."""
    return days_after(day, 1 - sa.extract("day", day))


def _months_of(by: Definition) -> tuple[date, date]:
    """The first month on whose first day the version holds, and the first one after them."""
    first, last = by.basis.valid_from, by.basis.valid_to
    holds_from = date.min if first is None else month_of(first)
    if first is not None and holds_from < first:
        holds_from = periods.months_after(holds_from, 1)
    return holds_from, date.max if last is None else periods.months_after(month_of(last), 1)
