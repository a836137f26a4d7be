"""Lengths of time that rules count with: days, working days, weeks, months and years. Pure.

Which days are working days is told from outside (`IsWorkingDay`): the calendar of Swedish holidays is not a rule.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

IsWorkingDay = Callable[[date], bool]

#: No working day is sought further away than this, whatever the calendar says.
_LONGEST_LEAVE: Final = 60
_FIRST: Final = date.min
_LAST: Final = date.max


@dataclass(frozen=True)
class Length:
    """A length of time; every part may be negative. Months and years first, then weeks and days, then working days."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    working_days: int = 0

    def after(self, day: date, is_working_day: IsWorkingDay) -> date:
        """The day that lies this length after `day`; the calendar's first or last day if it would lie outside it.

        A month that has no such day ends on its last (lag (1930:173) om beräkning av lagstadgad tid 1 §).
        """
        try:
            moved = _months_after(day, self.years * 12 + self.months) + timedelta(days=self.weeks * 7 + self.days)
            return _working_days_after(moved, self.working_days, is_working_day)
        except (OverflowError, ValueError):
            return _LAST if self.is_forward else _FIRST

    @property
    def is_forward(self) -> bool:
        """Whether it leads onwards (or nowhere)."""
        return self.years * 372 + self.months * 31 + self.weeks * 7 + self.days + self.working_days >= 0


#: No time at all.
NO_TIME: Final = Length()


def weekdays_only(day: date) -> bool:
    """Monday to Friday, without any holidays: for calculations in which the calendar does not matter."""
    return day.weekday() < 5


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _working_days_after(day: date, count: int, is_working_day: IsWorkingDay) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day = _next_working_day(day, step, is_working_day)
    return day


def _next_working_day(day: date, step: timedelta, is_working_day: IsWorkingDay) -> date:
    for _ in range(_LONGEST_LEAVE):
        day += step
        if is_working_day(day):
            break
    return day


def plus_days(day: date, days: int) -> date:
    """`days` after `day`, held inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, _FIRST.toordinal()), _LAST.toordinal()))
