"""The pages of inclusion."""

from reception.inclusion.views import activities, counts, discrimination, mentors, occasions, offers, volunteers
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (
    activities.room,
    occasions.room,
    offers.room,
    mentors.room,
    volunteers.room,
    discrimination.room,
    counts.room,
)
