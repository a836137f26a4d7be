"""How much of the teaching a pupil took part in, in lessons and in minutes. Pure.

Only lessons whose register was taken count: one that nobody reported says nothing of anybody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Final

from reception.education.rules.register.coding import Coded, Row
from reception.education.terms.lessons import MarkKind
from reception.reckoning.periods import Period


@dataclass(frozen=True, slots=True)
class Attendance:
    """What one pupil attended: lessons by kind, and minutes. Sums of parts are the whole.

    `partial`: minutes missed by coming late or leaving early; who did so attended the lesson.
    """

    lessons: int = 0
    present: int = 0
    late: int = 0
    left_early: int = 0
    excused: int = 0
    unexcused: int = 0
    minutes: int = 0
    excused_minutes: int = 0
    unexcused_minutes: int = 0
    partial_minutes: int = 0

    def __add__(self, other: "Attendance") -> "Attendance":
        """Both together."""
        return Attendance(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def attended(self) -> int:
        """Lessons that the pupil came to."""
        return self.lessons - self.excused - self.unexcused

    @property
    def attended_minutes(self) -> int:
        """Minutes that the pupil was there."""
        return self.minutes - self.excused_minutes - self.unexcused_minutes - self.partial_minutes

    @property
    def share_of_lessons(self) -> Fraction | None:
        """From 0 to 1; None when no lesson was reported."""
        return Fraction(self.attended, self.lessons) if self.lessons else None

    @property
    def share_of_minutes(self) -> Fraction | None:
        """From 0 to 1; None when no lesson was reported."""
        return Fraction(self.attended_minutes, self.minutes) if self.minutes else None


NONE: Final = Attendance()
_FIELDS: Final = {
    MarkKind.EXCUSED: ("excused", "excused_minutes"),
    MarkKind.UNEXCUSED: ("unexcused", "unexcused_minutes"),
    MarkKind.LATE: ("late", "partial_minutes"),
    MarkKind.LEFT_EARLY: ("left_early", "partial_minutes"),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A register that was taken, and the day of its lesson."""

    day: date
    register: Coded


def of_exception(row: Row) -> Attendance:
    """What one exception takes from a pupil's attendance: one lesson of its kind and the minutes missed."""
    lessons, missed = _FIELDS[row.kind]
    return Attendance(**{lessons: 1, missed: row.missed})


def attendance(taken: Iterable[Taken], days: Period | None = None) -> dict[int, Attendance]:
    """What each pupil attended on those days (None: on all). Who stood on no register then is not there."""
    lessons: Counter[int] = Counter()
    minutes: Counter[int] = Counter()
    missed: defaultdict[int, Attendance] = defaultdict(Attendance)
    for one in taken:
        if days is None or days.covers(one.day):
            for pupil in one.register.listed:
                lessons[pupil] += 1
                minutes[pupil] += one.register.minutes
            for row in one.register.rows:
                missed[row.pupil] += of_exception(row)
    return {pupil: whole(count, minutes[pupil], missed[pupil]) for pupil, count in lessons.items()}


def whole(lessons: int, minutes: int, missed: Attendance) -> Attendance:
    """A pupil's attendance from the lessons that she was listed for and the sum of her exceptions.

    This is how a database answers too: one sum over registers, one over exceptions.
    """
    present = lessons - missed.late - missed.left_early - missed.excused - missed.unexcused
    return replace(missed, lessons=lessons, minutes=minutes, present=present)
