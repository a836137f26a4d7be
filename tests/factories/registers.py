"""A class with lessons, and registers that were taken, made by the operation itself."""

from collections.abc import Mapping, Sequence
from datetime import date

from reception.access.actor import system
from reception.db.session import db
from reception.education.models import Lesson, Place, StudyGroup
from reception.education.operations.registers import Entry, Outcome, take
from reception.education.queries.registers import places_for, sheet_of
from reception.education.rules.register import PRESENT, Mark
from reception.education.terms.studies import OrientationPart
from tests.factories.education import make_lesson, make_place, make_pupil


def make_pupils(group: StudyGroup, names: Sequence[str]) -> list[Place]:
    """Pupils of the group's unit with a place in it, in the order of the names."""
    return [make_place(group, make_pupil(unit=group.unit, name=name)) for name in names]


def make_register(
    group: StudyGroup,
    on: date | Lesson,
    exceptions: Mapping[Place, Mark] | None = None,
    *,
    part: OrientationPart | None = None,
) -> Outcome:
    """The register of a lesson (a new one for a day): everybody present but for the exceptions."""
    lesson = on if isinstance(on, Lesson) else make_lesson(group, on)
    with system("test"):
        sheet = sheet_of(lesson.id)
        assert sheet is not None
        shown = {one.place_id: PRESENT for one in places_for(sheet) if one.has_place}
        mine = {**shown, **{place.id: mark for place, mark in (exceptions or {}).items()}}
        outcome = take(sheet, Entry(shown, mine, part=part), by_id=None)
        db.session.commit()
    return outcome
