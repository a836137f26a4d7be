"""Who is to live together in a home that is sought, and until when the municipality has to settle them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from reception.housing.rules.norm import Household
from reception.housing.rules.settlement import LatestDay, Settlement, settlement
from reception.people.rules.ages import age
from reception.people.terms import BirthPrecision, HouseholdRole, ReceptionRoute


@dataclass(frozen=True)
class Member:
    """Somebody who is to live there. Who is expected stands in no register yet, and has a planned day if one is known.

    A protected person stands as her number in lists, never by name.
    """

    name: str
    role: HouseholdRole
    birth_on: date | None
    birth_precision: BirthPrecision | None
    person_id: int | None = None
    number: str | None = None
    is_protected: bool = False
    is_expected: bool = False
    planned_on: date | None = None

    @property
    def called(self) -> str:
        """What stands for her in a list."""
        return self.number if self.is_protected and self.number else self.name

    def years(self, today: date) -> int | None:
        """Whole years, as far as the birth is known; a child that is to be born is 0."""
        return None if self.birth_on is None else max(0, age(self.birth_on, today))

    def in_role(self, role: HouseholdRole) -> "Member":
        """The same as what she is in the household."""
        return replace(self, role=role)


def household_of_people(members: Iterable[Member], today: date) -> Household:
    """As the norms count them: two of whom one is the other's partner are a couple."""
    people = tuple(members)
    has_couple = len(people) > 1 and any(one.role is HouseholdRole.PARTNER for one in people)
    return Household(tuple(one.years(today) for one in people), couples=int(has_couple))


def moved_in_after(decided_on: date | None, days: Iterable[date]) -> date | None:
    """The first of the days on which the household moved in; a home of before the decision is none that settles it."""
    return min((day for day in days if decided_on is None or day >= decided_on), default=None)


@dataclass(frozen=True)
class Clock:
    """Until when a household is to be settled, and when it moved in. What is None is not noted in the person's file."""

    route: ReceptionRoute | None
    decided_on: date | None
    latest: LatestDay | None
    moved_in_on: date | None

    @property
    def latest_on(self) -> date | None:
        """The latest day itself."""
        return self.latest.day if self.latest else None

    @property
    def runs_until(self) -> date | None:
        """The latest day while the household has not moved in; None where no clock runs."""
        return None if self.moved_in_on is not None else self.latest_on

    def settlement(self, today: date) -> Settlement:
        """Where the household stands."""
        return settlement(self.latest_on, self.moved_in_on, today)
