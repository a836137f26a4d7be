"""Whether a unit reminds by itself."""

from reception.web.blueprint import Room

room = Room("reminder_settings", __name__, url_prefix="/reminders/settings")
