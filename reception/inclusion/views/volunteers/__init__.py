"""People who offer to be a mentor or a friend, and who waits for one."""

from reception.inclusion.views.volunteers import register, waiting
from reception.inclusion.views.volunteers.room import room

__all__ = ["register", "room", "waiting"]
