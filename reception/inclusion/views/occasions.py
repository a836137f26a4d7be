"""The meetings of an activity: planned, held, and who came, as numbers."""

from reception.web.blueprint import Room

room = Room("occasions", __name__, url_prefix="/activities/<number:number>/occasions")
