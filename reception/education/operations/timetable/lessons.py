"""One lesson moved, cancelled, or put back where its timetable has it."""

from datetime import date, time

from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Lesson, LessonPattern
from reception.education.operations.registers.register_rows import hold as hold_lesson
from reception.education.queries.timetable.reported import is_taken
from reception.education.rules.timetable.patterns import remarks_on_move
from reception.education.terms.lessons import LessonState
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.reckoning.remarks import Remarks, accepted, refusal


def move_lesson(lesson: Lesson, *, on: date, starts: time, ends: time, room: str) -> Remarks:
    """Hold a lesson on another day, at another time or in another room. Raises Refused when it was reported."""
    hold_lesson(lesson.id)
    remarks = accepted(remarks_on_move(on, starts, ends, is_taken=is_taken(lesson.id), today=today()))
    lesson.on, lesson.starts, lesson.ends, lesson.room = on, starts, ends, room
    lesson.state = LessonState.MOVED
    db.session.flush()
    record("lesson.moved", lesson)
    return remarks


def cancel_lesson(lesson: Lesson) -> None:
    """Hold it not at all. Raises Refused when it was reported."""
    hold_lesson(lesson.id)
    if is_taken(lesson.id):
        says = N_("The register of this lesson is taken, so that it cannot be cancelled.")
        accepted([refusal("lesson-reported", "on", says)])
    lesson.state = LessonState.CANCELLED
    db.session.flush()
    record("lesson.cancelled", lesson)


def put_back(lesson: Lesson, pattern: LessonPattern) -> None:
    """As the timetable has it. Raises Refused when it was reported where it was moved to."""
    hold_lesson(lesson.id)
    if is_taken(lesson.id):
        says = N_("The register of this lesson is taken. It stays where it was held.")
        accepted([refusal("lesson-reported", "on", says)])
    lesson.on, lesson.starts, lesson.ends, lesson.room = (
        lesson.pattern_day,
        pattern.starts,
        pattern.ends,
        pattern.room,
    )
    lesson.state = LessonState.PLANNED
    db.session.flush()
    record("lesson.put-back", lesson)
