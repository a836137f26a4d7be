"""The room that the pages of this folder share."""

from reception.web.blueprint import Room

room = Room("imports", __name__, url_prefix="/imports")
