"""The pages of imports."""

from reception.imports.views import columns, files, questions, runs, undo
from reception.imports.views.room import room

__all__ = ["columns", "files", "questions", "room", "runs", "undo"]
