"""Whom a place in a group can be given: those who wait for it, and the unit's pupils by search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, Assessment, Place, Pupil, StudyGroup
from reception.education.queries.pupils.finding import found_by_text
from reception.education.queries.pupils.names import PupilName, called, in_order_of_names
from reception.education.queries.studies.plans import assessed
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.people.models import Person

#: How many stand in one list of choices: more are narrowed by the search.
MOST: Final = 30


@dataclass(frozen=True)
class Candidate:
    """A pupil who can get a place. `waits_since`: of her open application for the group's education."""

    pupil_id: int
    number: str
    name: PupilName
    waits_since: date | None
    assessed: tuple[StudyPath, SfiCourse] | None
    needs_childcare: bool = False


def candidates(group: StudyGroup, text: str, day: date, chosen: str = "") -> list[Candidate]:
    """Pupils of the group's unit who are not in it: found by a text, or those who wait, the longest first.

    Those who wait for SFI and are assessed to another course than the group's come after the others. `chosen`: the
    number of a pupil who stands in the list whatever was searched.
    """
    waits = _waits(group)
    query = (
        sa.select(Pupil.id, Pupil.number, waits.c.applied_on, waits.c.needs_childcare)
        .join(Person, Person.id == Pupil.person_id)
        .outerjoin(waits, waits.c.pupil_id == Pupil.id)
        .where(Pupil.unit_id == group.unit_id, Pupil.left_on.is_(None), sa.not_(_is_in(group, day)))
        .where(sa.or_(Pupil.number == chosen, found_by_text(text) if text else waits.c.applied_on.is_not(None)))
    )
    order = in_order_of_names() if text else (_fits(group), waits.c.applied_on, Pupil.id)
    return _candidates(db.session.execute(permits.PUPILS.within(query.order_by(*order).limit(MOST))).all())


def _candidates(rows: Sequence[Any]) -> list[Candidate]:
    ids = [row.id for row in rows]
    names, courses = called(ids), assessed(ids)
    saw(name.person_id for name in names.values())
    return [_candidate(row, names[row.id], courses.get(row.id)) for row in rows]


def _candidate(row: Any, name: PupilName, course: tuple[StudyPath, SfiCourse] | None) -> Candidate:
    return Candidate(row.id, row.number, name, row.applied_on, course, bool(row.needs_childcare))


def _waits(group: StudyGroup) -> sa.Subquery:
    """Open applications for the group's education, the oldest of each pupil."""
    query = sa.select(
        Application.pupil_id,
        sa.func.min(Application.applied_on).label("applied_on"),
        sa.func.max(sa.cast(Application.needs_childcare, sa.Integer)).label("needs_childcare"),
    ).where(Application.programme == group.programme, Application.ended_on.is_(None))
    return query.group_by(Application.pupil_id).subquery()


def _is_in(group: StudyGroup, day: date) -> sa.ColumnElement[bool]:
    goes_on = sa.or_(Place.last_on.is_(None), Place.last_on >= day)
    return sa.exists().where(Place.pupil_id == Pupil.id, Place.group_id == group.id, goes_on)


def _fits(group: StudyGroup) -> sa.ColumnElement[int]:
    """0 for who was assessed to the group's course, 1 for the others."""
    if group.course is None:
        return sa.literal(0)
    latest = sa.select(Assessment.course).where(Assessment.pupil_id == Pupil.id)
    course = latest.order_by(Assessment.on.desc(), Assessment.id.desc()).limit(1).correlate(Pupil).scalar_subquery()
    return sa.case((course == group.course, 0), else_=1)
