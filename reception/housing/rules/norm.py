"""How many are too many: the Swedish measures of overcrowding as data, and what a household needs by each. Pure.

None of them is law, and none refuses anybody a home: a household that is too large for a home is warned about. Rooms
are counted as in "3 rum och kök": the living room is one of them, the kitchen is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from reception.housing.terms import Norm
from reception.reckoning.terms import Footing

#: Where the number of rooms is not known, a home is crowded below this many square metres a person (to be confirmed:
#: read in Järfälla's restatement of Boverket's measure, which takes it for small houses).
LEAST_AREA: Final = 20


@dataclass(frozen=True)
class Household:
    """Those who are to live together: an age in whole years for each (None: not known, counted as grown up)."""

    ages: tuple[int | None, ...]
    couples: int = 0

    def __post_init__(self) -> None:
        """ValueError for a household of nobody, for an age below zero and for more in couples than there are."""
        if not self.ages or any(age is not None and age < 0 for age in self.ages):
            raise ValueError("household-without-people")
        if not 0 <= self.couples <= len(self.ages) // 2:
            raise ValueError("more-in-couples-than-people")

    @property
    def people(self) -> int:
        """How many they are."""
        return len(self.ages)

    def together_with(self, other: "Household") -> "Household":
        """Both in one home, as where several households share it."""
        return Household(self.ages + other.ages, self.couples + other.couples)


@dataclass(frozen=True)
class Measure:
    """A norm: what is set aside beside the kitchen, and who shares a bedroom.

    `by_age` None: `people_a_bedroom` share whoever they are. A couple always shares. Otherwise two who are younger
    than `by_age` share, and everybody else sleeps alone. `single_is_never_crowded`: one person may live in one room.
    """

    norm: Norm
    living_room: bool
    people_a_bedroom: int
    by_age: int | None
    single_is_never_crowded: bool
    source: str
    footing: Footing
    to_confirm: str = ""


_SCB: Final = "SCB, Trångboddheten i Sverige minskar (artikel 2012:29); Boverket, Trångbodda hushåll"
_OF_BOVERKET: Final = "Boverket, as the municipality of Järfälla restates it (Hållbarhetsbarometern, SMSS 4.1.1)"
#: What a measure says where it says nothing else: the living room is set aside, one person a bedroom.
_PLAIN: Final = Measure(
    Norm.THREE,
    living_room=True,
    people_a_bedroom=1,
    by_age=0,
    single_is_never_crowded=False,
    source=_SCB,
    footing=Footing.READ,
)
MEASURES: Final[Mapping[Norm, Measure]] = MappingProxyType(
    {
        Norm.ONE: replace(_PLAIN, norm=Norm.ONE, living_room=False, people_a_bedroom=2, by_age=None),
        Norm.TWO: replace(
            _PLAIN,
            norm=Norm.TWO,
            people_a_bedroom=2,
            by_age=None,
            single_is_never_crowded=True,
            footing=Footing.TO_CONFIRM,
            to_confirm="Whether one person in one room and kitchen is crowded: here not, as in Boverket's measure.",
        ),
        Norm.THREE: _PLAIN,
        Norm.BOVERKET: replace(
            _PLAIN,
            norm=Norm.BOVERKET,
            by_age=12,
            single_is_never_crowded=True,
            source=_OF_BOVERKET,
            footing=Footing.TO_CONFIRM,
            to_confirm="Read in a municipality's words only: two children below 12 share a bedroom.",
        ),
    }
)


@dataclass(frozen=True)
class Crowding:
    """What a measure says of a household in a home. `crowded` is None when neither rooms nor area are known."""

    norm: Norm
    needed: int
    rooms: int | None
    crowded: bool | None

    @property
    def missing(self) -> int:
        """How many rooms are missing; 0 when the rooms are not known."""
        return 0 if self.rooms is None else max(0, self.needed - self.rooms)

    @property
    def spare(self) -> int:
        """How many rooms are more than needed; 0 when the rooms are not known."""
        return 0 if self.rooms is None else max(0, self.rooms - self.needed)


def needed_rooms(household: Household, norm: Norm = Norm.TWO) -> int:
    """How many rooms beside the kitchen the household needs so as not to be crowded."""
    measure = MEASURES[norm]
    if household.people == 1 and measure.single_is_never_crowded:
        return 1
    return _bedrooms(household, measure) + int(measure.living_room)


def _bedrooms(household: Household, measure: Measure) -> int:
    if measure.by_age is None:
        return _halved(household.people, measure.people_a_bedroom)
    others = household.people - 2 * household.couples
    young = min(others, sum(1 for age in household.ages if age is not None and age < measure.by_age))
    return household.couples + _halved(young, 2) + others - young


def _halved(people: int, a_room: int) -> int:
    """Rooms for so many people, rounded up."""
    return -(-people // a_room)


def most_people(rooms: int, norm: Norm = Norm.TWO) -> int:
    """How many may live in so many rooms: one more is too many. Counted as grown-up people who are no couples."""
    measure = MEASURES[norm]
    bedrooms = max(0, rooms - int(measure.living_room))
    alone = 1 if measure.single_is_never_crowded and rooms > 0 else 0
    return max(alone, bedrooms * measure.people_a_bedroom)


def crowding(household: Household, rooms: int | None, norm: Norm = Norm.TWO, area: float | None = None) -> Crowding:
    """What the measure says of the household in a home of so many rooms; by its square metres without them."""
    needed = needed_rooms(household, norm)
    if rooms is not None:
        return Crowding(norm, needed, rooms, rooms < needed)
    return Crowding(norm, needed, None, None if area is None else _too_small(household, area, MEASURES[norm]))


def _too_small(household: Household, area: float, measure: Measure) -> bool:
    if household.people == 1 and measure.single_is_never_crowded:
        return False
    return area < LEAST_AREA * household.people
