"""The pages of imports."""

from reception.imports.views import columns, files, questions, runs, undo
from reception.imports.views.room import attendance_room, homes_room, results_room, room

__all__ = ["attendance_room", "columns", "files", "homes_room", "questions", "results_room", "room", "runs", "undo"]
