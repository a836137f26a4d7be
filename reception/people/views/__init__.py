"""The pages about a person's facts and about protected identities."""

from reception.people.views import contacts, details, facts, protected, protection
from reception.people.views.room import room

ROOMS = (room, protection.room, protected.room)

__all__ = ["ROOMS", "contacts", "details", "facts", "protected", "protection", "room"]
