"""Pages of what is written between a unit and a newcomer."""

from reception.messages.views import letters, links, mailings, templates, written
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (
    letters.room,
    links.room,
    written.room,
    mailings.room,
    templates.room,
)
