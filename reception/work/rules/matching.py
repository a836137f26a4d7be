"""People who look for work and places that are offered, sorted, with the reasons shown. Nothing is decided here. Pure.

Most points come first. With equal points that place comes first, and that person, whose number in the register is
lowest: who has been there longest. Nothing but the fields of `Seeker` and `Place` is looked at, nobody is left out
because something does not fit, and nobody loses a point by what is not known.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reception.work.rules.matching_facts import Place, Seeker
from reception.work.rules.matching_points import Scale
from reception.work.rules.matching_reasons import Reason, reasons
from reception.work.rules.matching_weights import Weights, weights
from reception.work.terms.matching import Fit

#: So many are shown at first (our number; the page can ask for more).
SHOWN: Final = 10


@dataclass(frozen=True)
class Match:
    """A person and a place."""

    seeker_id: int
    place_id: int
    points: int
    reasons: tuple[Reason, ...]

    def count(self, fit: Fit) -> int:
        """How many of the reasons are such."""
        return sum(one.fit is fit for one in self.reasons)


def places_for(
    seeker: Seeker, places: Sequence[Place], *, shown: int = SHOWN, by: Weights | None = None
) -> tuple[Match, ...]:
    """The first `shown` places for somebody."""
    return _best(Scale(seeker, by or weights()), places, shown)


def people_for(
    place: Place, seekers: Iterable[Seeker], *, shown: int = SHOWN, by: Weights | None = None
) -> tuple[Match, ...]:
    """The first `shown` people for a place."""
    scales = [Scale(one, by or weights()) for one in seekers]
    ranked = ((-one.points(place), one.seeker.seeker_id, at) for at, one in enumerate(scales))
    return tuple(_match(scales[at], place, -negative) for negative, _id, at in heapq.nsmallest(shown, ranked))


def matches(
    seekers: Iterable[Seeker], places: Sequence[Place], *, shown: int = SHOWN, by: Weights | None = None
) -> dict[int, tuple[Match, ...]]:
    """The first `shown` places for each of many people, by their ids."""
    used = by or weights()
    return {one.seeker_id: _best(Scale(one, used), places, shown) for one in seekers}


def _best(scale: Scale, places: Sequence[Place], shown: int) -> tuple[Match, ...]:
    ranked = ((-scale.points(place), place.place_id, at) for at, place in enumerate(places))
    return tuple(_match(scale, places[at], -negative) for negative, _id, at in heapq.nsmallest(shown, ranked))


def _match(scale: Scale, place: Place, points: int) -> Match:
    return Match(scale.seeker.seeker_id, place.place_id, points, reasons(scale, place))
