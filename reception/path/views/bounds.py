"""Between which days something can have been done."""

from datetime import date
from typing import TYPE_CHECKING

from reception.path.rules.known import possible_days

if TYPE_CHECKING:
    from reception.people.models import Person


def first_day(person: "Person") -> date | None:
    """The first day on which the person may have been born; None when nothing is known of it."""
    return possible_days(person.birth)[0] if person.birth else None
