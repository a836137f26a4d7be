"""The pages of skills."""

from reception.skills.views import profiles, validations

ROOMS = (profiles.room, profiles.of_pupils, validations.room)
