"""The pages of policies."""

from reception.policies.views import documents, follow_up
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (documents.room, follow_up.room)
