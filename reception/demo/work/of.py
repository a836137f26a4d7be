"""Whose work is written, by whom, and until when anybody knows of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import Sketch
from reception.demo.work.life import Life
from reception.work.models import OfWorkFile


@dataclass(slots=True)
class Casework:
    """Where somebody's case is; `closed_on`: its last day. `has_moved`: and then she lived here no more.

    `active_on`: the day on which something happened in it last.
    """

    case_id: int
    unit_id: int
    worker_id: int | None
    opened_on: date
    closed_on: date | None = None
    has_moved: bool = False
    active_on: date | None = None


@dataclass
class Of:
    """One person's file. `known`: today, or the last day on which anybody asked."""

    person_id: int
    sketch: Sketch
    life: Life
    case: Casework
    board_id: int
    today: date
    known: date
    #: What she worked with before, as it was mapped (SSYK 2012).
    mapped: list[str]
    #: Whether she wants a business of her own.
    wish: str | None = None
    file_id: int = 0

    def is_known(self, day: date | None) -> bool:
        """Whether the day had come while somebody asked."""
        return day is not None and day <= self.known

    def seen(self, day: date | None) -> date | None:
        """A last day, if it is known."""
        return day if self.is_known(day) else None

    def noted_at(self, day: date, random: Random) -> datetime:
        """Some days later, in the time of the case."""
        last = self.case.closed_on or self.today
        later = max(day, self.case.opened_on) + timedelta(days=random.randrange(0, 9))
        return at_nine(max(min(later, last), self.case.opened_on))

    def add(self, rows: Rows, random: Random, model: type[OfWorkFile], day: date, **values: Any) -> int:
        """A row of the file that tells of a day."""
        made = {"made_at": self.noted_at(day, random), "made_by_id": self.case.worker_id}
        return rows.add(model, work_file_id=self.file_id, **made, **values)
