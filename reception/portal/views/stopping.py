"""The link in an e-mail that says: no more messages."""

from reception.web.blueprint import Room

room = Room("my_stop", __name__)
