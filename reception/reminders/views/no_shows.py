"""Who did not come: counts by how they were called, and whether they were reminded."""

from reception.web.blueprint import Room

room = Room("no_shows", __name__, url_prefix="/no-shows")
