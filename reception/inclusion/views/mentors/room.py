"""The room of somebody's wishes for a mentor or a friend."""

from typing import Final

from reception.web.blueprint import Room

room: Final = Room("friends", __name__, url_prefix="/people/<number:number>/inclusion/friends")
