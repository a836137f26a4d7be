"""Absence that caseworkers are to act on: of people whose attendance their board may see."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.education import permits
from reception.education.models import AbsenceSignal, Pupil
from reception.people.models import Person
from reception.people.terms import Protection


@dataclass(frozen=True)
class SharedSignal:
    """Who was away how often, and by when somebody is to act."""

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool
    signal_id: int
    absences: int
    act_by: date


def signals_shared(people: sa.Select[int], offset: int, limit: int) -> list[SharedSignal]:
    """The open signals about these people (a statement of their ids), the first due first. One statement."""
    query = (
        sa.select(
            Person.id, Person.number, Person.shown_name, Person.protection != Protection.NONE,
            AbsenceSignal.id, AbsenceSignal.absences, AbsenceSignal.act_by,
        )
        .join_from(AbsenceSignal, Pupil, Pupil.id == AbsenceSignal.pupil_id)
        .join(Person, Person.id == Pupil.person_id)
        .where(AbsenceSignal.ended_at.is_(None), Person.id.in_(people))
        .order_by(AbsenceSignal.act_by, AbsenceSignal.id)
    )  # fmt: skip
    rows = db.session.execute(permits.SHARED_SIGNALS.within(query.offset(offset).limit(limit)))
    return [SharedSignal(*row) for row in rows]
