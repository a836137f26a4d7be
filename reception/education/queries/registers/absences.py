"""What rules about absence look at: the lessons of pupils, and the signals that were raised about them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

import sqlalchemy as sa

from reception.db.session import db
from reception.education.models import AbsenceSignal, AttendanceMark, Place, Pupil, Register, RosterPlace
from reception.education.permits import PUPILS
from reception.education.rules.absence import Attended
from reception.education.terms.lessons import MarkKind

_THERE: Final = MarkKind.PRESENT
#: From having been there to having been away without leave.
_AWAY: Final = (_THERE, MarkKind.LATE, MarkKind.LEFT_EARLY, MarkKind.EXCUSED, MarkKind.UNEXCUSED)


@dataclass(frozen=True, slots=True)
class Watched:
    """A pupil with all lessons reported of her since a day, over all groups; `group_id`: of the latest one missed."""

    pupil_id: int
    person_id: int
    group_id: int | None
    lessons: list[Attended]


def watched(place_ids: Collection[int], *, since: date) -> list[Watched]:
    """The pupils who have these places, with their lessons since a day. One statement.

    Of two places of one pupil on one register, of files that were merged, the one that attended more counts.
    """
    pupils = sa.select(Place.pupil_id).where(Place.id.in_(place_ids))
    statement = (
        sa.select(Place.pupil_id, Pupil.person_id, Place.group_id, Register.on, AttendanceMark.kind, Register.id)
        .join_from(Place, Pupil, Pupil.id == Place.pupil_id)
        .join(RosterPlace, RosterPlace.place_id == Place.id)
        .join(Register, sa.and_(Register.roster_id == RosterPlace.roster_id, Register.on >= since))
        .outerjoin(
            AttendanceMark,
            sa.and_(AttendanceMark.lesson_id == Register.lesson_id, AttendanceMark.place_id == Place.id),
        )
        .where(Place.pupil_id.in_(pupils))
        .order_by(Place.pupil_id, Register.on, Register.id)
    )
    people: dict[int, int] = {}
    groups: dict[int, int] = {}
    lessons: defaultdict[int, list[Attended]] = defaultdict(list)
    for _one, rows in groupby(db.session.execute(PUPILS.within(statement)), key=lambda row: (row[0], row[5])):
        pupil_id, person_id, group_id, on, kind, _register = min(rows, key=lambda row: _AWAY.index(row[4] or _THERE))
        people[pupil_id] = person_id
        lessons[pupil_id].append(Attended(on, kind or MarkKind.PRESENT))
        if kind is MarkKind.UNEXCUSED:
            groups[pupil_id] = group_id
    return [Watched(one, people[one], groups.get(one), attended) for one, attended in lessons.items()]


def signals_about(pupil_ids: Collection[int]) -> dict[int, list[AbsenceSignal]]:
    """Every signal that was raised about these pupils, by pupil. One statement."""
    statement = sa.select(AbsenceSignal).join(Pupil, Pupil.id == AbsenceSignal.pupil_id)
    found: defaultdict[int, list[AbsenceSignal]] = defaultdict(list)
    for one in PUPILS.all(statement.where(AbsenceSignal.pupil_id.in_(pupil_ids))):
        found[one.pupil_id].append(one)
    return dict(found)
