"""The pages of skills."""

from reception.skills.views import cv, profiles

ROOMS = (profiles.room, profiles.of_pupils, cv.room)
