"""When the numbers of the day go out by e-mail, and what makes a message worth reading. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from reception.overview.terms import Rhythm, Rung, Section

#: From this hour on a Swedish clock: it is there before the day's first appointment, and wakes nobody.
SENT_FROM: Final = time(7)
#: What a message counts, in its order. What is silent, new or followed along in can wait until one signs in.
COUNTED: Final = (
    Section.OVERDUE, Section.TODAY, Section.WEEK, Section.STEPS, Section.WAITING, Section.AFTER,
)  # fmt: skip


@dataclass(frozen=True)
class DayNumbers:
    """How long the lists of somebody's day are, in words ("7", "50+"); none that is empty.

    `late`: for managers, what their units are late with for long.
    """

    own: Mapping[Section, str] = field(default_factory=dict)
    late: Mapping[Rung, str] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether anything is waiting."""
        return bool(self.own or self.late)


def is_time(here: datetime, is_working_day: Callable[[date], bool]) -> bool:
    """Whether messages go out at this moment of a Swedish clock."""
    return here.time() >= SENT_FROM and is_working_day(here.date())


def rhythms_of(day: date, is_working_day: Callable[[date], bool]) -> tuple[Rhythm, ...]:
    """Which rhythms have their day. After a Monday on which nobody works, the week's first working day is that day."""
    if not is_working_day(day):
        return ()
    earlier = (day - timedelta(days=back) for back in range(1, day.weekday() + 1))
    return (Rhythm.DAILY,) if any(map(is_working_day, earlier)) else (Rhythm.DAILY, Rhythm.WEEKLY)
