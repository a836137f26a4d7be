"""Days from a first to a last, both included; and months as the law counts them. Pure."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

#: The last day of the shortest month.
_IN_EVERY_MONTH: Final = 28


@dataclass(frozen=True, order=True)
class Period:
    """From `first` to `last`, both days included; without an end when `last` is None. ValueError if it ends too soon.

    Not half-open: a contract names its last day, and the next may begin the day after.
    """

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        """Refuse what has no day."""
        if self.last is not None and self.last < self.first:
            raise ValueError("period-without-days")

    @property
    def end(self) -> date:
        """The last day; the calendar's last when there is none."""
        return self.last or date.max

    def covers(self, day: date) -> bool:
        """Whether the day is one of its days."""
        return self.first <= day <= self.end

    def meets(self, other: "Period") -> bool:
        """Whether they have a day in common."""
        return self.first <= other.end and other.first <= self.end

    def common(self, other: "Period") -> "Period | None":
        """The days of both, or None."""
        if not self.meets(other):
            return None
        end = min(self.end, other.end)
        return Period(max(self.first, other.first), None if end == date.max else end)

    def holds(self, other: "Period") -> bool:
        """Whether each day of the other is one of its own."""
        return self.first <= other.first and other.end <= self.end

    @property
    def days(self) -> int | None:
        """How many days, or None without an end."""
        return None if self.last is None else (self.last - self.first).days + 1


def day_after(day: date) -> date | None:
    """The next day, or None after the calendar's last."""
    return None if day == date.max else day + timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day `months` later (earlier when negative); the month's last where it has no such day.

    Lag (1930:173) om beräkning av lagstadgad tid 1 §. Held inside the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= date.max.year:
        return date.max if months > 0 else date.min
    if day.day <= _IN_EVERY_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def end_of_month(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def day_before(day: date) -> date:
    """The day before, held inside the calendar."""
    return day if day == date.min else day - timedelta(days=1)


def months_on(last: date, months: int) -> date:
    """The last day of the `months` that follow `last`: 31 December and six months is 30 June, then 31 December."""
    if last == date.max:
        return last
    after = months_after(last + timedelta(days=1), months)
    return after if after == date.max else day_before(after)
