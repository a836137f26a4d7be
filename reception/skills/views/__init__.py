"""The pages of skills."""

from reception.skills.views import interview, profiles, qualifications, sheet

ROOMS = (profiles.room, profiles.of_pupils, interview.room)

__all__ = ["ROOMS", "qualifications", "sheet"]
