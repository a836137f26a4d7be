"""How much teaching is given: 15 hours a week in SFI, 23 in combined education, on average over four weeks. Pure.

Skollagen (2010:800) 20 kap. 24 § and 33 c §. It is the teaching that is offered, not what a pupil attends. An hour
is 60 minutes here, and the four weeks follow each other from a Monday: the law says neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.reckoning.periods import Period
from reception.reckoning.provisions import Basis, Provision, in_force
from reception.reckoning.terms import Footing

#: The average is taken over so many weeks.
AVERAGED_OVER: Final = Provision("Skollagen (2010:800) 20 kap. 24 och 33 c §§", amount=4, measure="weeks")
WEEKS: Final = AVERAGED_OVER.amount
SFI: Final = (
    Provision("Skollagen (2010:800) 20 kap. 24 § (2015:482)", date(2016, 1, 1), amount=15, measure="hours a week"),
)
#: For participants in the establishment programme with short schooling (20 kap. 3 a §, 2022:109).
COMBINED: Final = (
    Provision(
        "Skollagen (2010:800) 20 kap. 33 a § (2022:109)",
        date(2022, 8, 1),
        date(2025, 12, 31),
        amount=23,
        measure="hours a week",
    ),
    Provision("Skollagen (2010:800) 20 kap. 33 c § (2025:1311)", date(2026, 1, 1), amount=23, measure="hours a week"),
)
TO_CONFIRM: Final = Basis(
    "Skollagen (2010:800) 20 kap. 24 och 33 c §§",
    footing=Footing.TO_CONFIRM,
    to_confirm="Whether the four weeks follow each other or slide, whether weeks without teaching are left out, and "
    "that an hour is 60 minutes.",
)


def least_minutes(day: date, *, combined: bool, asked_for: int | None = None) -> int | None:
    """The least minutes a week on that day; None where no rule holds.

    `asked_for`: what the pupil asked for and the provider found fitting. It may be less in SFI, never in combined
    education, and never asks for more.
    """
    rule = in_force(COMBINED if combined else SFI, day)
    if rule is None:
        return None
    least = rule.amount * 60
    return least if combined or asked_for is None else min(least, asked_for)


@dataclass(frozen=True)
class FourWeeks:
    """Four weeks from a Monday, with the minutes of teaching in them and the least a week."""

    first: date
    minutes: int
    least: int

    @property
    def last(self) -> date:
        """Their last day, a Sunday."""
        return self.first + timedelta(weeks=WEEKS, days=-1)

    @property
    def missing(self) -> int:
        """How many minutes are missing in all; 0 when there is enough."""
        return max(0, self.least * WEEKS - self.minutes)

    @property
    def average(self) -> float:
        """Minutes a week."""
        return self.minutes / WEEKS


def four_weeks(
    within: Period, lessons: Iterable[tuple[date, int]], *, combined: bool, asked_for: int | None = None
) -> tuple[FourWeeks, ...]:
    """The whole four weeks of `within`, from the first Monday in it. `lessons`: the day of each, and its minutes.

    A rest of less than four weeks is not told about. ValueError when `within` has no end.
    """
    if within.last is None:
        raise ValueError("four-weeks-without-an-end")
    firsts = list(_firsts(within.first, within.last))
    minutes = dict.fromkeys(firsts, 0)
    for day, length in lessons:
        number = (day - firsts[0]).days // (WEEKS * 7) if firsts else -1
        if 0 <= number < len(firsts):
            minutes[firsts[number]] += length
    least = {first: least_minutes(first, combined=combined, asked_for=asked_for) for first in firsts}
    return tuple(FourWeeks(first, minutes[first], least[first] or 0) for first in firsts)


def _firsts(first: date, last: date) -> Iterable[date]:
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday + timedelta(weeks=WEEKS, days=-1) <= last:
        yield monday
        monday += timedelta(weeks=WEEKS)


def too_few(found: Iterable[FourWeeks]) -> tuple[FourWeeks, ...]:
    """Those with less teaching than the law asks for."""
    return tuple(one for one in found if one.missing)
