"""How many points each reason gives. The list is sorted by these, and the reasons shown carry them. Pure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from reception.housing.rules.norm import Crowding, crowding
from reception.matching.rules.seeking import Home, Point, Seeker, Weights


def of_size(found: Crowding, weights: Weights) -> int:
    """All points for as many rooms as needed, fewer for each that is missing or to spare; 0 when not known."""
    if found.crowded is None:
        return 0
    if found.rooms is None:
        return weights.each_room_missing if found.crowded else weights.right_size
    if found.crowded:
        return weights.each_room_missing * found.missing
    return weights.right_size + weights.each_room_spare * found.spare


def of_places(people: int, places: int, weights: Weights) -> int:
    """Points off where more people are to live than the home is meant for."""
    return weights.more_people_than_places if people > places else 0


def of_stairs(home: Home, weights: Weights) -> int:
    """For those alone who cannot take stairs; 0 when the home's stairs are not known."""
    without_stairs = home.without_stairs
    if without_stairs is None:
        return 0
    return weights.without_stairs if without_stairs else weights.stairs_in_the_way


def metres(one: Point | None, other: Point | None) -> int | None:
    """The straight line between two places, or None when either is not known."""
    if one is None or other is None:
        return None
    return round(math.hypot(one[0] - other[0], one[1] - other[1]))


def of_way(way: int | None, full: int, weights: Weights) -> int:
    """All points near by, none far away, evenly fewer between."""
    if way is None or way >= weights.far:
        return 0
    if way <= weights.near:
        return full
    return round(full * (weights.far - way) / (weights.far - weights.near))


def of_district(share: float | None, weights: Weights) -> int:
    """By the newcomers' share of the district as a multiple of the municipality's; 0 when not known."""
    if share is None:
        return 0
    if share <= weights.mixed_up_to:
        return weights.mixed_area
    return max(0, round(weights.mixed_area * (2 - share / weights.mixed_up_to)))


@dataclass(frozen=True, slots=True)
class Scale:
    """What one seeker is measured with. Sizes and districts are reckoned once, however many homes there are."""

    seeker: Seeker
    weights: Weights
    shares: Mapping[str, float]
    sizes: dict[tuple[int | None, int | None], Crowding]

    def size(self, home: Home) -> Crowding:
        """What the norm says of the household in that home."""
        key = (home.rooms, home.area)
        found = self.sizes.get(key)
        if found is None:
            found = self.sizes[key] = crowding(self.seeker.household, home.rooms, self.weights.norm, home.area)
        return found

    def share(self, home: Home) -> float | None:
        """The district's share, or None when it is not known (or hidden because it is small)."""
        return None if home.district is None else self.shares.get(home.district)

    def points(self, home: Home) -> int:
        """The sum of what every reason gives."""
        seeker, weights = self.seeker, self.weights
        found = of_size(self.size(home), weights) + of_district(self.share(home), weights)
        found += of_places(seeker.household.people, home.places, weights)
        if seeker.without_stairs:
            found += of_stairs(home, weights)
        if seeker.school is not None:
            found += of_way(metres(seeker.school, home.at), weights.school, weights)
        if seeker.work is not None:
            found += of_way(metres(seeker.work, home.at), weights.work, weights)
        return found
