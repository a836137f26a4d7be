"""The pages of releases."""

from reception.releases.views import drafts, open_data, published
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (published.room, drafts.room, open_data.room)
