"""Pupils of the school, one at a time."""

import json
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.audit.reading import saw
from reception.db.journal import Change, ChangeKind
from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, Enrolment, Place, Pupil
from reception.people.models import FormerNumber, Merge


def pupil(number: str, permit: Permit = permits.PUPILS) -> Pupil:
    """The pupil of that number; the page shows her. Raises OutOfReach.

    Her person is not loaded: what she is called, `names.called` says, under an alias where it has to be.
    """
    found = permit.one(sa.select(Pupil).where(Pupil.number == number).options(joinedload(Pupil.unit)))
    saw([found.person_id])
    return found


def standing_number(number: str) -> str | None:
    """The number of the pupil of the actor's school in whose file that of an old number went up, by a merge.

    An old number of the person, or of a case, leads nowhere here: it would tell that there was one.
    """
    query = (
        sa.select(Pupil.number, Pupil.unit_id, Change.before)
        .join(FormerNumber, FormerNumber.person_id == Pupil.person_id)
        .join(Merge, Merge.id == FormerNumber.merge_id)
        .join(Change, Change.change_set_id == Merge.change_set_id)
        .where(FormerNumber.number == number)
        .where(Change.table_name == Pupil.__tablename__, Change.kind == ChangeKind.DELETED)
    )
    for standing, unit_id, before in db.session.execute(permits.PUPILS.within(query)):
        went_up = json.loads(before or "{}")
        if (went_up.get("number"), went_up.get("unit_id")) == (number, unit_id):
            return str(standing)
    return None


def pupil_of(person_id: int, unit_id: int, permit: Permit = permits.NUMBERS) -> Pupil | None:
    """The file of a person with a school unit, within reach or not: for operations. None: she has none there.

    With `PUPILS` in place of the permit: of the actor's own units alone.
    """
    query = sa.select(Pupil).where(Pupil.person_id == person_id, Pupil.unit_id == unit_id)
    return next(iter(permit.all(query)), None)


def left_open(pupil: Pupil, on: date) -> tuple[bool, bool, bool]:
    """Whether the pupil studies a course, waits for one, or has a place in a group after the day."""
    place = sa.exists().where(Place.pupil_id == pupil.id, sa.or_(Place.last_on.is_(None), Place.last_on > on))
    studies = sa.exists().where(Enrolment.pupil_id == pupil.id, Enrolment.last_on.is_(None))
    waits = sa.exists().where(Application.pupil_id == pupil.id, Application.ended_on.is_(None))
    row = db.session.execute(
        permits.PUPILS.within(sa.select(studies, waits, place).select_from(Pupil).where(Pupil.id == pupil.id))
    ).one()
    return bool(row[0]), bool(row[1]), bool(row[2])
