"""Whether somebody, or a household, provides for itself: month by month, from what is noted of the income. Pure.

A source that is noted for a month is known. One without a last month is known for some months after it was last
confirmed (`Definition.goes_on_months`); later it may or may not go on. A month that nothing known covers is a hole.

The rule of a month, for one person and for a household alike, is asked of the sources of all its adults together:

- NO where somebody has a source that excludes (social assistance, establishment benefit), whatever else there is;
- otherwise YES where somebody has a source that counts, and NO where nobody has.

UNKNOWN is said only where what is not known could turn the answer: a source that may still go on, an adult with a hole,
an adult of whom nobody (or only another unit) knows, somebody who may or may not be an adult yet. So a household whose
one adult works and whose other lives on the family, savings or parental benefit provides for itself; somebody alone who
lives on the family or on savings does not, for no source of hers counts. A household without an adult is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from reception.people.rules.ages import MAJORITY, Standing, limit_on, standing
from reception.people.rules.birth import Birth
from reception.reckoning.periods import end_of_month, months_after
from reception.work.rules.support_definitions import Definition, in_force
from reception.work.terms.income import IncomeSource, Support

_EVERY: Final = frozenset(IncomeSource)
_NOTHING: Final[frozenset[IncomeSource]] = frozenset()
Sources = frozenset[IncomeSource]


@dataclass(frozen=True)
class Income:
    """A source from a month to a month, both included, each told by any of its days. Columns of `IncomePeriod`."""

    source: IncomeSource
    first_month: date
    last_month: date | None
    confirmed_on: date

    def covers(self, month: date) -> bool:
        """Whether the month is one of its months, known or not."""
        return month_of(self.first_month) <= month and (self.last_month is None or month <= self.last_month)

    def is_known_in(self, month: date, goes_on_months: int) -> bool:
        """Whether it is known to be there in a month that it covers."""
        known_until = months_after(month_of(self.confirmed_on), goes_on_months)
        return self.last_month is not None or month <= known_until


@dataclass(frozen=True)
class Member:
    """Somebody of a household. `incomes` None: nobody, or only another unit, knows what she lives by.

    `birth` None: not known. `since`, `until`: her days in the household; she counts in each month she has a day in it.
    """

    birth: Birth | None
    incomes: Sequence[Income] | None
    since: date | None = None
    until: date | None = None

    def belongs_in(self, month: date) -> bool:
        """Whether she is of the household on any day of the month."""
        return (self.since or date.min) <= end_of_month(month) and month <= (self.until or date.max)


@dataclass(frozen=True)
class Month:
    """A month, told by its first day: the answer, the sources that are known, and those that may still go on.

    Both in the order of `IncomeSource`. `is_hole`: of somebody nothing is known in it.
    """

    month: date
    support: Support
    sources: tuple[IncomeSource, ...] = ()
    perhaps: tuple[IncomeSource, ...] = ()
    is_hole: bool = False


@dataclass(frozen=True)
class _Told:
    """What is known of one adult in one month; a hole: perhaps anything."""

    known: Sources
    perhaps: Sources
    is_hole: bool


#: An adult there must be, of whom nothing is told.
_UNTOLD: Final = _Told(_NOTHING, _NOTHING, is_hole=True)


def month_of(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


def months_between(first: date, until: date) -> Iterator[date]:
    """The first day of each month from one day's month to the other's, both included."""
    month, last = month_of(first), month_of(until)
    while month <= last:
        yield month
        after = months_after(month, 1)
        if after <= month or after == date.max:
            return
        month = after


def months_of(incomes: Sequence[Income], versions: Sequence[Definition], first: date, until: date) -> tuple[Month, ...]:
    """One person's months from `first` to the month of `until`. `versions`: `definitions()[variant]`."""
    return tuple(_person_month(incomes, in_force(versions, month), month) for month in months_between(first, until))


def household_months(
    members: Sequence[Member], versions: Sequence[Definition], first: date, until: date
) -> tuple[Month, ...]:
    """A household's months from `first` to the month of `until`: of those who have filled 18 when the month begins."""
    return tuple(_household_month(members, in_force(versions, month), month) for month in months_between(first, until))


def _person_month(incomes: Sequence[Income], by: Definition | None, month: date) -> Month:
    if by is None:
        return Month(month, Support.UNKNOWN)
    return _month(month, [_told(incomes, by, month)], by)


def _household_month(members: Sequence[Member], by: Definition | None, month: date) -> Month:
    if by is None:
        return Month(month, Support.UNKNOWN)
    here = [(one, _grown(one, month)) for one in members if one.belongs_in(month)]
    adults = [_as_adult(_told(one.incomes, by, month), grown) for one, grown in here if grown != "below"]
    if not any(grown == "reached" for _one, grown in here):
        adults.append(_UNTOLD)
    return _month(month, adults, by)


def _grown(one: Member, month: date) -> Standing:
    return standing(one.birth, limit_on(MAJORITY, month).years, month)


def _as_adult(told: _Told, grown: Standing) -> _Told:
    """What is told of a grown person; only perhaps, of whom that is not sure."""
    return told if grown == "reached" else _Told(_NOTHING, told.known | told.perhaps, told.is_hole)


def _told(incomes: Sequence[Income] | None, by: Definition, month: date) -> _Told:
    there = [one for one in incomes or () if one.covers(month)]
    known = frozenset(one.source for one in there if one.is_known_in(month, by.goes_on_months))
    perhaps = frozenset(one.source for one in there) - known
    return _Told(known, perhaps, is_hole=not known)


def _month(month: date, told: Sequence[_Told], by: Definition) -> Month:
    known = _NOTHING.union(*(one.known for one in told))
    noted = _NOTHING.union(*(one.perhaps for one in told)) - known
    is_hole = any(one.is_hole for one in told)
    support = _support(known, _EVERY if is_hole else noted, by)
    return Month(month, support, _in_order(known), _in_order(noted), is_hole)


def _support(known: Sources, perhaps: Sources, by: Definition) -> Support:
    """The answer that holds whichever of the sources that are perhaps there are there."""
    if known & by.excludes:
        return Support.NO
    if perhaps & by.excludes:
        return Support.UNKNOWN if (known | perhaps) & by.counts else Support.NO
    if known & by.counts:
        return Support.YES
    return Support.UNKNOWN if perhaps & by.counts else Support.NO


@lru_cache(maxsize=1024)
def _in_order(sources: Sources) -> tuple[IncomeSource, ...]:
    """Remembered: the same few sources stand together in month after month."""
    return tuple(one for one in IncomeSource if one in sources)
