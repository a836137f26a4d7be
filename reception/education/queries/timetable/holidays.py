"""Days off of school units, and what adding some would change."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.db.session import db
from reception.education import permits
from reception.education.models import LessonPattern, SchoolHoliday, StudyGroup
from reception.education.queries.timetable.timetables import closed_of, plans
from reception.education.rules.timetable import day_off
from reception.education.terms.lessons import LeftOut
from reception.reckoning.periods import Period


def holidays(unit_ids: Collection[int], since: date) -> Sequence[SchoolHoliday]:
    """The days off of units that end on a day or later, the first first."""
    query = sa.select(SchoolHoliday).where(SchoolHoliday.unit_id.in_(set(unit_ids)), SchoolHoliday.last_on >= since)
    return db.session.scalars(query.order_by(SchoolHoliday.first_on, SchoolHoliday.id)).all()


def own_units() -> list[int]:
    """The school units of the actor."""
    return staff().unit_ids(permits.EDUCATION)


def holiday(holiday_id: int) -> SchoolHoliday:
    """Days off of a unit where the actor keeps groups. Raises OutOfReach."""
    found = db.session.get(SchoolHoliday, holiday_id)
    if found is None or found.unit_id not in staff().unit_ids(permits.TEACHERS):
        raise OutOfReach
    return found


def groups_meeting(unit_id: int, first: date, last: date) -> Sequence[StudyGroup]:
    """The groups of a unit that have patterns and are held on any of these days."""
    query = sa.select(StudyGroup).where(StudyGroup.unit_id == unit_id, StudyGroup.first_on <= last)
    query = query.where(StudyGroup.last_on >= first, sa.exists().where(LessonPattern.group_id == StudyGroup.id))
    return permits.GROUPS.all(query.order_by(StudyGroup.name, StudyGroup.id))


@dataclass(frozen=True)
class Effect:
    """What days off do to lessons: how many fall away, in how many groups, and how many are reported and stay."""

    gone: int
    groups: int
    kept: int


def effect_of(unit_id: int, days: Period) -> Effect:
    """What adding these days off would change."""
    groups = groups_meeting(unit_id, days.first, days.end)
    closed = {unit_id: [*closed_of([unit_id]).get(unit_id, []), days]}
    found = [one.difference for one in plans(groups, closed=closed).values()]
    return Effect(
        gone=sum(len(one.gone) for one in found),
        groups=sum(1 for one in found if one.gone),
        kept=sum(len(one.kept) for one in found),
    )


def name_of_day_off(day: date, days_off: Collection[SchoolHoliday]) -> str | None:
    """What a day off is called: the school's own name for it, None on a public holiday."""
    if day_off(day) is LeftOut.PUBLIC_HOLIDAY:
        return None
    return next((one.name for one in days_off if one.first_on <= day <= one.last_on), None)
