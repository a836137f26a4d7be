"""Pauses, and how they move due dates that lie ahead. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.i18n.said import Label
from reception.path.rules.days import plus_days


@dataclass(frozen=True)
class Pause:
    """The path rests from a day to a day, both counted; without an end until further notice."""

    starts_on: date
    ends_on: date | None
    reason: str | Label

    def holds_on(self, day: date) -> bool:
        """Whether the path rests on `day`."""
        return self.starts_on <= day <= (self.ends_on or date.max)


@dataclass(frozen=True)
class Moved:
    """A due date that a pause moved."""

    before: date
    after: date
    reason: str | Label


def moved_by(pauses: tuple[Pause, ...], start: date | None, due: date, today: date) -> tuple[Moved, ...]:
    """What each pause did to a due date that was counted from `start`, in order of time.

    A pause counts from the day it meets the time that is counted, and moves no date that had passed when it began. One
    without an end has moved the date by the days it has lasted so far. A day on which two rest counts once: the pauses
    of two records that turned out to be one person may meet.
    """
    moves: list[Moved] = []
    uncounted = date.min
    for pause in sorted(pauses, key=lambda one: (one.starts_on, one.ends_on or date.max)):
        begins = max(pause.starts_on, start or pause.starts_on, uncounted)
        ends = pause.ends_on or today
        if begins <= ends and begins <= due:
            after = plus_days(due, (ends - begins).days + 1)
            moves.append(Moved(due, after, pause.reason))
            due = after
        uncounted = max(uncounted, plus_days(ends, 1))
    return tuple(moves)
