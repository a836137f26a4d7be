"""Households as matching measures them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reception.housing.models import HomeNeed, Place
from reception.housing.queries.needs import clocks_of, people_of_needs
from reception.housing.rules.norm import Household, needed_rooms
from reception.housing.rules.seeking import Clock, Member, household_of_people
from reception.housing.rules.settlement import Settlement
from reception.i18n.formats import today
from reception.matching.rules.seeking import STANDARD, Point, Seeker


@dataclass(frozen=True)
class Seeking:
    """A need with all that is reckoned of it on a day: whom it counts, and how it stands to the latest day."""

    need: HomeNeed
    members: tuple[Member, ...]
    household: Household
    clock: Clock
    settlement: Settlement
    seeker: Seeker

    @property
    def present(self) -> tuple[Member, ...]:
        """Those who are here."""
        return tuple(one for one in self.members if not one.is_expected)

    @property
    def expected(self) -> tuple[Member, ...]:
        """Those who are expected."""
        return tuple(one for one in self.members if one.is_expected)

    @property
    def rooms_needed(self) -> int:
        """How many rooms beside the kitchen, by the norm that is weighed with."""
        return needed_rooms(self.household, STANDARD.norm)

    @property
    def people_ids(self) -> tuple[int, ...]:
        """The ids of those who stand in the register, for the reading log."""
        return tuple(one.person_id for one in self.members if one.person_id is not None)

    @property
    def order(self) -> tuple[date, date, int]:
        """Whose latest day is nearest (or longest past) stands first, then who wants a home first."""
        return self.clock.runs_until or date.max, self.need.wanted_from or date.min, self.need.id


def seeking(needs: Sequence[HomeNeed]) -> list[Seeking]:
    """Needs with what is reckoned of them: a few statements however many there are. The most urgent first."""
    members, clocks = people_of_needs(needs), clocks_of(needs)
    found: Iterable[Seeking] = (_seeking(need, members[need.id], clocks[need.id]) for need in needs)
    return sorted(found, key=lambda one: one.order)


def _seeking(need: HomeNeed, members: tuple[Member, ...], clock: Clock) -> Seeking:
    household = household_of_people(members, today())
    seeker = Seeker(
        seeker_id=need.id,
        household=household,
        latest=clock.runs_until,
        without_stairs=need.without_stairs,
        school=_point(need.school),
        work=_point(need.work),
    )
    return Seeking(need, members, household, clock, clock.settlement(today()), seeker)


def _point(place: Place | None) -> Point | None:
    return None if place is None else Point(place.east, place.north)
