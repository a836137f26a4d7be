"""What is missing or cannot be right in one's own cases, to be mended where it stands."""

from reception.web.blueprint import Room

room = Room("data_quality", __name__, url_prefix="/data-quality")
