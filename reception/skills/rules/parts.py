"""How far an interview has come. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reception.skills.terms import Part


@dataclass(frozen=True)
class Share:
    """So many of the parts are ended."""

    done: int
    of: int = len(Part)

    @property
    def is_whole(self) -> bool:
        """Whether the interview is done."""
        return self.done == self.of


def share(ended: Mapping[Part, date]) -> Share:
    """How much of the interview is done; `ended`: the day on which each part was first ended."""
    return Share(len(ended))


def mapped_on(ended: Mapping[Part, date]) -> date | None:
    """The day on which the last of all parts was ended for the first time; None while one is left."""
    return max(ended.values()) if share(ended).is_whole else None


def next_part(ended: Mapping[Part, date]) -> Part | None:
    """The first part that is left: where an interview is taken up again."""
    return next((part for part in Part if part not in ended), None)


def days_until(mapped: date, received: date | None) -> int | None:
    """The days from reception to mapping; None where the day of reception is not known, or lies after it."""
    if received is None or received > mapped:
        return None
    return (mapped - received).days
