"""How a share has gone from one year to the next, in a few words: whether it rose, by how much, and if that is good.

Pure.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.i18n.markers import N_, Term
from reception.indicators.terms import Better

_FILE: Final = "board.toml"
_TWO: Final = 2


class Way(Term):
    """Where it went."""

    UP = "up", N_("Up")
    DOWN = "down", N_("Down")
    SAME = "same", N_("About the same")


class Judged(Term):
    """Whether it went where it should."""

    RIGHT = "right", N_("In the right direction")
    WRONG = "wrong", N_("In the wrong direction")


@dataclass(frozen=True)
class Trend:
    """From the year `first` to the year `last`, by `points` percentage points (or days), whole and never negative.

    `judged` None: it did not go, or neither direction is the better one.
    """

    first: int
    last: int
    points: int
    way: Way
    judged: Judged | None


@dataclass(frozen=True)
class Manner:
    """How the page of indicators is told: `followed` where nobody chose, `years` beside each other, and what counts
    as about the same, in percentage points and, of times, in days."""

    followed: tuple[str, ...]
    years: int
    about_the_same: int
    about_the_same_days: int


@lru_cache(maxsize=1)
def manner() -> Manner:
    """The manner of this package."""
    text = resources.files("reception.indicators").joinpath("definitions", _FILE).read_text("utf-8")
    told = tomllib.loads(text)
    return Manner(tuple(told["followed"]), told["years"], told["about_the_same"], told["about_the_same_days"])


def trend(numbers: Mapping[int, float], better: Better, same: int) -> Trend | None:
    """How the two latest of these years differ: {year: per cent, or days}. None where there are not two.

    A difference of at most `same` points is about the same.
    """
    if len(numbers) < _TWO:
        return None
    first, last = sorted(numbers)[-_TWO:]
    change = numbers[last] - numbers[first]
    if abs(change) <= same:
        return Trend(first, last, round(abs(change)), Way.SAME, None)
    way = Way.UP if change > 0 else Way.DOWN
    return Trend(first, last, round(abs(change)), way, _judged(way, better))


def _judged(way: Way, better: Better) -> Judged | None:
    if better is Better.NEITHER:
        return None
    return Judged.RIGHT if (way is Way.UP) is (better is Better.HIGHER) else Judged.WRONG
