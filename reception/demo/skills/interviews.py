"""When somebody's interview was begun and its parts were ended: in time, late, not to the end, or never."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.skills.terms import Part

#: Of a hundred grown-ups: with whom an interview was begun, and of those who were mapped within sixty days or late.
#: With the others it was left off. The shares are ours.
BEGUN, IN_TIME, LATE = 72, 75, 15
#: Begun and ended so many days after reception, at least and at most.
BEGINS, ENDS_IN_TIME, ENDS_LATE = (5, 24), (32, 60), (65, 170)
MEETINGS: Final = (2, 3, 3, 4)
FEWEST_PARTS, MOST_PARTS = 2, 6


@dataclass(frozen=True, slots=True)
class Interview:
    """The first day, and the day on which each part was first ended, in the order of the parts."""

    started_on: date
    ended: dict[Part, date]

    def until(self, day: date) -> "Interview | None":
        """As it stood on a day; None if it had not begun."""
        if self.started_on > day:
            return None
        return Interview(self.started_on, {part: on for part, on in self.ended.items() if on <= day})

    @property
    def mapped_on(self) -> date | None:
        """The day on which the last part was ended."""
        return max(self.ended.values()) if len(self.ended) == len(Part) else None


def interview(random: Random, received: date, today: date) -> Interview | None:
    """Somebody's interview until today; None if there was none, or not yet."""
    if random.randrange(100) >= BEGUN:
        return None
    chance = random.randrange(100)
    started = workday(received + timedelta(days=random.randint(*BEGINS)))
    last = workday(received + timedelta(days=random.randint(*(ENDS_LATE if chance >= IN_TIME else ENDS_IN_TIME))))
    parts = list(Part)
    if chance >= IN_TIME + LATE:
        parts = parts[: random.randint(FEWEST_PARTS, MOST_PARTS)]
    return Interview(started, dict(zip(parts, _days(random, started, last), strict=False))).until(today)


def _days(random: Random, first: date, last: date) -> Iterable[date]:
    """A day for each of the parts, in two to four meetings from the first day to the last."""
    count, span = random.choice(MEETINGS), (last - first).days
    meetings = [
        first,
        *sorted(workday(first + timedelta(days=random.randint(0, span))) for _ in range(count - 2)),
        last,
    ]
    ends = sorted(random.randrange(count) for _ in range(len(Part) - 2))
    return [max(meetings[place], first) for place in (0, *ends, count - 1)]


def workday(day: date) -> date:
    """Friday when it falls on a weekend."""
    return day - timedelta(days=max(day.weekday() - 4, 0))
