"""What the figures of homes are made of: tables by tenure and district, ends by month, settling of a year. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from reception.housing.terms import SettlementState, Tenure
from reception.reckoning.periods import Period, months_after

#: How far the list of contracts that end looks ahead, and the list of homes that become free (our numbers).
MONTHS_OF_ENDING: Final = 12
MONTHS_TO_FREE: Final = 3
#: A latest day of settlement so many days ahead is close (our number).
DAYS_CLOSE: Final = 30
#: The homes that are none of the municipality's, or of which no district is noted, in place of a district's name.
ELSEWHERE: Final = ""


def of_ending(today: date) -> Period:
    """The days whose contracts are listed as ending."""
    return Period(today, months_after(today, MONTHS_OF_ENDING))


def of_becoming_free(today: date) -> Period:
    """The days on which homes are listed as becoming free."""
    return Period(today, months_after(today, MONTHS_TO_FREE))


def year_until(today: date) -> Period:
    """The year so far."""
    return Period(date(today.year, 1, 1), today)


def ends_by_month(ends: Iterable[date], today: date) -> list[tuple[date, int]]:
    """How many of these days lie in each month of the list, by the month's first day; months without any are told."""
    period = of_ending(today)
    found = Counter(day.replace(day=1) for day in ends if period.covers(day))
    months = [months_after(today.replace(day=1), number) for number in range(MONTHS_OF_ENDING + 1)]
    return [(month, found[month]) for month in months if found[month] or month <= months[-2]]


@dataclass(frozen=True)
class Cross:
    """Contracts by tenure and district: `rows` of (tenure, a number for each of `districts`), with the sums."""

    districts: Sequence[str]
    rows: Sequence[tuple[Tenure, Sequence[int]]]

    @property
    def sums(self) -> list[int]:
        """The sum of each district."""
        return [sum(numbers[place] for _tenure, numbers in self.rows) for place in range(len(self.districts))]

    @property
    def whole(self) -> int:
        """All of them."""
        return sum(self.sums)


def cross(found: Iterable[tuple[Tenure, str]]) -> Cross:
    """The table of contracts, each with its tenure and its district's name; what is elsewhere stands last."""
    numbers = Counter(found)
    named = {district for _tenure, district in numbers}
    districts = sorted(named - {ELSEWHERE}, key=str.casefold) + [ELSEWHERE] * (ELSEWHERE in named)
    tenures = [tenure for tenure in Tenure if any(numbers[tenure, district] for district in districts)]
    return Cross(districts, [(tenure, [numbers[tenure, one] for one in districts]) for tenure in tenures])


@dataclass
class OfDistrict:
    """The municipality's homes in one district: how many homes and units, and how the units stand on a day."""

    name: str
    homes: int = 0
    units: int = 0
    free: int = 0
    closed: int = 0
    occupied: int = 0


@dataclass(frozen=True)
class Waiting:
    """Households that seek a home: all, those past their latest day of settlement, those who are close to it."""

    households: int = 0
    overdue: int = 0
    close: int = 0


def waiting(latest_days: Iterable[date | None], today: date) -> Waiting:
    """What is counted of the households that seek a home, by the day until which the clock of each runs."""
    days = list(latest_days)
    left = [(day - today).days for day in days if day is not None]
    return Waiting(len(days), sum(1 for days in left if days < 0), sum(1 for days in left if 0 <= days <= DAYS_CLOSE))


@dataclass(frozen=True)
class Settled:
    """A contract into which an assigned household moved, and how that stands to its latest day."""

    contract_id: int
    moved_in_on: date
    latest: date
    state: SettlementState

    @property
    def days(self) -> int:
        """Days to the latest day from moving in, below 0 when past it."""
        return (self.latest - self.moved_in_on).days


@dataclass(frozen=True)
class Settling:
    """The households settled in a year so far."""

    settled: Sequence[Settled] = field(default_factory=tuple)

    @property
    def in_time(self) -> int:
        """Those who moved in no later than their latest day."""
        return sum(1 for one in self.settled if one.state is SettlementState.IN_TIME)

    @property
    def late(self) -> int:
        """The others."""
        return len(self.settled) - self.in_time
