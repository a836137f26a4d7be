"""The pages of imports."""

from reception.imports.views import columns, files, questions, runs, undo
from reception.imports.views.room import homes_room, room

__all__ = ["columns", "files", "homes_room", "questions", "room", "runs", "undo"]
