"""Who lives where in Exempelby: each household's homes since it came, as contracts and arrangements."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from reception.cases.terms import ClosingReason
from reception.demo.homes.histories import Leaving, Stay, history
from reception.demo.homes.stock import Stock, Unit
from reception.demo.homes.upkeep import keep_up
from reception.demo.homes.writing import Newcomer, Writing
from reception.demo.rows import Rows
from reception.demo.sketches import Sketch
from reception.housing.rules.norm import Household, needed_rooms
from reception.housing.rules.tenures import nature
from reception.housing.terms import EndingReason, Tenure
from reception.people.terms import KeyDateKind
from reception.reckoning.periods import Period

#: Of a hundred households so many live in a home that is a room too small.
A_ROOM_SHORT: Final = 24
#: The largest homes that there are.
MOST_ROOMS: Final = 5
#: A household finds a home some days after the one before, so that there is time to clean.
DAYS_TO_CLEAN: Final = 5
MOVING: Final = {
    ClosingReason.MOVED_IN_SWEDEN: EndingReason.MOVED_AWAY,
    ClosingReason.MOVED_ABROAD: EndingReason.LEFT_COUNTRY,
}


@dataclass
class _Told:
    """What was said of people since the last household was housed."""

    people: dict[int, Newcomer]
    households: dict[int, int]


class Homes:
    """Houses one household after the other: those who were registered since the last one was housed."""

    def __init__(self, random: Random, rows: Rows, today: date, *, persons: int, coordinator_id: int) -> None:
        self.random, self.rows, self.today = random, rows, today
        self.stock = Stock(random, rows, today, persons=persons)
        self.writing = Writing(random, rows, self.stock, today, coordinator_id)
        self.coordinator_id = coordinator_id
        self._lately = _Told({}, {})

    def arrived(self, person_id: int, sketch: Sketch) -> None:
        """Somebody was registered."""
        self._lately.people[person_id] = Newcomer(person_id, sketch)

    def live_together(self, household_id: int, person_id: int) -> None:
        """Somebody lives in a household."""
        self._lately.households[person_id] = household_id

    def stays(self, person_id: int, case_id: int, worker_id: int | None) -> None:
        """Somebody has an open case: she has not moved away."""
        self._change(person_id, case_id=case_id, leaving=None, is_open=True, worker_id=worker_id)

    def leaves(self, person_id: int, case_id: int, on: date, reason: ClosingReason) -> None:
        """A case was closed: perhaps because she moved."""
        leaving = Leaving(on, MOVING[reason]) if reason in MOVING else None
        self._change(person_id, case_id=case_id, leaving=leaving, is_open=False)

    def _change(self, person_id: int, **facts: object) -> None:
        if person_id in self._lately.people:
            self._lately.people[person_id] = replace(self._lately.people[person_id], **facts)  # type: ignore[arg-type]

    def house(self) -> None:
        """Give everybody who was registered lately a home, household by household, and forget them."""
        told, self._lately = self._lately, _Told({}, {})
        homes: dict[tuple[bool, int], list[Newcomer]] = {}
        for person_id, one in told.people.items():
            household = told.households.get(person_id)
            homes.setdefault((household is None, household or person_id), []).append(one)
        for (is_alone, household_id), people in homes.items():
            self._house(people, None if is_alone else household_id)

    def finish(self) -> None:
        """Leases, closures, faults and inspections, when everybody is housed."""
        self.house()
        self.stock.write_leases()
        keep_up(self.random, self.rows, self.stock, self.today, self.coordinator_id)

    def _house(self, people: Sequence[Newcomer], household_id: int | None) -> None:
        """The first of them is the one who came first; those who moved away alone leave the contract."""
        first = people[0]
        begins = _begins(first.sketch)
        if begins is None or begins > self.today:
            return
        stays = history(
            self.random, first.sketch.route, begins, self.today, tenure=first.sketch.tenure, leaving=first.leaving
        )
        before, unit = None, None
        for place, stay in enumerate(stays):
            is_first = place == 0
            last = first.sketch.journey.noted.get("lease_ends") if first.sketch.journey and is_first else None
            told = replace(stay, last_on=last) if isinstance(last, date) and stay.tenure is Tenure.MUNICIPAL else stay
            unit = unit if before is not None and before.takes_over else self._unit(told, people)
            if unit is None and nature(told.tenure).through_us:
                told = replace(told, tenure=self._elsewhere(), last_on=None)
            before = told if unit is not None or not told.takes_over else replace(told, reason=_ELSEWHERE)
            self.writing.contract(before, people, unit, is_first=is_first)
            self._settle(before, unit)
            self.writing.needs(before, first, household_id, unit, is_first=is_first)

    def _unit(self, stay: Stay, people: Sequence[Newcomer]) -> Unit | None:
        if not nature(stay.tenure).through_us:
            return None
        period = Period(stay.first_on, None if stay.takes_over else stay.ended_on or stay.last_on)
        alone = len(people) == 1
        if alone and stay.tenure is Tenure.TRANSITIONAL and (room := self.stock.find_room(period)) is not None:
            return room
        needed = needed_rooms(Household((None,) * len(people)))
        short = not alone and self.random.randrange(100) < A_ROOM_SHORT
        return self.stock.find(max(1, min(needed - short, MOST_ROOMS)), period)

    def _elsewhere(self) -> Tenure:
        """No home of the municipality was free: another way was found."""
        return self.random.choice((Tenure.SUBLET, Tenure.LODGING, Tenure.FIRST_HAND, Tenure.PRIVATE_LET))

    def _settle(self, stay: Stay, unit: Unit | None) -> None:
        """Hold the unit on the days of the contract. Who takes it over keeps it, and the municipality's lease ends."""
        if unit is None:
            return
        if stay.takes_over and stay.ended_on is not None:
            self.stock.take(unit, Period(stay.first_on))
            self.stock.hand_back(unit, stay.ended_on)
        elif nature(stay.tenure).through_us:
            end = stay.ended_on + timedelta(days=DAYS_TO_CLEAN) if stay.ended_on else stay.last_on
            self.stock.take(unit, Period(stay.first_on, end))


_ELSEWHERE: Final = EndingReason.FIRST_HAND_ELSEWHERE


def _begins(sketch: Sketch) -> date | None:
    """The day on which somebody moved in; one that cannot be true is passed over."""
    moved_in = sketch.journey.days.get(KeyDateKind.MOVED_IN) if sketch.journey else None
    return max(moved_in or sketch.received_on, sketch.received_on)
