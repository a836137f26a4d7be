"""The pages about what may be told of a person, what was told, and extracts."""

from reception.people.views.sharing import consents, disclosures, extracts, opening, page
from reception.people.views.sharing.room import room

ROOMS = (room, opening.room)

__all__ = ["ROOMS", "consents", "disclosures", "extracts", "opening", "page", "room"]
