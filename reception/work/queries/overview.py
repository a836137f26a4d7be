"""Where somebody stands on her way to a job that lasts: what goes on today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.actor import staff
from reception.people.models import Person
from reception.work import permits
from reception.work.models import Employment, Enrolment, Placement, Programme, Study, WorkFile
from reception.work.queries.due import Due, checks_due


@dataclass(frozen=True)
class Standing:
    """What goes on on a day, each the earliest begun first; and what has not begun yet."""

    enrolments: tuple[Enrolment, ...] = ()
    programmes: tuple[Programme, ...] = ()
    placements: tuple[Placement, ...] = ()
    employments: tuple[Employment, ...] = ()
    studies: tuple[Study, ...] = ()

    @property
    def is_anything(self) -> bool:
        """Whether anything goes on."""
        return any((self.enrolments, self.programmes, self.placements, self.employments, self.studies))


def standing(file: WorkFile | None, on: date) -> Standing:
    """What of a file has not ended on that day. Five statements."""
    if file is None:
        return Standing()
    placements, employments = joinedload(Placement.organisation), joinedload(Employment.organisation)
    return Standing(
        tuple(permits.ENROLMENTS.all(_open(Enrolment, file, on))),
        tuple(permits.PROGRAMMES.all(_open(Programme, file, on))),
        tuple(permits.PLACEMENTS.all(_open(Placement, file, on).options(placements))),
        tuple(permits.EMPLOYMENTS.all(_open(Employment, file, on).options(employments))),
        tuple(permits.STUDIES.all(_open(Study, file, on))),
    )


def due_of(person: Person, on: date) -> list[Due]:
    """What is to be asked or done about her jobs and placements by that day, and soon after it. Two statements."""
    return checks_due(staff(), on, sa.select(Person.id).where(Person.id == person.id))


def _open(model: Any, file: WorkFile, on: date) -> sa.Select[Any]:
    query = sa.select(model).where(model.work_file_id == file.id)
    goes_on = sa.or_(model.ended_on.is_(None), model.ended_on >= on)
    began = model.enrolled_on if model is Enrolment else model.started_on
    return query.where(goes_on).order_by(began, model.id)
