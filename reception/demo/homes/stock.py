"""The homes of Exempelby: districts, streets, landlords, flats with their units, and the leases of the municipality."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.demo.numbers import ShortNumbers
from reception.demo.rows import Rows
from reception.housing.models import District, Dwelling, DwellingUnit, Lease, Place
from reception.housing.rules.addresses import sort_key
from reception.housing.rules.norm import most_people
from reception.housing.terms import PlaceKind, UnitKind
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key as name_key
from reception.organisations.terms import OrganisationKind
from reception.reckoning.periods import Period

#: Homes for so many people registered: about 140 for 600.
HOMES_A_PERSON: Final = 0.23
#: A name, all who live there, and the middle on the map (SWEREF 99 TM): an invented town.
DISTRICTS: Final = (
    ("Centrum", 7800, (421_300, 6_471_200)), ("Kvarnbacken", 6100, (422_400, 6_472_100)),
    ("Norrängen", 5200, (421_000, 6_473_600)), ("Södermark", 4900, (420_600, 6_469_300)),
    ("Bruksbyn", 3300, (427_900, 6_466_800)), ("Kyrkbyn", 2700, (414_200, 6_476_900)),
)  # fmt: skip
STREETS: Final = {
    "Centrum": ("Storgatan", "Stationsgatan", "Torggatan"), "Kvarnbacken": ("Kvarngatan", "Mjölnarvägen"),
    "Norrängen": ("Parkvägen", "Ängsvägen", "Lärkgatan"), "Södermark": ("Skolvägen", "Fältgatan"),
    "Bruksbyn": ("Bryggaregatan", "Hyttvägen"), "Kyrkbyn": ("Klockargatan", "Prästgårdsvägen"),
}  # fmt: skip
LANDLORDS: Final = ("Exempelbostäder AB", "Kvarnbackens Fastigheter", "Bruksbyns Hyresrätter")
SCHOOL, WORK = PlaceKind.SCHOOL, PlaceKind.WORK
PLACES: Final = (
    (SCHOOL, "Centrumskolan", (421_500, 6_471_000)), (SCHOOL, "Norrängsskolan", (421_200, 6_473_300)),
    (SCHOOL, "Förskolan Lärkan", (420_900, 6_473_700)), (SCHOOL, "Bruksskolan", (427_700, 6_466_900)),
    (WORK, "Vuxenutbildningen", (421_100, 6_471_500)), (WORK, "Exempelby lasarett", (422_900, 6_470_400)),
    (WORK, "Industriområdet", (419_800, 6_470_800)),
)  # fmt: skip
#: Rooms beside the kitchen, of a hundred homes.
ROOMS: Final = {1: 17, 2: 30, 3: 28, 4: 18, 5: 7}
#: In so many buildings of a hundred the municipality owns the homes; the others it rents.
OWN: Final = 22
FLATS_A_BUILDING: Final = 6
#: One home in so many is shared: each of its rooms is let by itself.
SHARED_EVERY: Final = 33
ROOMS_OF_SHARED: Final = 3
POSTCODE, TOWN = "999 99", "Exempelby"
#: How many units of a size are looked at for a household before it gets none.
LOOKED_AT: Final = 40


@dataclass
class Unit:
    """What one contract is for, with the days on which the municipality has it and on which it is let."""

    unit_id: int
    rooms: int
    rent: int
    held: Period = field(default_factory=lambda: Period(date.min))
    taken: list[Period] = field(default_factory=list)
    #: Offered to a household: it is not closed for anything else.
    is_kept: bool = False

    def is_free(self, period: Period) -> bool:
        """Whether nobody has it on any of these days, and the municipality has it on all."""
        is_there = self.held.holds(period) and not self.is_kept
        return is_there and not any(one.meets(period) for one in self.taken)


@dataclass
class _Lease:
    dwelling_id: int
    first_on: date
    last_on: date | None
    rent: int
    reference: str


class Stock:
    """The homes of a municipality of so many registered people, and which of them are free when."""

    def __init__(self, random: Random, rows: Rows, today: date, *, persons: int) -> None:
        self.random, self.rows, self.today = random, rows, today
        self.numbers = ShortNumbers(random)
        self.places = {name: self._place(kind, name, at) for kind, name, at in PLACES}
        self.landlords = [self._landlord(name) for name in LANDLORDS]
        self.districts = [rows.add(District, name=name, residents=all_) for name, all_, _at in DISTRICTS]
        self.whole: defaultdict[int, list[Unit]] = defaultdict(list)
        self.rooms: list[Unit] = []
        self._leases: dict[int, _Lease] = {}
        for index in range(max(12, round(persons * HOMES_A_PERSON))):
            self._home(index)

    @property
    def units(self) -> Iterator[Unit]:
        """Every unit that is let, in the order in which they were made."""
        found = [unit for units in self.whole.values() for unit in units] + self.rooms
        yield from sorted(found, key=lambda unit: unit.unit_id)

    def find(self, rooms: int, period: Period) -> Unit | None:
        """A whole home of so many rooms that is free on these days; else one that is larger, or a little too small."""
        for size in (rooms, rooms + 1, rooms + 2, max(rooms - 1, 1)):
            if (found := self._any_free(self.whole.get(size, ()), period)) is not None:
                return found
        return None

    def find_room(self, period: Period) -> Unit | None:
        """A room in a shared home that is free on these days."""
        return self._any_free(self.rooms, period)

    def _any_free(self, units: Sequence[Unit], period: Period) -> Unit | None:
        if not units:
            return None
        start = self.random.randrange(len(units))
        looked_at = (units[(start + step) % len(units)] for step in range(min(len(units), LOOKED_AT)))
        return next((unit for unit in looked_at if unit.is_free(period)), None)

    def take(self, unit: Unit, period: Period) -> None:
        """Let it on these days."""
        insort(unit.taken, period, key=lambda one: one.first)

    def hand_back(self, unit: Unit, last: date) -> None:
        """The municipality's own lease of the home ends: a household took it over."""
        lease = self._leases.get(unit.unit_id)
        if lease is not None:
            lease.last_on = last
        unit.held = Period(unit.held.first, last)

    def write_leases(self) -> None:
        """The leases as they ended up."""
        for lease in self._leases.values():
            self.rows.add(
                Lease,
                dwelling_id=lease.dwelling_id,
                first_on=lease.first_on,
                last_on=lease.last_on,
                rent=lease.rent,
                reference=lease.reference,
            )

    def _place(self, kind: PlaceKind, name: str, at: tuple[int, int]) -> int:
        return self.rows.add(Place, kind=kind, name=name, east=at[0], north=at[1])

    def _landlord(self, name: str) -> int:
        return self.rows.add(
            Organisation,
            name=name,
            sort_key=name_key(name),
            kind=OrganisationKind.LANDLORD,
            phone="08-465 004 40",
            email=f"uthyrning@{name.split(maxsplit=1)[0].lower().replace('ä', 'a')}.example",
        )

    def _home(self, index: int) -> None:
        """The next home, with what it is let in and the municipality's lease of it."""
        building, place = divmod(index, FLATS_A_BUILDING)
        is_shared = index % SHARED_EVERY == SHARED_EVERY - 1
        rooms = 4 if is_shared else self.random.choices(list(ROOMS), list(ROOMS.values()))[0]
        area = 14 + rooms * 18 + self.random.randrange(0, 12)
        address, inside = _address(building, place), self._inside(building, place)
        is_own = building * 37 % 100 < OWN
        dwelling_id = self.rows.add(
            Dwelling,
            number=self.numbers.next(),
            **address,
            **inside,
            district_id=self.districts[building % len(DISTRICTS)],
            landlord_id=None if is_own else self.landlords[building % len(LANDLORDS)],
            is_own=is_own,
            rooms=rooms,
            area=area,
            furnished=is_shared,
        )
        rent, places = 2400 + area * 82 // 10 * 10, most_people(rooms)
        unit = Unit(self._unit(dwelling_id, UnitKind.WHOLE, "", places, rent), rooms, rent)
        if not is_own:
            self._lease(unit, dwelling_id)
        if is_shared:
            self._rooms(dwelling_id, unit)
        else:
            self.whole[rooms].append(unit)

    def _inside(self, building: int, place: int) -> dict[str, object]:
        """On which floor it lies, and what somebody meets on the way to it."""
        floor, is_tall = _floor(building, place), _is_tall(building)
        return {
            "floor": floor,
            "lift": None if self.random.random() < 0.06 else is_tall,
            "step_free": True if floor == 0 and self.random.random() < 0.4 else None,
        }

    def _unit(self, dwelling_id: int, kind: UnitKind, label: str, capacity: int, rent: int) -> int:
        return self.rows.add(
            DwellingUnit, dwelling_id=dwelling_id, kind=kind, label=label, capacity=capacity, rent=rent
        )

    def _rooms(self, dwelling_id: int, whole: Unit) -> None:
        for number in range(1, ROOMS_OF_SHARED + 1):
            rent = whole.rent // ROOMS_OF_SHARED // 10 * 10
            unit_id = self._unit(dwelling_id, UnitKind.ROOM, f"Rum {number}", 1, rent)
            self.rooms.append(Unit(unit_id, whole.rooms, rent, held=whole.held))

    def _lease(self, unit: Unit, dwelling_id: int) -> None:
        """Rented for years; of one home in eight the lease ends within two years and a half."""
        first_on = self.today - timedelta(days=self.random.randrange(4 * 365, 9 * 365))
        ends = self.random.random() < 0.125
        last_on = self.today + timedelta(days=self.random.randrange(40, 900)) if ends else None
        self._leases[unit.unit_id] = _Lease(
            dwelling_id, first_on, last_on, round(unit.rent * 0.96), f"EX-{dwelling_id:05}"
        )
        unit.held = Period(first_on, last_on)


def _is_tall(building: int) -> bool:
    """Six floors with a lift, one flat on each; the others have three floors with two flats on each."""
    return building % 3 == 0


def _floor(building: int, place: int) -> int:
    return place if _is_tall(building) else place // 2


def _address(building: int, place: int) -> dict[str, object]:
    """Each building lies in another district than the one before. Apartments are numbered as Lantmäteriet does."""
    name, _all, (east, north) = DISTRICTS[building % len(DISTRICTS)]
    streets, turn = STREETS[name], building // len(DISTRICTS)
    street = f"{streets[turn % len(streets)]} {1 + 2 * (turn // len(streets))}"
    apartment = f"{10 + _floor(building, place)}{1 if _is_tall(building) else 1 + place % 2:02}"
    return {
        "street": street,
        "apartment": apartment,
        "postcode": POSTCODE,
        "town": TOWN,
        "sort_key": sort_key(street, apartment),
        "east": east + (building * 173) % 900 - 450,
        "north": north + (building * 271) % 900 - 450,
    }
