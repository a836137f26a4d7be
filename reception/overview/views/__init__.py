"""Pages that gather what several domains know: the day, the list of people, search, the page of a person."""

from reception.overview.views import day, opening, people, person, start, unit
from reception.overview.views.room import room

__all__ = ["day", "opening", "people", "person", "room", "start", "unit"]
