"""The pages of messages that go out by themselves."""

from reception.reminders.views import no_shows, outgoing, settings, stops
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (outgoing.room, no_shows.room, settings.room, stops.room)
