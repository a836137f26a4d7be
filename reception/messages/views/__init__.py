"""Pages of what is written between a unit and a newcomer."""

from reception.messages.views import letters, links, mailings, papers, templates, written
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (
    letters.room,
    links.room,
    papers.room,
    written.room,
    mailings.room,
    templates.room,
)
