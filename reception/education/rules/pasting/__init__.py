"""A column or a block copied from a sheet into the grid of results. What is unclear is asked, never guessed. Pure."""

from reception.education.rules.pasting.grid import Cell, Column, Pasted, Pupil, Question, Value
from reception.education.rules.pasting.reading import pasted
from reception.education.rules.pasting.values import grade, points

__all__ = ["Cell", "Column", "Pasted", "Pupil", "Question", "Value", "grade", "pasted", "points"]
