"""The pages about a person's facts, households and protected identities."""

from reception.people.views import contacts, details, duplicates, facts, former, household, protected, protection
from reception.people.views.room import room

ROOMS = (room, *household.ROOMS, duplicates.room, protection.room, protected.room)

__all__ = [
    "ROOMS",
    "contacts",
    "details",
    "duplicates",
    "facts",
    "former",
    "household",
    "protected",
    "protection",
    "room",
]
