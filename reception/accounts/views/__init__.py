"""The rooms of accounts: one's own, the administrator's, and the invitation."""

from reception.accounts.views import accounts, duties, invitation, settings, staying, units
from reception.accounts.views.admin import room as admin_room
from reception.accounts.views.settings import room

ROOMS = (settings.room, staying.room, admin_room, invitation.room)

__all__ = ["ROOMS", "accounts", "admin_room", "duties", "invitation", "room", "settings", "staying", "units"]
