"""Where somebody stands in her studies: courses, the right, what she waits for, hours a week."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.db.session import db
from reception.education import permits
from reception.education.models import (
    AdultCourse,
    Application,
    Lesson,
    Place,
    Pupil,
    StudyGroup,
)
from reception.education.queries.studies.histories import histories
from reception.education.queries.studies.rights import Right, rights_of
from reception.education.rules.studies.course_bar import Step, bar
from reception.education.terms.lessons import LessonState
from reception.education.terms.pupils import Programme
from reception.i18n.formats import today

_WEEKS_OF_EXTENT: Final = 4


@dataclass(frozen=True)
class Waiting:
    """What somebody waits for, and since when."""

    programme: Programme
    applied_on: date


@dataclass(frozen=True)
class Status:
    """What somebody studies with one school unit. `minutes`: of lessons a week in her groups, or None."""

    school: str
    bar: tuple[Step, ...]
    is_known: bool
    right: Right
    waiting: Sequence[Waiting] = ()
    minutes: int | None = None
    courses: Sequence[AdultCourse] = ()
    is_in_orientation: bool = False


def status_of(pupil_ids: Collection[int]) -> list[Status]:
    """Where each of these pupils stands, school by school.."""
    if not pupil_ids:
        return []
    permit = permits.SHARED_STATUS
    told, rights = histories(pupil_ids, permit), rights_of(pupil_ids, permit)
    schools, courses, extents = _schools(pupil_ids), _courses(pupil_ids), _extents(pupil_ids)
    return [
        Status(
            school=name, bar=bar(told[pupil_id], today()), is_known=bool(told[pupil_id].enrolments),
            right=rights[pupil_id], waiting=waiting, courses=courses[pupil_id],
            minutes=extents.get((pupil_id, False)), is_in_orientation=(pupil_id, True) in extents,
        )
        for pupil_id, (name, waiting) in schools.items()
    ]  # fmt: skip


def _schools(pupil_ids: Collection[int]) -> dict[int, tuple[str, list[Waiting]]]:
    """The school unit of each file, and what is waited for there, the longest first."""
    waits = sa.and_(Application.pupil_id == Pupil.id, Application.ended_on.is_(None))
    query = (
        sa.select(Pupil.id, Unit.name, Application.programme, Application.applied_on)
        .join(Unit, Unit.id == Pupil.unit_id)
        .outerjoin(Application, waits)
        .where(Pupil.id.in_(pupil_ids))
        .order_by(Pupil.id, Application.applied_on, Application.id)
    )
    found: dict[int, tuple[str, list[Waiting]]] = {}
    for pupil_id, name, programme, applied_on in db.session.execute(permits.SHARED_STATUS.within(query)):
        waiting = found.setdefault(pupil_id, (name, []))[1]
        if programme is not None:
            waiting.append(Waiting(programme, applied_on))
    return found


def _courses(pupil_ids: Collection[int]) -> defaultdict[int, list[AdultCourse]]:
    query = sa.select(AdultCourse).join(Pupil, Pupil.id == AdultCourse.pupil_id)
    query = query.where(AdultCourse.pupil_id.in_(pupil_ids)).order_by(AdultCourse.first_on, AdultCourse.id)
    found: defaultdict[int, list[AdultCourse]] = defaultdict(list)
    for one in permits.SHARED_STATUS.all(query):
        found[one.pupil_id].append(one)
    return found


def _extents(pupil_ids: Collection[int]) -> dict[tuple[int, bool], int]:
    """Minutes a week of each pupil's groups, by pupil and whether it is civic orientation: on average over the weeks
    with lessons of the four that begin with this one."""
    monday = today() - timedelta(days=today().weekday())
    query = (
        sa.select(Place.pupil_id, Lesson.on, Lesson.starts, Lesson.ends, Lesson.group_id)
        .join(Lesson, Lesson.group_id == Place.group_id)
        .join(Pupil, Pupil.id == Place.pupil_id)
        .where(Place.pupil_id.in_(pupil_ids), Place.first_on <= Lesson.on)
        .where(sa.or_(Place.last_on.is_(None), Place.last_on >= Lesson.on))
        .where(Lesson.on >= monday, Lesson.on < monday + timedelta(weeks=_WEEKS_OF_EXTENT))
        .where(Lesson.state != LessonState.CANCELLED)
        .add_columns(_is_orientation())
    )
    minutes: defaultdict[tuple[int, bool], int] = defaultdict(int)
    weeks: defaultdict[tuple[int, bool], set[int]] = defaultdict(set)
    for pupil_id, on, starts, ends, _group, orients in db.session.execute(permits.SHARED_STATUS.within(query)):
        whose = (pupil_id, bool(orients))
        length = datetime.combine(on, ends) - datetime.combine(on, starts)
        minutes[whose] += int(length.total_seconds()) // 60
        weeks[whose].add((on - monday).days // 7)
    return {whose: round(total / len(weeks[whose])) for whose, total in minutes.items()}


def _is_orientation() -> sa.ColumnElement[bool]:
    return sa.exists().where(StudyGroup.id == Lesson.group_id, StudyGroup.programme == Programme.ORIENTATION)
