"""The pages of skills."""

from reception.skills.views import profiles

ROOMS = (profiles.room, profiles.of_pupils)
