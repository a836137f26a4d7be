"""Whether somebody wants messages, as staff note it."""

from reception.web.blueprint import Room

room = Room("message_stops", __name__, url_prefix="/people/<number:number>/messages")
