"""What was reported of lessons, as far as places and timetables have to know it."""

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.education import permits
from reception.education.models import Lesson, Register, RosterPlace


def reported_after(place_id: int, day: date | None = None) -> int:
    """On how many registers a place stands, or on how many after a day."""
    query = sa.select(sa.func.count(Register.id)).join(RosterPlace, RosterPlace.roster_id == Register.roster_id)
    query = query.where(RosterPlace.place_id == place_id)
    return db.session.scalar(permits.REGISTERS.within(query if day is None else query.where(Register.on > day))) or 0


def taken_lesson_ids(group_ids: Collection[int], first: date | None = None, last: date | None = None) -> set[int]:
    """The lessons of groups whose register was taken, perhaps of some days alone."""
    query = sa.select(Register.lesson_id).join(Lesson, Lesson.id == Register.lesson_id)
    query = query.where(Lesson.group_id.in_(set(group_ids)))
    if first is not None:
        query = query.where(Lesson.on >= first)
    if last is not None:
        query = query.where(Lesson.on <= last)
    return set(db.session.scalars(permits.REGISTERS.within(query)))


def is_taken(lesson_id: int) -> bool:
    """Whether the register of a lesson was taken."""
    query = sa.select(sa.func.count(Register.id)).where(Register.lesson_id == lesson_id)
    return bool(db.session.scalar(permits.REGISTERS.within(query)))
