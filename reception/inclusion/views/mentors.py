"""Somebody's wish for a mentor or a friend, who was found, and that they met."""

from reception.web.blueprint import Room

room = Room("friends", __name__, url_prefix="/people/<number:number>/inclusion/friends")
