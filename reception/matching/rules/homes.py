"""Households and homes that are free or become free, sorted, with the reasons shown. Nothing is decided here. Pure.

First come the homes that are free by the latest settlement day, then those that are least late; among them the most
points, then the first to be free; after that as they were given. Nothing but "does not become free" leaves a home out.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from reception.housing.rules.settlement import gap_days
from reception.matching.rules.points import Scale
from reception.matching.rules.reasons import Reason, reasons
from reception.matching.rules.seeking import STANDARD, Home, Seeker, Weights

#: So many homes are shown for a household (our number; the page can ask for more).
SHOWN: Final = 10
_UNKNOWN: Final[Mapping[str, float]] = MappingProxyType({})
_Candidate = tuple[int, int, int, Home]


@dataclass(frozen=True)
class Suggestion:
    """A home for a household. `gap`: days from the latest settlement day to the free day, above 0 is too late."""

    seeker_id: int
    home_id: int
    free_on: date
    gap: int | None
    points: int
    reasons: tuple[Reason, ...]

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """What is to be looked at before the home is offered."""
        return tuple(one for one in self.reasons if one.warns)


def suggestions(
    seekers: Iterable[Seeker],
    homes: Sequence[Home],
    *,
    shares: Mapping[str, float] = _UNKNOWN,
    weights: Weights = STANDARD,
    shown: int = SHOWN,
) -> dict[int, tuple[Suggestion, ...]]:
    """The first `shown` homes for each household, by its id.

    `shares`: by district, the newcomers' share of its people as a multiple of the whole municipality's (I25); leave
    out those that are hidden because they are small.
    """
    return {one.seeker_id: _best(Scale(one, weights, shares, {}), homes, shown) for one in seekers}


def homes_for(
    seeker: Seeker,
    homes: Sequence[Home],
    *,
    shares: Mapping[str, float] = _UNKNOWN,
    weights: Weights = STANDARD,
    shown: int = SHOWN,
) -> tuple[Suggestion, ...]:
    """The first `shown` homes for one household."""
    return _best(Scale(seeker, weights, shares, {}), homes, shown)


def seekers_for(
    home: Home,
    seekers: Iterable[Seeker],
    *,
    shares: Mapping[str, float] = _UNKNOWN,
    weights: Weights = STANDARD,
    shown: int = SHOWN,
) -> tuple[Suggestion, ...]:
    """The households for one home: whose latest day is nearest comes first, then the most points."""
    if home.free_on is None:
        return ()
    scales = [Scale(one, weights, shares, {}) for one in seekers]
    first = heapq.nsmallest(
        shown, ((scale.seeker.latest or date.max, -scale.points(home), place) for place, scale in enumerate(scales))
    )
    return tuple(_suggestion(scales[place], home, home.free_on, -negative) for _latest, negative, place in first)


def _best(scale: Scale, homes: Sequence[Home], shown: int) -> tuple[Suggestion, ...]:
    first = heapq.nsmallest(shown, _candidates(scale, homes), key=lambda one: one[:3])
    return tuple(_suggestion(scale, home, date.fromordinal(free), -negative) for _late, negative, free, home in first)


def _candidates(scale: Scale, homes: Sequence[Home]) -> Iterator[_Candidate]:
    latest = date.max.toordinal() if scale.seeker.latest is None else scale.seeker.latest.toordinal()
    for home in homes:
        if home.free_on is not None:
            free = home.free_on.toordinal()
            yield max(0, free - latest), -scale.points(home), free, home


def _suggestion(scale: Scale, home: Home, free_on: date, points: int) -> Suggestion:
    return Suggestion(
        seeker_id=scale.seeker.seeker_id,
        home_id=home.home_id,
        free_on=free_on,
        gap=gap_days(scale.seeker.latest, free_on),
        points=points,
        reasons=reasons(scale, home),
    )
