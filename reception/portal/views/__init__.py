"""Newcomers' pages: the door, the plan, and what stands below it."""

from reception.portal.views import (
    data,
    discrimination,
    door,
    goals,
    inclusion,
    letters,
    papers,
    path,
    plan,
    reminders,
    rights,
    stopping,
    survey,
    times,
    writing,
)
from reception.portal.views.room import page_context
from reception.web.blueprint import Room

ROOMS: tuple[Room, ...] = (
    door.link_room,
    door.room,
    plan.room,
    path.room,
    times.room,
    goals.room,
    rights.room,
    data.room,
    writing.room,
    letters.room,
    papers.room,
    inclusion.room,
    reminders.room,
    discrimination.room,
    survey.room,
    stopping.room,
)

__all__ = ["ROOMS", "page_context"]
