"""Somebody's wish for a mentor or a friend, who was found, and that they met."""

from reception.inclusion.views.mentors import finding, matches, meetings, wishes
from reception.inclusion.views.mentors.room import room
from reception.inclusion.views.mentors.section import friends_section

__all__ = ["finding", "friends_section", "matches", "meetings", "room", "wishes"]
