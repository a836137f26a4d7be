"""Newcomers' shares of districts. Pure."""

from collections.abc import Iterable
from typing import Final

#: Fewer newcomers than this are not told of, whatever is reckoned from them (our number, as in all our figures).
LEAST_TOLD: Final = 5


def shares(districts: Iterable[tuple[str, int | None, int]]) -> dict[str, float]:
    """By district, its newcomers' share as a multiple of that of all districts together.

    `districts`: (name, residents, newcomers). One with fewer than five newcomers is left out, and so is one without
    residents: nothing is said of it, good or bad.
    """
    known = [(name, residents, people) for name, residents, people in districts if residents]
    of_all = sum(people for _name, _residents, people in known)
    residents_of_all = sum(residents for _name, residents, _people in known)
    if of_all < LEAST_TOLD:
        return {}
    mean = of_all / residents_of_all
    return {name: people / residents / mean for name, residents, people in known if people >= LEAST_TOLD}
