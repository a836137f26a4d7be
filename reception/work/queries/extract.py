"""What of somebody's work, and of what she lives by, an extract for a partner shows: as the reader's boards noted it.

Neither employer nor school nor office nor planner is named: the person says herself where she works.
"""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.people.models import Person
from reception.work import permits
from reception.work.models import (
    Employment,
    Enrolment,
    IncomePeriod,
    OfWorkFile,
    Placement,
    Programme,
    Study,
    WorkFile,
)

Row = TypeVar("Row", bound=OfWorkFile)


def extract_of_work(person: Person) -> Iterator[tuple[str, str]]:
    """What somebody looks for, is enrolled in and studies; and placements and jobs, also those that have ended."""
    for file in permits.FILES.all(sa.select(WorkFile).where(WorkFile.person_id == person.id).order_by(WorkFile.id)):
        if file.seeks:
            yield _("Looks for"), label(file.seeks)
    yield from _of_desk(person)
    for placement in _rows(person, Placement, permits.PLACEMENTS, Placement.started_on):
        outcome = label(placement.outcome) if placement.outcome else ""
        yield label(placement.kind), _listed(placement.title, _days(placement.started_on, placement.ended_on), outcome)
    for job in _rows(person, Employment, permits.EMPLOYMENTS, Employment.started_on):
        yield label(job.contract), _listed(job.title, _extent(job.extent), _days(job.started_on, job.ended_on))
    for study in _rows(person, Study, permits.STUDIES, Study.started_on):
        if study.ended_on is None:
            yield label(study.level), _listed(study.title, _extent(study.extent), _days(study.started_on))


def _of_desk(person: Person) -> Iterator[tuple[str, str]]:
    for one in _rows(person, Enrolment, permits.ENROLMENTS, Enrolment.enrolled_on):
        if one.ended_on is None:
            yield _("Enrolled at Arbetsförmedlingen"), _days(one.enrolled_on)
    for programme in _rows(person, Programme, permits.PROGRAMMES, Programme.started_on):
        if programme.ended_on is None:
            yield label(programme.kind), _days(programme.started_on)


def extract_of_income(person: Person) -> Iterator[tuple[str, str]]:
    """What somebody lives by this month, as far as it is noted."""
    month = today().replace(day=1)
    for one in _rows(person, IncomePeriod, permits.INCOMES, IncomePeriod.first_month):
        if one.first_month <= month and (one.last_month is None or month <= one.last_month):
            since = _("since %(day)s", day=one.first_month.strftime("%Y-%m"))
            confirmed = _("confirmed %(day)s", day=one.confirmed_on.isoformat())
            yield label(one.source), _listed(since, "" if one.last_month else confirmed)


def _rows(person: Person, model: type[Row], permit: Permit, *order: sa.ColumnElement[object]) -> Iterator[Row]:
    theirs = sa.select(WorkFile.id).where(WorkFile.person_id == person.id)
    yield from permit.all(sa.select(model).where(model.work_file_id.in_(theirs)).order_by(*order, model.id))


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _days(first: date, last: date | None = None) -> str:
    if last is None:
        return _("since %(day)s", day=first.isoformat())
    return f"{first.isoformat()}–{last.isoformat()}"


def _extent(percent: int | None) -> str:
    return _("%(percent)s %% of full time", percent=percent) if percent else ""
