"""A rule as data: how much, from when to when, where it stands, and whether it was read there. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reception.reckoning.terms import Footing

Measure = Literal["years", "months", "weeks", "hours", "hours a week", "points"]


@dataclass(frozen=True)
class Basis:
    """Where a rule stands. `valid_from` None: it held before any day that is asked of; `valid_to` is the last day.

    ValueError unless what is to be confirmed, and nothing else, says what is to be confirmed.
    """

    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    footing: Footing = Footing.READ
    to_confirm: str = ""

    def __post_init__(self) -> None:
        """Hold footing and doubt together."""
        if bool(self.to_confirm) is not (self.footing is Footing.TO_CONFIRM):
            raise ValueError("footing-without-its-reason")

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on the day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True)
class Provision(Basis):
    """A rule that is a number: `amount` in `measure`."""

    amount: int = 0
    measure: Measure = "months"


def in_force(versions: Iterable[Provision], day: date) -> Provision | None:
    """The version that holds on the day, or None: there was no such rule."""
    return next((one for one in versions if one.holds_on(day)), None)
