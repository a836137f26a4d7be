"""National series: what is held, and the upload."""

from reception.web.blueprint import Room

room = Room("national_series", __name__, url_prefix="/indicators/series")
