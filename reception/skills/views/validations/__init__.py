"""The pages of validations."""

from reception.skills.views.validations import ending, lists, pages, steps
from reception.skills.views.validations.room import room

__all__ = ["ending", "lists", "pages", "room", "steps"]
