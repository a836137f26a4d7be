"""Pages about the newcomers' languages."""

from reception.languages.views import coverage
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (coverage.room,)
