"""Which lesson of a group rows are about, and which mark a row is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from reception.education.rules.register import PRESENT, Mark
from reception.education.terms.lessons import MarkKind
from reception.imports.rules.attendance import messages
from reception.imports.rules.attendance.reading import MarkRow


@dataclass(frozen=True, slots=True)
class KnownLesson:
    """A lesson that is in the timetable here."""

    id: int
    day: date
    starts: time
    ends: time
    is_cancelled: bool = False


def lesson_of(
    rows: Sequence[MarkRow], known: Sequence[KnownLesson]
) -> tuple[KnownLesson | None, tuple[time, time] | None, str | None]:
    """The lesson that is meant; or the times of a new one; or why neither can be told."""
    starts = rows[0].starts
    ends = next((row.ends for row in rows if row.ends), None)
    if starts is None:
        if len(known) == 1:
            return known[0], None, None
        return None, None, messages.SEVERAL_LESSONS if known else messages.NO_LESSON
    same = next((one for one in known if one.starts == starts), None)
    if same is not None:
        return same, None, None
    crossed = [one for one in known if one.starts < (ends or starts) and starts < one.ends]
    if crossed:
        return None, None, messages.CLASHES
    return (None, (starts, ends), None) if ends else (None, None, messages.NO_LESSON)


def mark_of(kind: MarkKind | None, minutes: int | None, length: int) -> tuple[Mark | None, str | None]:
    """The mark of a lesson of so many minutes, or why there is none. Minutes alone tell how late somebody came."""
    if kind is MarkKind.PRESENT or (kind is None and minutes == 0):
        return PRESENT, None
    if kind in {MarkKind.EXCUSED, MarkKind.UNEXCUSED}:
        return _absent(kind, minutes, length)
    if not minutes:
        return None, messages.MINUTES_MISSING
    if minutes > length:
        return None, messages.TOO_MANY_MINUTES
    if minutes == length:
        # The whole lesson was missed, and nobody said that it was excused.
        return Mark(MarkKind.UNEXCUSED), None
    return (
        Mark(MarkKind.LEFT_EARLY, 0, minutes) if kind is MarkKind.LEFT_EARLY else Mark(MarkKind.LATE, minutes)
    ), None


def _absent(kind: MarkKind | None, minutes: int | None, length: int) -> tuple[Mark | None, str | None]:
    """Absent so many minutes of the lesson is late, not absent; without minutes it is the whole lesson."""
    if minutes is not None and minutes > length:
        return None, messages.TOO_MANY_MINUTES
    if minutes is not None and 0 < minutes < length:
        return Mark(MarkKind.LATE, minutes), None
    return Mark(kind or MarkKind.UNEXCUSED), None
