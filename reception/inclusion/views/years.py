"""The room of what is counted once a year."""

from reception.web.blueprint import Room

room = Room("year_counts", __name__, url_prefix="/year-counts")
