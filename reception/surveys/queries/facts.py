"""What surveys tell as facts: sums of what their own protection lets be shown. No answer is read but there."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from reception.db.verdicts import NO, YES
from reception.reckoning.asked import Asked
from reception.surveys.queries.figures import part_of_society


def i30(asked: Asked) -> sa.Select[*tuple[Any, ...]]:
    """Of those who answered surveys that closed in the year so far, how many agree that they can be a part of society.

    Columns: `verdict`, "yes" or "no", and `number`. No rows where no survey of the year may be shown. Which one may is
    decided by the rules of surveys, not here: the select holds their answer.
    """
    found = part_of_society(asked.period.first.year, asked.day)
    if found is None:
        return _row(YES, 0).where(sa.false())
    both = sa.union_all(_row(YES, found.count), _row(NO, found.of - found.count)).subquery("both")
    return sa.select(both.c.verdict, both.c.number)


def _row(word: str, number: int) -> sa.Select[*tuple[Any, ...]]:
    verdict: sa.ColumnElement[Any] = sa.literal(word, sa.Text())
    return sa.select(verdict.label("verdict"), sa.literal(number, sa.Integer()).label("number"))


SUMS: Final[Mapping[str, Callable[[Asked], sa.Select[*tuple[Any, ...]]]]] = {"I30": i30}
