"""The tab "Plan": the individual plan of a person, written and followed up together."""

from reception.plans.views import actions, drafting, following, goals, needs, plan
from reception.plans.views.room import room

ROOMS = (room, needs.room)

__all__ = ["ROOMS", "actions", "drafting", "following", "goals", "needs", "plan", "room"]
