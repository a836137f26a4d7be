"""When and where one lesson is held, by the clocks of Sweden, also through the nights on which they change. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

HERE: Final = ZoneInfo("Europe/Stockholm")
#: The clocks change at 2 and 3 in the night. No lesson is held then, so that no lesson's length ever is in doubt.
EARLIEST: Final = time(4)


@dataclass(frozen=True, order=True, slots=True)
class Sitting:
    """When and where a lesson is held. ValueError when it has no minute, ends another day or is held by night."""

    day: date
    starts: time
    ends: time
    place: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no lesson."""
        check_clock(self.starts, self.ends)

    @property
    def begins_at(self) -> datetime:
        """Its first moment, in UTC."""
        return instant(self.day, self.starts)

    @property
    def finishes_at(self) -> datetime:
        """The moment at which it is over, in UTC."""
        return instant(self.day, self.ends)

    def meets(self, other: "Sitting") -> bool:
        """Whether both are held at one moment at least."""
        return self.day == other.day and self.starts < other.ends and other.starts < self.ends

    @property
    def minutes(self) -> int:
        """Its length: what the clock shows and what passes are the same, since no clock changes between."""
        return minutes_of_day(self.ends) - minutes_of_day(self.starts)


def instant(day: date, clock: time) -> datetime:
    """The moment at which a clock in Sweden shows that time on that day, in UTC."""
    return datetime.combine(day, clock, HERE).astimezone(UTC)


def minutes_of_day(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def check_clock(starts: time, ends: time) -> None:
    """ValueError when no lesson begins and ends at these times."""
    if starts.tzinfo or ends.tzinfo or starts.second or ends.second or starts.microsecond or ends.microsecond:
        raise ValueError("lesson-not-in-minutes")
    if starts < EARLIEST:
        raise ValueError("lesson-by-night")
    if ends <= starts:
        raise ValueError("lesson-without-minutes")
