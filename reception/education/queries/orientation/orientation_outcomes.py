"""What figure I27 is counted from: who is owed civic orientation, and the hours attended. No page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import sqlalchemy as sa

from reception.education.models import (
    AttendanceMark,
    Lesson,
    OrientationNote,
    Place,
    Register,
    RosterPlace,
    StudyGroup,
)
from reception.education.queries.figures import Studies, rows
from reception.education.rules.orientation import Entitled, Meeting
from reception.education.terms.pupils import OrientationNoteKind, Programme

_Notes = dict[OrientationNoteKind, list[date]]


def entitled(found: Iterable[Studies]) -> Iterator[Entitled]:
    """Those whom the municipality owes civic orientation, each once: who applied for it, was offered it or took part,
    and who is of the establishment group.

    Owed since she was registered; where that is not known, since she applied or was offered it. Of whom no day is
    known, nothing can be asked. Two statements.
    """
    meetings, notes = _meetings(), defaultdict[int, _Notes](dict)
    _add_notes(meetings, notes)
    for one in found:
        said: _Notes = {}
        for pupil_id in one.pupil_ids:
            for kind, days in notes[pupil_id].items():
                said.setdefault(kind, []).extend(days)
        attended = tuple(meeting for pupil_id in one.pupil_ids for meeting in meetings[pupil_id])
        day = _owed_since(one, said, attended)
        if day is not None:
            yield Entitled(
                day,
                attended,
                min(said.get(OrientationNoteKind.FINISHED_ELSEWHERE, ()), default=None),
                OrientationNoteKind.DID_NOT_ATTEND in said,
                one.left_on,
                one.died_on,
            )


def _owed_since(one: Studies, said: _Notes, attended: tuple[Meeting, ...]) -> date | None:
    applied = one.applications.get(Programme.ORIENTATION, [])
    others = [each for each in one.applications.get(Programme.SFI, ()) if each.in_establishment]
    if not (applied or others or said or attended):
        return None
    offered = said.get(OrientationNoteKind.OFFERED, [])
    known = (
        [each.right_from for each in applied if each.right_from],
        [one.registered_on] if one.registered_on else [],
        [each.right_from for each in others if each.right_from],
        [each.applied_on for each in applied],
        offered,
    )
    return next((min(days) for days in known if days), None)


def _meetings() -> defaultdict[int, list[Meeting]]:
    """The hours attended at lessons, by pupil: each lesson once, also where two files that were merged stood on it."""
    minutes = Register.minutes - sa.func.min(sa.func.coalesce(AttendanceMark.missed, 0))
    mark = sa.and_(AttendanceMark.lesson_id == Register.lesson_id, AttendanceMark.place_id == RosterPlace.place_id)
    query = (
        sa.select(Place.pupil_id, Register.on, minutes, Register.part)
        .join(Lesson, Lesson.id == Register.lesson_id)
        .join(StudyGroup, StudyGroup.id == Lesson.group_id)
        .join(RosterPlace, RosterPlace.roster_id == Register.roster_id)
        .join(Place, Place.id == RosterPlace.place_id)
        .outerjoin(AttendanceMark, mark)
        .where(StudyGroup.programme == Programme.ORIENTATION)
        .group_by(Place.pupil_id, Register.id, Register.on, Register.minutes, Register.part)
        .order_by(Register.on, Register.id)
    )
    found: defaultdict[int, list[Meeting]] = defaultdict(list)
    for pupil_id, on, attended, part in rows(query.select_from(Register)):
        found[pupil_id].append(Meeting(on, max(attended, 0), part))
    return found


def _add_notes(meetings: defaultdict[int, list[Meeting]], notes: defaultdict[int, _Notes]) -> None:
    """Hours with another organiser are hours; what else is noted stands by its kind."""
    one = OrientationNote
    query = sa.select(one.pupil_id, one.kind, one.on, one.minutes, one.part).where(one.struck_at.is_(None))
    for pupil_id, kind, on, minutes, part in rows(query.order_by(one.on, one.id)):
        notes[pupil_id].setdefault(kind, []).append(on)
        if kind is OrientationNoteKind.HOURS_ELSEWHERE and minutes:
            meetings[pupil_id].append(Meeting(on, minutes, part))
