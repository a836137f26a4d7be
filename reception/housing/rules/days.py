"""Which days of a person's homes the path reckons with. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reception.housing.rules.tenures import Law, nature
from reception.housing.terms import Tenure


@dataclass(frozen=True)
class Link:
    """A contract or an arrangement as one person lives by it. `assigned_on`: when she was assigned, where she was."""

    tenure: Tenure
    first: date
    end: date | None
    signed_on: date | None
    moved_in_on: date | None
    assigned_on: date | None

    @property
    def is_since_assignment(self) -> bool:
        """Whether it has a day after the person was assigned: what was before belongs to another municipality."""
        return self.assigned_on is None or self.end is None or self.end >= self.assigned_on


def days_of(links: Iterable[Link], today: date) -> dict[str, date]:
    """By the codes of the path's facts: what there is. `links` stand in the order of their first days.

    "moved_in" is the first day she lived in a home here, a placement or not; "lease_signed" the first contract signed;
    "lease_ends" the last day of the contract that stands last, so that nothing is asked of one that another follows;
    "minor_placed" the first day of a placement that has begun.
    """
    here = [one for one in links if one.is_since_assignment]
    moved = [one.moved_in_on for one in here if one.moved_in_on and one.moved_in_on >= (one.assigned_on or date.min)]
    signed = [one.signed_on for one in here if one.signed_on and nature(one.tenure).law is not Law.NONE]
    placed = [one.moved_in_on or one.first for one in here if nature(one.tenure).placement]
    last = here[-1] if here else None
    is_lease = last is not None and nature(last.tenure).law is not Law.NONE
    found = {
        "moved_in": min(moved, default=None),
        "lease_signed": min(signed, default=None),
        "lease_ends": last.end if last is not None and is_lease else None,
        "minor_placed": min((day for day in placed if day <= today), default=None),
    }
    return {code: day for code, day in found.items() if day is not None}
