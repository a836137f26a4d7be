"""A curve as a drawing: the share to whom it has happened, rising in steps, and its band. Pure.

Months run from 0 at the left to the last horizon at 100; shares from 1 at the top, which is 0, to 0 at 100.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reception.indicators.rules.survival import HORIZONS, Curve, Point, days_of

WIDTH: Final = 100
_LAST_DAY: Final = days_of(HORIZONS[-1])


@dataclass(frozen=True)
class Drawing:
    """Outlines for an SVG path in a box of 100 by 100. `band` is "" where none is defined."""

    steps: str
    band: str


def drawing(found: Curve) -> Drawing:
    """The drawing of a curve, up to its last day or the last horizon."""
    points = [point for point in found.points if point.days <= _LAST_DAY]
    end = WIDTH if len(points) < len(found.points) else _at(points[-1].days) if points else 0.0
    return Drawing(_line([(point.days, point.share) for point in points], end), _band(points, end))


def _at(days: int) -> float:
    return WIDTH * days / _LAST_DAY


def _line(steps: Sequence[tuple[int, float]], end: float) -> str:
    """From 0 along the bottom, up at each step, and on to the end."""
    return f"M0 100{''.join(_steps(steps))}H{_short(end)}"


def _steps(steps: Sequence[tuple[int, float]]) -> Iterator[str]:
    yield from (f"H{_short(_at(days))}V{_short(100 * share)}" for days, share in steps)


def _band(points: Sequence[Point], end: float) -> str:
    """Along the upper edge, and back along the lower one. Before the first step both are at the bottom."""
    known = [point for point in points if point.low is not None and point.high is not None]
    if not known:
        return ""
    upper = "".join(_steps([(point.days, point.low or 0.0) for point in known]))
    end = min((_at(point.days) for point in points if not point.share), default=end)
    lower = "".join(f"V{_short(100 * (point.high or 0.0))}H{_short(_at(point.days))}" for point in reversed(known))
    return f"M{_short(_at(known[0].days))} 100{upper}H{_short(end)}{lower}Z"


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
