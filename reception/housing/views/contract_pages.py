"""The rooms of contracts and of the tab "Home". Importing it makes their pages."""

from reception.housing.views import chain, contracts, history, letting, moving
from reception.housing.views.room import room

ROOMS = (room, history.room)
_MADE = (chain, contracts, letting, moving)
