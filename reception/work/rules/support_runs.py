"""Unbroken months of self-support: since when, how long, and how soon after reception. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reception.reckoning.periods import months_after
from reception.work.rules.self_support import Month, month_of
from reception.work.terms.income import IncomeSource, Support


@dataclass(frozen=True)
class Spell:
    """Months in a row that are alike, from the first to the last, both included; each told by its first day."""

    first: date
    last: date
    support: Support
    sources: tuple[IncomeSource, ...] = ()
    perhaps: tuple[IncomeSource, ...] = ()
    is_hole: bool = False

    @property
    def months(self) -> int:
        """How many months."""
        return months_apart(self.first, self.last) + 1


@dataclass(frozen=True)
class Since:
    """Self-supporting since a month, as far as is known: up to and with the month `known_until`."""

    month: date
    known_until: date


def months_apart(first: date, last: date) -> int:
    """How many months one day's month lies after the other's."""
    return (last.year - first.year) * 12 + last.month - first.month


def spells(months: Sequence[Month]) -> tuple[Spell, ...]:
    """Months in a row with the same answer and the same sources put together, for display."""
    alike = _in_a_row(months, lambda one: (one.support, one.sources, one.perhaps, one.is_hole))
    return tuple(
        Spell(run[0].month, run[-1].month, run[0].support, run[0].sources, run[0].perhaps, run[0].is_hole)
        for run in alike
    )


def runs(months: Sequence[Month]) -> tuple[Spell, ...]:
    """Months in a row with the same answer, whatever the sources."""
    return tuple(
        Spell(run[0].month, run[-1].month, run[0].support) for run in _in_a_row(months, lambda one: one.support)
    )


def self_supporting_since(months: Sequence[Month]) -> Since | None:
    """Since which month, where the last month that is known is one of self-support; otherwise None."""
    last = next((run for run in reversed(runs(months)) if run.support is not Support.UNKNOWN), None)
    return Since(last.first, last.last) if last is not None and last.support is Support.YES else None


def longest_run(months: Sequence[Month]) -> Spell | None:
    """The longest unbroken self-support, the first of those that are as long; None where there was no such month."""
    return max(_supported(months), key=lambda run: run.months, default=None)


def lasting_since(months: Sequence[Month], received_on: date, lasting_months: int) -> date | None:
    """The first month, from that of reception on, of a self-support that lasts; None where there is none by now."""
    later = [one for one in months if one.month >= month_of(received_on)]
    return next((run.first for run in _supported(later) if run.months >= lasting_months), None)


def months_to_support(months: Sequence[Month], received_on: date, lasting_months: int) -> int | None:
    """I18b: how many months from reception to a self-support that lasts; 0 in the month of reception."""
    first = lasting_since(months, received_on, lasting_months)
    return None if first is None else months_apart(received_on, first)


def _supported(months: Sequence[Month]) -> Iterator[Spell]:
    return (run for run in runs(months) if run.support is Support.YES)


def _in_a_row(months: Iterable[Month], alike: Callable[[Month], object]) -> list[list[Month]]:
    """The months in order, put together while they are alike and none is left out between."""
    found: list[list[Month]] = []
    for one in sorted(months, key=lambda month: month.month):
        before = found[-1][-1] if found else None
        if before is not None and alike(before) == alike(one) and months_after(before.month, 1) == one.month:
            found[-1].append(one)
        else:
            found.append([one])
    return found
