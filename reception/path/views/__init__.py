"""The pages of the path: how far somebody has come, each step with its reason, rights, facts and the template."""

from reception.path.views import basics, facts, overview, rights, steps, template
from reception.path.views.room import room

__all__ = ["basics", "facts", "overview", "rights", "room", "steps", "template"]
