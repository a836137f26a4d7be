"""Whether she wants messages about her appointments."""

from reception.portal.views.room import OwnRoom

room = OwnRoom("my_reminders", __name__, url_prefix="/messages-to-me")
