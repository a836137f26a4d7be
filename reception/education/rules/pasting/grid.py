"""The grid that is pasted into, and what comes of it. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from reception.education.terms.lessons import PastedBy, Takes, Unclear
from reception.education.terms.studies import Grade

Value = Grade | Decimal


@dataclass(frozen=True, slots=True)
class Pupil:
    """A row of the grid: the number of the place in the group, and every name that the reader may see."""

    pupil: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid: the headings that a sheet may give it, what it takes, and its highest points if any."""

    key: str
    titles: tuple[str, ...]
    takes: Takes = Takes.GRADE
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A result that is clear. `line` counts the pasted lines from 1."""

    pupil: int
    column: str
    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is not clear, as it was `typed`, and the pupils that may be meant. `line` 0: the whole text."""

    why: Unclear
    line: int = 0
    column: str | None = None
    typed: str = ""
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the text says. Empty cells change nothing and are only counted; so are lines that say the same again."""

    by: PastedBy
    cells: tuple[Cell, ...] = ()
    questions: tuple[Question, ...] = ()
    blanks: int = 0
    repeated: int = 0
