"""What figures may be split by, and into which classes; and which split would name people. Pure."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from reception.indicators.rules.catalogue import Indicator
from reception.indicators.terms import Breakdown
from reception.reckoning.periods import months_after

#: At most so many beside sex: more would leave cells of single people. Our own number.
MOST_BESIDE_SEX: Final = 2
#: Nothing splits this figure: the class of an indicator that has no such breakdown.
UNDIVIDED: Final = "-"
_MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True)
class Span:
    """A class from `first` to `last`, both included, in years or months; `last` None: and more."""

    first: int
    last: int | None

    @property
    def word(self) -> str:
        """The class as a key: "16-19", or "66-"."""
        return f"{self.first}-{'' if self.last is None else self.last}"


@dataclass(frozen=True)
class Classes:
    """The classes of age and of time since reception."""

    ages: tuple[Span, ...]
    months: tuple[Span, ...]


@cache
def classes() -> Classes:
    """The classes of this package."""
    folder = resources.files("reception.indicators").joinpath("definitions", "breakdowns.toml")
    told = tomllib.loads(folder.read_text("utf-8"))
    return Classes(tuple(_spans(told["ages"])), tuple(_spans(told["months"])))


def _spans(starts: Sequence[int]) -> Iterator[Span]:
    for first, following in zip(starts, [*starts[1:], None], strict=True):
        yield Span(first, None if following is None else following - 1)


def span_of(word: str) -> Span:
    """The class of a key. ValueError if it is none."""
    first, _dash, last = word.partition("-")
    return Span(int(first), int(last) if last else None)


def born_by(years: int, day: date) -> date:
    """Who was born on this day or before is so many years old on `day`."""
    return months_after(day, -_MONTHS_A_YEAR * years)


def received_by(months: int, day: date) -> date:
    """Who was received on this day or before has been here so many months on `day`."""
    return months_after(day, -months)


def too_fine(chosen: Sequence[Breakdown]) -> bool:
    """Whether so many breakdowns at once would leave cells of single people: more than two beside sex."""
    return len(set(chosen) - {Breakdown.SEX}) > MOST_BESIDE_SEX


def not_offered(one: Indicator, chosen: Sequence[Breakdown]) -> tuple[Breakdown, ...]:
    """Those chosen that the indicator's definition does not allow."""
    return tuple(breakdown for breakdown in chosen if breakdown not in one.breakdowns)
