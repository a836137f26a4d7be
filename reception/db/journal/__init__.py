"""A journal of changed rows: what a piece of work did to which rows, so that all of it can be taken back at once.

An import and a merge write under a change set. Undoing one compares each row with what the work left, names what has
changed or been built on it since, and puts every table back as it was.
"""

from reception.db.journal.models import Change, ChangeKind, ChangeSet
from reception.db.journal.obstacles import Obstacle, obstacles
from reception.db.journal.recording import begin, recording
from reception.db.journal.rows import JOURNAL
from reception.db.journal.undoing import Obstructed, touched, undo

__all__ = [
    "JOURNAL",
    "Change",
    "ChangeKind",
    "ChangeSet",
    "Obstacle",
    "Obstructed",
    "begin",
    "obstacles",
    "recording",
    "touched",
    "undo",
]
