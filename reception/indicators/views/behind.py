"""From a figure to the people behind it, of one's own unit's cases alone."""

from reception.web.blueprint import Room

room = Room("indicator_people", __name__, url_prefix="/indicators")
