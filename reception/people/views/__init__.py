"""The pages about a person's facts, households and protected identities."""

from reception.people.views import (
    contacts,
    details,
    documents,
    duplicates,
    facts,
    former,
    household,
    protected,
    protection,
    sharing,
)
from reception.people.views.room import room

ROOMS = (room, *household.ROOMS, duplicates.room, protection.room, protected.room, documents.room, *sharing.ROOMS)

__all__ = [
    "ROOMS",
    "contacts",
    "details",
    "documents",
    "duplicates",
    "facts",
    "former",
    "household",
    "protected",
    "protection",
    "room",
    "sharing",
]
