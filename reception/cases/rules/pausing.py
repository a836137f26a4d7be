"""How long a path may rest, and when two pauses are on the same days."""

from datetime import date
from typing import Final

#: A pause with an end lasts three years at most, and begins within a year (our numbers: they catch slips of the pen).
LONGEST_PAUSE_DAYS: Final = 1096
FARTHEST_PAUSE_DAYS: Final = 366


def lasts_too_long(starts_on: date, ends_on: date) -> bool:
    """Whether the pause is longer than anybody means."""
    return (ends_on - starts_on).days >= LONGEST_PAUSE_DAYS


def begins_too_late(starts_on: date, today: date) -> bool:
    """Whether the first day lies farther ahead than anybody plans."""
    return (starts_on - today).days > FARTHEST_PAUSE_DAYS
