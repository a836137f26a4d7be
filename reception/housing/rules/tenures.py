"""What follows from each tenure: whether it ends, whose home it is, and which law its notice stands in. Data, pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from reception.housing.terms import Tenure


class Ending(Enum):
    """Whether a contract of this kind has a last day."""

    NEVER = "never"
    MAY = "may"
    SHOULD = "should"
    MUST = "must"


class Law(Enum):
    """Where the notice of a contract is ruled."""

    RENT = "jordabalken 12 kap."
    OWN_HOME = "lag (2012:978) om uthyrning av egen bostad"
    NONE = "none"


@dataclass(frozen=True)
class Nature:
    """`lasting` counts as a permanent contract (I23); `through_us` is for a unit of the municipality's own stock.

    `step` says how far the household has come on the way to a home of its own: a lower one after a higher is asked
    about, never refused. These steps are the program's proposal; no law ranks homes.
    """

    ending: Ending
    law: Law
    step: int
    through_us: bool = False
    lasting: bool = False
    placement: bool = False


NATURES: Final[Mapping[Tenure, Nature]] = MappingProxyType(
    {
        Tenure.CARE_HOME: Nature(Ending.MAY, Law.NONE, 0, placement=True),
        Tenure.FAMILY_HOME: Nature(Ending.MAY, Law.NONE, 0, placement=True),
        Tenure.SUPPORTED: Nature(Ending.MAY, Law.NONE, 1, placement=True),
        Tenure.RELATIVES: Nature(Ending.MAY, Law.NONE, 1),
        Tenure.OTHER: Nature(Ending.MAY, Law.NONE, 1),
        Tenure.LODGING: Nature(Ending.MAY, Law.OWN_HOME, 1),
        Tenure.TRANSITIONAL: Nature(Ending.MUST, Law.RENT, 1, through_us=True),
        Tenure.SUBLET: Nature(Ending.MUST, Law.RENT, 2),
        Tenure.PRIVATE_LET: Nature(Ending.MAY, Law.OWN_HOME, 2),
        Tenure.MUNICIPAL: Nature(Ending.SHOULD, Law.RENT, 2, through_us=True),
        Tenure.FIRST_HAND: Nature(Ending.MAY, Law.RENT, 3, lasting=True),
        Tenure.OWNED: Nature(Ending.NEVER, Law.NONE, 3, lasting=True),
    }
)


def nature(tenure: Tenure) -> Nature:
    """What follows from the tenure."""
    return NATURES[tenure]


def is_permanent(tenure: Tenure, *, for_a_time: bool) -> bool:
    """Whether it counts as a permanent contract (indicator I23): the household's own, not agreed on for a time.

    That it ended since does not matter.
    """
    return nature(tenure).lasting and not for_a_time
