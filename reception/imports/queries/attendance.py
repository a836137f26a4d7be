"""The lessons and registers of a school, beside which a list of attendance is read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from reception.db.bulk import chunks
from reception.education.queries.registers import marks_of, sheets_of
from reception.education.queries.timetable.lessons import lessons_between
from reception.education.rules.register import Mark, decoded
from reception.education.terms.lessons import LessonState
from reception.imports.rules.attendance.marking import KnownLesson


def lessons_here(group_ids: Collection[int], first: date, last: date) -> dict[tuple[int, date], list[KnownLesson]]:
    """The lessons of groups by group and day. One statement."""
    found: dict[tuple[int, date], list[KnownLesson]] = defaultdict(list)
    for one in lessons_between(group_ids, first, last):
        known = KnownLesson(one.id, one.on, one.starts, one.ends, one.state is LessonState.CANCELLED)
        found[one.group_id, one.on].append(known)
    return dict(found)


def registers_here(lesson_ids: Iterable[int]) -> dict[int, Mapping[int, Mark]]:
    """The registers that are taken, by lesson."""
    found: dict[int, Mapping[int, Mark]] = {}
    for part in chunks(lesson_ids):
        marks = marks_of(part)
        for sheet in sheets_of(part):
            if sheet.is_taken:
                found[sheet.lesson.id] = decoded(sheet.listed, marks.get(sheet.lesson.id, ()))
    return found
