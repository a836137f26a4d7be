"""When people live together: periods of which the first day is often not known, and the order of a household. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reception.people.terms import HouseholdRole

_ORDER: Final = {
    role: place
    for place, role in enumerate(
        (
            HouseholdRole.REFERENCE,
            HouseholdRole.PARTNER,
            HouseholdRole.CHILD,
            HouseholdRole.PARENT,
            HouseholdRole.SIBLING,
            HouseholdRole.RELATIVE,
            HouseholdRole.OTHER,
        )
    )
}


@dataclass(frozen=True)
class Period:
    """From a day, if it is known, up to and including another; `ends_on` None has no end yet."""

    starts_on: date | None
    ends_on: date | None

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.ends_on is not None and self.ends_on < today

    def may_meet(self, other: "Period") -> bool:
        """Whether a day may lie in both: an unknown first day may be any."""
        return _begins_by(self.starts_on, other.ends_on) and _begins_by(other.starts_on, self.ends_on)

    def surely_meets(self, other: "Period", today: date) -> bool:
        """Whether a day lies in both for sure: of an unknown first day only today, or the last day, is certain."""
        return self._certain(today).may_meet(other._certain(today))

    def _certain(self, today: date) -> "Period":
        certain = today if self.ends_on is None else min(today, self.ends_on)
        return Period(self.starts_on or certain, self.ends_on)


def _begins_by(starts_on: date | None, ends_on: date | None) -> bool:
    return starts_on is None or ends_on is None or starts_on <= ends_on


def last_day(first_day_away: date, starts_on: date | None) -> date:
    """The last day in a household of somebody who is away from `first_day_away`; never before she came."""
    day_before = first_day_away - timedelta(days=1)
    return day_before if starts_on is None else max(day_before, starts_on)


def place(role: HouseholdRole, born: date | None) -> tuple[int, date]:
    """Where somebody stands in the list of a household: by role, then the eldest first."""
    return _ORDER[role], born or date.max
