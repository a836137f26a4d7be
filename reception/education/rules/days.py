"""Days from a first to a last, both included, and months as the law counts them. Pure."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Period:
    """From `first` to `last`, both included; without an end when `last` is None. ValueError if it ends too soon."""

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
        """Whether the day is one of them."""
        return self.first <= day <= self.end

    def meets(self, other: "Period") -> bool:
        """Whether they have a day in common."""
        return self.first <= other.end and other.first <= self.end


def day_before(day: date) -> date:
    """The day before, held inside the calendar."""
    return day if day == date.min else day - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day `months` later; the month's last where it has no such day. Held inside the calendar.

    Lag (1930:173) om beräkning av lagstadgad tid 1 §.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_on(last: date, months: int) -> date:
    """The last day of the `months` that follow `last`: 31 December and six months is 30 June, then 31 December."""
    if last == date.max:
        return last
    after = months_after(last + timedelta(days=1), months)
    return after if after == date.max else day_before(after)
