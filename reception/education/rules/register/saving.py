"""Who may save the register of a lesson, and when. Pure."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from reception.education.rules.timetable import Lesson, Slot
from reception.education.terms.lessons import Saving

#: Pupils come in before the bell, and a teacher marks them as they come (our number).
OPENS_BEFORE: Final = timedelta(minutes=15)
#: So long after the lesson its teachers report and correct without a word (ui.md 1.1 row 4).
FREE_AFTER: Final = timedelta(hours=72)


def saving(lesson: Lesson, now: datetime, *, is_teacher: bool, may_correct: bool) -> Saving:
    """Whether the register can be saved at `now` (with a time zone).

    `is_teacher`: of this group; `may_correct`: allowed to change old registers. Hours are those that pass, also
    through a night on which the clocks change.
    """
    if not (is_teacher or may_correct):
        return Saving.NOT_YOURS
    if not lesson.is_held:
        return Saving.CANCELLED
    if now < lesson.sitting.begins_at - OPENS_BEFORE:
        return Saving.NOT_YET
    if now <= lesson.sitting.finishes_at + FREE_AFTER:
        return Saving.FREELY
    return Saving.WITH_REASON if may_correct else Saving.ANOTHER


def unreported(lessons: Iterable[Lesson], taken: Collection[Slot], now: datetime) -> tuple[Lesson, ...]:
    """The lessons that are over, were held, and have no register: in the order given."""
    return tuple(one for one in lessons if one.is_held and one.slot not in taken and one.sitting.finishes_at <= now)
