"""What a figure is asked for: a year, as known on a day, by the numbers of its definition. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from reception.reckoning.periods import Period


@dataclass(frozen=True)
class Asked:
    """The calendar year `period`, as known on the day `on`. `amounts`: the definition's numbers, by name.

    It can be a key, so that figures that are counted from the same rows share one statement.
    """

    period: Period
    on: date
    amounts: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of_year(cls, year: int, on: date, amounts: Mapping[str, int] | None = None) -> Self:
        """A calendar year, as known on a day."""
        return cls(Period(date(year, 1, 1), date(year, 12, 31)), on, tuple(sorted((amounts or {}).items())))

    @property
    def last(self) -> date:
        """The last day of the year."""
        return self.period.end

    @property
    def day(self) -> date:
        """The day on which things stand as they are counted: the last of the year, or before that, `on`."""
        return min(self.period.end, self.on)

    @property
    def has_begun(self) -> bool:
        """Whether any day of the year has come."""
        return self.period.first <= self.on

    def amount(self, name: str) -> int:
        """A number of the definition. Raises KeyError."""
        return dict(self.amounts)[name]

    def by(self, amounts: Mapping[str, int]) -> "Asked":
        """The same question by a definition's numbers."""
        return Asked(self.period, self.on, tuple(sorted(amounts.items())))
