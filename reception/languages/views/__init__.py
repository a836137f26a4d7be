"""Pages about the newcomers' languages."""

from reception.languages.views import coverage, editing, exchange, messages
from reception.languages.views.room import room
from reception.web.blueprint import Room

__all__ = ["ROOMS", "coverage", "editing", "exchange", "messages"]
ROOMS: tuple[Room, ...] = (room,)
