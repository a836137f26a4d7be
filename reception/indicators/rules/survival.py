"""How long it takes until something happens, where many still wait: the Kaplan–Meier estimator. Pure.

Who moved, died or still waits is counted for as long as she is known, and says neither yes nor no after that.
"""

import math
import warnings
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

#: How many waited so many days (0 or more) and whether it happened then; else they are known without it until then.
Wait = tuple[int, bool, int]
#: How sure the band is: in nineteen cases of twenty it holds what is true.
CONFIDENCE: Final = 0.95
#: A curve is told at these, months after the start (statistics.md, §2).
HORIZONS: Final = (6, 12, 24, 36, 48)
_DAYS_A_MONTH: Final = 365.25 / 12
_HALF: Final = 0.5
#: Halves are products of fractions: what differs less than this from a half is one.
_NEARLY: Final = 1e-9


@dataclass(frozen=True)
class Point:
    """After so many days `share` still wait, between `low` and `high` (all of 0 to 1; None where no band is defined).

    `at_risk`: how many had waited so long without it, and were still followed, when that day began.
    """

    days: int
    share: float
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True)
class Median:
    """After how many days it had happened to half of them; None where that was not reached. `low` to `high`: its band,
    with None for a side that was not reached."""

    days: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Curve:
    """The points, one for each day on which it happened to somebody, or somebody was known last; and what they say."""

    points: tuple[Point, ...]
    median: Median
    events: int
    censored: int

    @property
    def followed(self) -> int:
        """How many are in it."""
        return self.events + self.censored

    def after(self, days: int) -> Point | None:
        """The curve after so many days; None where nobody was followed so long and some still waited."""
        if not self.points or (days > self.points[-1].days and self.points[-1].share > 0):
            return None
        place = bisect_right([point.days for point in self.points], days)
        at_risk = self.at_risk(days)
        if not place:
            return Point(days, 1.0, None, None, at_risk)
        last = self.points[place - 1]
        return Point(days, last.share, last.low, last.high, at_risk)

    def at_risk(self, days: int) -> int:
        """How many had waited so many days without it and were still followed."""
        place = bisect_left([point.days for point in self.points], days)
        return self.points[place].at_risk if place < len(self.points) else 0


def days_of(months: int) -> int:
    """So many months as whole days, by the mean length of a month."""
    return math.floor(months * _DAYS_A_MONTH)


def curve(waits: Iterable[Wait]) -> Curve:
    """The curve of these. Without anybody it has no points. ValueError for a wait below 0 days."""
    happened, lost = _counted(waits)
    events, censored = sum(happened.values()), sum(lost.values())
    shares, lows, highs = _estimated(happened, lost)
    points, at_risk = [], events + censored
    for days, share, low, high in zip(sorted(happened.keys() | lost.keys()), shares, lows, highs, strict=True):
        points.append(Point(days, share, low, high, at_risk))
        at_risk -= happened[days] + lost[days]
    return Curve(tuple(points), _median(points), events, censored)


def _counted(waits: Iterable[Wait]) -> tuple[Counter[int], Counter[int]]:
    happened: Counter[int] = Counter()
    lost: Counter[int] = Counter()
    for days, has_happened, number in waits:
        if days < 0 or number < 0:
            raise ValueError("wait-below-zero")
        if number:
            (happened if has_happened else lost)[days] += number
    return happened, lost


Shares = Sequence[float]
Bounds = Sequence[float | None]


def _estimated(happened: Counter[int], lost: Counter[int]) -> tuple[Shares, Bounds, Bounds]:
    """The shares that still wait, day by day, with the band by Greenwood's formula on the scale of log(-log)."""
    if not happened and not lost:
        return (), (), ()
    # SciPy's statistics take a second and fifty megabytes: who opens no curve does not pay for them.
    from scipy import stats  # noqa: PLC0415

    known = stats.CensoredData(uncensored=sorted(happened.elements()), right=sorted(lost.elements()))
    waiting = stats.ecdf(known).sf
    with warnings.catch_warnings():
        # While nobody, or once everybody, has seen it happen, the formula gives no band: those sides are None.
        warnings.simplefilter("ignore", RuntimeWarning)
        band = waiting.confidence_interval(CONFIDENCE, method="log-log")
    shares = [float(share) for share in waiting.probabilities]
    return shares, _bounds(band.low.probabilities), _bounds(band.high.probabilities)


def _bounds(found: Any) -> Bounds:
    return [None if math.isnan(bound) else float(bound) for bound in found]


def _median(points: Sequence[Point]) -> Median:
    return Median(
        _first_at_half(points, [point.share for point in points]),
        _first_at_half(points, [point.low for point in points]),
        _first_at_half(points, [point.high for point in points]),
    )


def _first_at_half(points: Sequence[Point], shares: Bounds) -> int | None:
    return next(
        (
            point.days
            for point, share in zip(points, shares, strict=True)
            if share is not None and share <= _HALF + _NEARLY
        ),
        None,
    )
