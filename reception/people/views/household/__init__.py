"""The tab "Household": whom a person lives with, who is expected, and who decides for whom."""

from reception.people.views.household import expected, guardians, members, moving, tab
from reception.people.views.household.choosing import room as choosing_room
from reception.people.views.household.room import room

ROOMS = (room, choosing_room)

__all__ = ["ROOMS", "expected", "guardians", "members", "moving", "tab"]
