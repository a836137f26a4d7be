"""Counting: one statement for each family of facts, split by the classes that are asked for. Numbers come out.

Every margin is the sum of these cells, so that every table adds up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.db.replica import counted
from reception.indicators import permits
from reception.indicators.queries import families
from reception.indicators.queries.dimensions import dimensions
from reception.indicators.queries.families import Facts, Sums, Times
from reception.indicators.rules.breakdowns import UNDIVIDED
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.terms import Breakdown
from reception.reckoning.asked import Asked


@dataclass(frozen=True)
class Cell:
    """How many of an indicator's version had one answer, in one class of each breakdown (`key`, in their order)."""

    code: str
    edition: int
    key: tuple[str, ...]
    verdict: str
    number: int


@dataclass(frozen=True)
class Duration:
    """How many waited so many days until it happened, or are known without it for so many days."""

    code: str
    edition: int
    days: int
    happened: bool
    number: int


def cells(asked: Asked, among: Sequence[Indicator], chosen: Sequence[Breakdown] = ()) -> Iterator[Cell]:
    """The cells of these indicators in a year. One statement for each family that has any of them."""
    for query in statements(asked, among, chosen):
        for code, edition, *key, verdict, number in counted(permits.COUNT.within(query)):
            yield Cell(code, edition, tuple(key), verdict, number)
    for sums in families.SUMS:
        yield from _summed(sums, asked, among, len(chosen))


def statements(
    asked: Asked, among: Sequence[Indicator], chosen: Sequence[Breakdown] = ()
) -> Iterator[sa.Select[*tuple[Any, ...]]]:
    """The statement of each family that has any of these indicators: code, edition, classes, verdict, number."""
    for family in families.FACTS:
        query = _of_family(family, asked, among, chosen)
        if query is not None:
            yield query


def _of_family(
    family: Facts, asked: Asked, among: Sequence[Indicator], chosen: Sequence[Breakdown]
) -> sa.Select[*tuple[Any, ...]] | None:
    parts = [_told(one, family[one.code](asked.by(one.amounts))) for one in among if one.code in family]
    if not parts:
        return None
    fact = sa.union_all(*parts).subquery("fact")
    classes = dimensions(asked.day, chosen) if chosen else None
    columns = [_class(classes, breakdown, fact, among) for breakdown in chosen if classes is not None]
    of = [fact.c.code, fact.c.edition, *columns, fact.c.verdict]
    query = sa.select(*of, sa.func.count()).select_from(fact)
    if classes is not None:
        query = query.select_from(fact.outerjoin(classes, classes.c.person_id == fact.c.person_id))
    return query.group_by(*(sa.literal_column(str(place)) for place in range(1, len(of) + 1)))


def _told(one: Indicator, facts: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    told = facts.subquery()
    code, edition = sa.literal(one.code, sa.Text()), sa.literal(one.version, sa.Integer())
    return sa.select(code.label("code"), edition.label("edition"), told.c.person_id, told.c.verdict)


def _class(
    classes: sa.Subquery, breakdown: Breakdown, fact: sa.Subquery, among: Iterable[Indicator]
) -> sa.ColumnElement[Any]:
    """An indicator that has no such breakdown is told in one piece."""
    split = sorted({one.code for one in among if breakdown in one.breakdowns})
    word = sa.func.coalesce(classes.c[breakdown.value], "not-stated")
    return sa.case((fact.c.code.in_(split), word), else_=sa.literal(UNDIVIDED, sa.Text()))


def _summed(sums: Sums, asked: Asked, among: Sequence[Indicator], breakdowns: int) -> Iterator[Cell]:
    for one in among:
        if one.code in sums:
            for verdict, number in counted(permits.COUNT.within(sums[one.code](asked.by(one.amounts)))):
                if number:
                    yield Cell(one.code, one.version, (UNDIVIDED,) * breakdowns, verdict, int(number))


def durations(asked: Asked, among: Sequence[Indicator]) -> Iterator[Duration]:
    """How long it took, or has not happened yet, for each indicator of time. One statement for each family."""
    for family in families.TIMES:
        query = _waits(family, asked, among)
        if query is not None:
            for code, edition, days, happened, number in counted(permits.COUNT.within(query)):
                yield Duration(code, edition, days, bool(happened), number)


def _waits(family: Times, asked: Asked, among: Sequence[Indicator]) -> sa.Select[*tuple[Any, ...]] | None:
    parts = [_waited(one, family[one.code](asked.by(one.amounts))) for one in among if one.code in family]
    if not parts:
        return None
    wait = sa.union_all(*parts).subquery("wait")
    of = (wait.c.code, wait.c.edition, wait.c.days, wait.c.happened)
    return sa.select(*of, sa.func.count()).group_by(*of).order_by(*of)


def _waited(one: Indicator, times: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    told = times.subquery()
    code, edition = sa.literal(one.code, sa.Text()), sa.literal(one.version, sa.Integer())
    return sa.select(code.label("code"), edition.label("edition"), told.c.days, told.c.happened)


def margins(found: Iterable[Cell], keep: Sequence[int]) -> Mapping[tuple[str, int, tuple[str, ...], str], int]:
    """The cells summed over every breakdown but those at the places `keep`: {(code, edition, key, verdict): number}."""
    sums: dict[tuple[str, int, tuple[str, ...], str], int] = {}
    for cell in found:
        key = (cell.code, cell.edition, tuple(cell.key[place] for place in keep), cell.verdict)
        sums[key] = sums.get(key, 0) + cell.number
    return sums
