"""Pages that gather what several domains know: the day, the list of people, search, the page of a person."""

from reception.overview.views import (
    day,
    digest,
    escalation,
    finding,
    opening,
    people,
    person,
    person_top,
    saved,
    start,
    unit,
)
from reception.overview.views.room import room

__all__ = [
    "day",
    "digest",
    "escalation",
    "finding",
    "opening",
    "people",
    "person",
    "person_top",
    "room",
    "saved",
    "start",
    "unit",
]
