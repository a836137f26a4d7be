"""Who waits for a place, those first whose last lawful day comes first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.audit.reading import saw
from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, Pupil
from reception.education.queries.pupils.names import PupilName, called
from reception.education.queries.studies.plans import assessed
from reception.education.rules.pupils.waiting import Deadline, deadline
from reception.education.terms.pupils import Programme, StudyTime
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.i18n.formats import today


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits. `assessed`: path and course of the latest assessment."""

    application: str
    pupil: str
    name: PupilName
    applied_on: date
    deadline: Deadline
    when: StudyTime
    can_begin_on: date | None
    needs_childcare: bool
    language: str | None
    assessed: tuple[StudyPath, SfiCourse] | None

    @property
    def days_left(self) -> int | None:
        """Until the last lawful day; below zero when it has passed."""
        return self.deadline.days_left(today())

    @property
    def is_near(self) -> bool:
        """Whether the last day is near or has passed."""
        return self.deadline.is_near(today())


def waiting(programme: Programme, window: tuple[int, int]) -> list[Waiting]:
    """(offset, limit) of those who wait for a programme: the earliest last day first, without one by application.

    The last day follows from rules that no database reckons with, so the applications that wait are ordered here.
    """
    offset, limit = window
    rows = db.session.execute(permits.APPLICATIONS.within(_open(programme))).all()
    ordered = sorted(rows, key=lambda row: (_until(row).acts_by or date.max, row.applied_on, row.id))
    shown = ordered[offset : offset + limit]
    ids = [row.pupil_id for row in shown]
    names, found = called(ids), assessed(ids)
    saw(name.person_id for name in names.values())
    return [_waiting(row, names[row.pupil_id], found.get(row.pupil_id)) for row in shown]


def _open(programme: Programme) -> sa.Select[*tuple[Any, ...]]:
    one = Application
    return (
        sa.select(
            one.id, one.number, one.pupil_id, Pupil.number.label("pupil"), one.programme, one.applied_on,
            one.right_from, one.in_establishment, one.when, one.can_begin_on, one.needs_childcare, one.language,
        )
        .join(Pupil, Pupil.id == one.pupil_id)
        .where(one.programme == programme, one.ended_on.is_(None))
    )  # fmt: skip


def _until(row: Any) -> Deadline:
    return deadline(row.programme, row.applied_on, row.right_from, in_establishment=row.in_establishment)


def _waiting(row: Any, name: PupilName, found: tuple[StudyPath, SfiCourse] | None) -> Waiting:
    return Waiting(
        row.number, row.pupil, name, row.applied_on, _until(row), row.when, row.can_begin_on, row.needs_childcare,
        row.language, found,
    )  # fmt: skip
