"""This month's assigned households in Exempelby: decided on and expected, with a home sought for each."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from reception.demo.families import Place
from reception.demo.homes.living import Homes
from reception.demo.journeys import Journey, Permit
from reception.demo.sketches import Sketch, Sketches
from reception.housing.models import Closure
from reception.housing.rules.norm import Household, needed_rooms
from reception.housing.rules.settlement import LIMITS
from reception.housing.terms import OfferState, Unavailability
from reception.people.models import ExpectedMember
from reception.people.terms import (
    BirthPrecision,
    ExpectedState,
    Ground,
    HouseholdRole,
    KeyDateKind,
    ReceptionRoute,
)
from reception.reckoning.periods import Period, months_after

if TYPE_CHECKING:
    from reception.demo.municipality import Municipality

#: One household for so many people of the municipality, and of a large one, for so many above.
PEOPLE_A_HOUSEHOLD, PEOPLE_ABOVE, MOST_OF_SMALL = 60, 1000, 10


@dataclass(frozen=True)
class Arriving:
    """A household to come: how many are registered and how many more expected, and days since it was assigned."""

    people: int
    assigned: int
    expected: int = 0
    route: ReceptionRoute = ReceptionRoute.ASSIGNED
    without_stairs: bool = False
    #: 1 and 2: an offer under way, made or accepted.
    offer: OfferState | None = None


#: What the households are like, one after the other; the third is past its latest day.
HOUSEHOLDS: Final = (
    Arriving(4, 24, offer=OfferState.MADE), Arriving(1, 18), Arriving(5, 67, without_stairs=True),
    Arriving(2, 12, expected=2), Arriving(3, 33, offer=OfferState.ACCEPTED),
    Arriving(1, 9, route=ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED), Arriving(6, 27, route=ReceptionRoute.RESETTLED),
    Arriving(1, 40), Arriving(3, 15, route=ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED), Arriving(2, 6, expected=1),
)  # fmt: skip


def arriving(persons: int) -> list[Arriving]:
    """The households that come to a municipality of so many people this month."""
    many = persons // PEOPLE_A_HOUSEHOLD
    if many > MOST_OF_SMALL:
        many = MOST_OF_SMALL + persons // PEOPLE_ABOVE
    return [HOUSEHOLDS[number % len(HOUSEHOLDS)] for number in range(many)]


def people_in(households: list[Arriving]) -> int:
    """How many of them are registered."""
    return sum(one.people for one in households)


def arrive_this_month(municipality: "Municipality", homes: Homes, households: list[Arriving]) -> None:
    """Register them, open their cases and ask for their homes."""
    sketches = Sketches(homes.random, municipality.today)
    units = list(municipality.staff.workers.items())
    for number, arriving in enumerate(households):
        unit_id, workers = units[number % len(units)]
        place = Place(unit_id, workers[number // len(units) % len(workers)])
        _arrive(municipality, homes, sketches, arriving, place)


def _arrive(municipality: "Municipality", homes: Homes, sketches: Sketches, arriving: Arriving, place: Place) -> None:
    today = municipality.today
    assigned = today - timedelta(days=arriving.assigned)
    first = _first(sketches, arriving, assigned)
    family = [_relative(sketches, first, number) for number in range(1, arriving.people)]
    first.children = sum(1 for one in family if one.age_on(today) < 18)
    household_id = municipality.families.household(assigned) if arriving.people + arriving.expected > 1 else None
    case_id = 0
    for number, sketch in enumerate([first, *family]):
        sketch.children, sketch.journey = first.children, _journey(homes.random, sketch, assigned)
        person_id = municipality.people.settle(sketch)
        municipality.made += 1
        if household_id is not None:
            municipality.families.member(household_id, person_id, _role(number), assigned)
        case = municipality.open(person_id, sketch, place, opened_on=assigned, late=0)
        case_id = case_id or case.case_id
    if household_id is not None:
        for _one in range(arriving.expected):
            _expect(municipality, homes.random, household_id, sketches.child(first))
    _seek(homes, arriving, case_id, household_id, assigned)


def _first(sketches: Sketches, arriving: Arriving, assigned: date) -> Sketch:
    """A grown-up who came in that way, registered the day after the decision."""
    sketch = sketches.grown_up()
    while sketch.protection.value != "none" or not 20 <= sketch.age_on(assigned) < 55:
        sketch = sketches.grown_up()
    grounds = {
        ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED: Ground.TEMPORARY_PROTECTION,
        ReceptionRoute.RESETTLED: Ground.RESETTLED,
    }
    sketch.route, sketch.ground = arriving.route, grounds.get(arriving.route, Ground.REFUGEE)
    sketch.received_on, sketch.without_number = assigned, True
    return sketch


def _relative(sketches: Sketches, first: Sketch, number: int) -> Sketch:
    sketch = sketches.partner(first) if number == 1 else sketches.child(first)
    sketch.without_number = True
    return sketch


def _role(number: int) -> HouseholdRole:
    return (HouseholdRole.REFERENCE, HouseholdRole.PARTNER)[number] if number < 2 else HouseholdRole.CHILD


def _journey(random: Random, sketch: Sketch, assigned: date) -> Journey:
    """Decided and assigned, and not received yet."""
    decided = assigned - timedelta(days=random.randrange(14, 60))
    applied = decided - timedelta(days=random.randrange(30, 500))
    latest = months_after(assigned, LIMITS[sketch.route].months)
    days = {
        KeyDateKind.APPLIED: applied,
        KeyDateKind.DECIDED: decided,
        KeyDateKind.ASSIGNED: assigned,
        KeyDateKind.SETTLE_BY: latest,
    }
    ends = None if sketch.ground is Ground.RESETTLED else months_after(decided, 36)
    return Journey(days=days, permits=[Permit(sketch.ground, decided, ends)])


def _expect(municipality: "Municipality", random: Random, household_id: int, child: Sketch) -> None:
    """Somebody who comes later has a name and a year of birth, and no record yet."""
    municipality.rows.add(
        ExpectedMember,
        household_id=household_id,
        name=child.name,
        role=HouseholdRole.CHILD,
        birth_on=child.birth.replace(month=1, day=1) if child.birth else None,
        birth_precision=BirthPrecision.YEAR if child.birth else None,
        planned_on=municipality.today + timedelta(days=random.randrange(20, 120)),
        state=ExpectedState.EXPECTED,
        version=1,
    )


def _seek(homes: Homes, arriving: Arriving, case_id: int, household_id: int | None, assigned: date) -> None:
    """Ask for a home, and perhaps offer one."""
    random, places = homes.random, homes.stock.places
    many = arriving.people + arriving.expected
    flies = arriving.route is ReceptionRoute.RESETTLED
    need_id = homes.writing.need(
        case_id,
        household_id,
        assigned + timedelta(days=2),
        without_stairs=arriving.without_stairs,
        school_id=places[random.choice(SCHOOLS)] if many > 2 else None,
        work_id=places["Vuxenutbildningen"] if random.random() < 0.5 else None,
        note="Kommer med flyg, hämtas av enheten." if flies else None,
    )
    if arriving.offer is not None:
        _offer(homes, arriving.offer, case_id, need_id, needed_rooms(Household((None,) * many)))


def _offer(homes: Homes, state: OfferState, case_id: int, need_id: int, rooms: int) -> None:
    """A home that is free today; one that was accepted is kept until the contract is made."""
    today = homes.today
    unit = homes.stock.find(rooms, Period(today, months_after(today, 12)))
    if unit is None:
        return
    unit.is_kept = True
    made = today - timedelta(days=3)
    facts: dict[str, object] = {"made_on": made, "free_on": today, "answer_by": today + timedelta(days=4)}
    if state is OfferState.ACCEPTED:
        answered = facts["answered_on"] = made + timedelta(days=2)
        last = today + timedelta(days=14)
        homes.rows.add(Closure, unit_id=unit.unit_id, first_on=answered, last_on=last, reason=Unavailability.RESERVED)
    homes.writing.offer(case_id, need_id, unit, state, **facts)


SCHOOLS: Final = ("Centrumskolan", "Norrängsskolan", "Bruksskolan")
