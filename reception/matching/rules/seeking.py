"""Who seeks a home, which homes there are, and how much each reason weighs. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from reception.housing.rules.norm import Household
from reception.housing.terms import Norm
from reception.matching.terms import Aspect


class Point(NamedTuple):
    """A place on the map, in metres (SWEREF 99 TM)."""

    east: int
    north: int


@dataclass(frozen=True, slots=True)
class Seeker:
    """A household that is to have a home. What is None is not known, and nothing is guessed.

    `latest`: its latest settlement day. `without_stairs`: somebody cannot take stairs. Only the need is known here,
    never why.
    """

    seeker_id: int
    household: Household
    latest: date | None = None
    without_stairs: bool = False
    school: Point | None = None
    work: Point | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """A unit that is free or becomes free.

    `free_on`: the first free day, today at the earliest; None: it does not become free, and is never suggested.

    `rooms` beside the kitchen; `area` in square metres; `places`: for how many people it is meant; `floor` 0 is the
    ground floor. `step_free`: reached without a step, whatever the floor.
    """

    home_id: int
    free_on: date | None
    places: int
    rooms: int | None = None
    area: int | None = None
    floor: int | None = None
    lift: bool | None = None
    step_free: bool | None = None
    district: str | None = None
    at: Point | None = None

    @property
    def without_stairs(self) -> bool | None:
        """Whether it is reached without stairs; None when that is not known."""
        if self.step_free is not None:
            return self.step_free
        return True if self.lift or self.floor == 0 else None if self.floor is None or self.lift is None else False


@dataclass(frozen=True)
class Weights:
    """Points by reason, whole numbers: data of the municipality, never hidden. 0 leaves a reason without weight.

    A way (to school, to work) gives all its points up to `near` metres in a straight line, none from `far` on, and
    falls evenly between. A district weighs in by the newcomers' share of its people, as a multiple of the whole
    municipality's: all points up to `mixed_up_to`, none from twice that on.
    """

    right_size: int = 40
    each_room_missing: int = -25
    each_room_spare: int = -8
    more_people_than_places: int = -20
    without_stairs: int = 30
    stairs_in_the_way: int = -60
    school: int = 20
    work: int = 10
    near: int = 1_000
    far: int = 10_000
    mixed_area: int = 15
    mixed_up_to: float = 1.0
    norm: Norm = Norm.TWO
    sources: Mapping[Aspect, str] = field(default_factory=lambda: SOURCES)

    def __post_init__(self) -> None:
        """ValueError where the measures of a way or of a share could not be reckoned with."""
        if not 0 <= self.near < self.far or self.mixed_up_to <= 0:
            raise ValueError("weights-out-of-order")


_PROPOSAL: Final = "Programmets förslag, att beslutas av kommunen"
SOURCES: Final[Mapping[Aspect, str]] = MappingProxyType(
    {
        Aspect.TIME: "Lag (2016:38) 5 §; förordning (2016:39) 10 §",
        Aspect.PLACES: _PROPOSAL,
        Aspect.SIZE: "Trångboddhetsnorm 2; indikator I24",
        Aspect.STAIRS: _PROPOSAL,
        Aspect.SCHOOL: _PROPOSAL,
        Aspect.WORK: _PROPOSAL,
        Aspect.MIXED_AREA: "Skara, Integrationsstrategi 2017–2020 (S13); indikator I25",
    }
)
#: What is weighed with until the municipality has decided on its own.
STANDARD: Final = Weights()
#: For municipalities whose policy does not ask for mixed areas.
WITHOUT_AREAS: Final = Weights(mixed_area=0)
