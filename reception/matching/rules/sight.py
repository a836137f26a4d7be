"""Which free days of a unit are a home for a household, and the best home that fits each household. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from reception.matching.rules.homes import Suggestion, homes_for
from reception.matching.rules.points import Scale
from reception.matching.rules.seeking import STANDARD, Home, Seeker, Weights
from reception.reckoning.periods import Period

#: A home that is free for fewer days than this before somebody else has it is none (our number: a notice is longer).
LEAST_DAYS: Final = 90
_UNKNOWN: Final[Mapping[str, float]] = MappingProxyType({})


def free_for_a_household(periods: Iterable[Period]) -> Period | None:
    """The first of the free periods that is long enough to live in; None if there is none."""
    return next((one for one in periods if one.days is None or one.days >= LEAST_DAYS), None)


def fits(scale: Scale, home: Home) -> bool:
    """Whether nothing that is known speaks against the home: places, rooms, stairs. Being late does not."""
    seeker = scale.seeker
    if seeker.household.people > home.places or scale.size(home).crowded:
        return False
    return not (seeker.without_stairs and home.without_stairs is False)


def in_sight(
    seekers: Iterable[Seeker],
    homes: Sequence[Home],
    *,
    shares: Mapping[str, float] = _UNKNOWN,
    weights: Weights = STANDARD,
) -> dict[int, Suggestion]:
    """The best home that fits each household, by its id; households without one are left out."""
    found: dict[int, Suggestion] = {}
    for seeker in seekers:
        scale = Scale(seeker, weights, shares, {})
        fitting = [home for home in homes if home.free_on is not None and fits(scale, home)]
        for best in homes_for(seeker, fitting, shares=shares, weights=weights, shown=1):
            found[seeker.seeker_id] = best
    return found
