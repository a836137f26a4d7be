"""The months of a person or a household as a page shows them: by each definition, and a part of the table at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import request

from reception.reckoning.periods import months_after
from reception.web.month_field import read_month
from reception.work.rules.self_support import Month, month_of
from reception.work.rules.support_definitions import Definition, Variant, definitions, in_force
from reception.work.rules.support_runs import Since, months_apart, self_supporting_since

#: So many months stand in the table at once.
MONTHS_SHOWN: Final = 24
#: From the month of a day to that of another, by the versions of one variant.
Reckon = Callable[[Sequence[Definition], date, date], tuple[Month, ...]]


@dataclass(frozen=True)
class Answer:
    """What one variant says: `definition` as it stands today (None: none does), every month, and since when."""

    variant: Variant
    definition: Definition | None
    months: tuple[Month, ...]
    since: Since | None

    @property
    def now(self) -> Month:
        """The month that has begun."""
        return self.months[-1]

    @property
    def lasted(self) -> int:
        """For how many months she has provided for herself, as far as is known."""
        return months_apart(self.since.month, self.since.known_until) + 1 if self.since else 0


@dataclass(frozen=True)
class Table:
    """The answers, and the part of the months that is shown: (by the main definition, by the strict one), newest first.

    `earlier` and `later`: the last month of the part before and after this one.
    """

    answers: tuple[Answer, ...]
    rows: tuple[tuple[Month, Month], ...]
    earlier: date | None
    later: date | None


def table(reckon: Reckon, first_noted: date, today: date) -> Table:
    """The months up to this one, those that `?until=2025-11` asks for on the page."""
    until = _asked(today)
    first = months_after(until, 1 - MONTHS_SHOWN)
    answers = tuple(_answer(one, reckon, min(first, first_noted), today) for one in Variant)
    both = zip(*(one.months for one in answers), strict=True)
    rows = tuple((main, strict) for main, strict in both if first <= main.month <= until)
    return Table(
        answers,
        rows[::-1],
        earlier=months_after(first, -1) if first_noted < first else None,
        later=min(months_after(until, MONTHS_SHOWN), month_of(today)) if until < month_of(today) else None,
    )


def _answer(variant: Variant, reckon: Reckon, first: date, today: date) -> Answer:
    versions = definitions()[variant]
    months = reckon(versions, first, today)
    return Answer(variant, in_force(versions, today), months, self_supporting_since(months))


def _asked(today: date) -> date:
    """The last month to show: this one, unless an earlier one is asked for."""
    asked = read_month(request.args.get("until", ""), today)
    return min(asked or today, month_of(today))
