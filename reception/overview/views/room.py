"""The room that the pages of this folder share."""

from reception.web.blueprint import Room

room = Room("overview", __name__)
