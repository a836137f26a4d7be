"""The meetings of an activity: those of which nobody has said what became, those to come, and those that were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import Activity, ActivityOccasion
from reception.inclusion.permits import ACTIVITIES
from reception.inclusion.rules.occasions import is_mixed
from reception.inclusion.terms.activities import OccasionState

#: So many meetings to come stand on the page of an activity.
_AHEAD = 10


@dataclass(frozen=True)
class Occasions:
    """The meetings of an activity. `more_ahead`: how many are planned beside those of `ahead`."""

    unsettled: Sequence[ActivityOccasion]
    ahead: Sequence[ActivityOccasion]
    more_ahead: int
    held: int
    mixed: int


def occasions_of(activity: Activity) -> Occasions:
    """Those that wait for an answer, the oldest first; those to come, the next first; and how many were mixed."""
    day = today()
    rows = ACTIVITIES.all(_of(activity).order_by(ActivityOccasion.on, ActivityOccasion.id))
    planned = [one for one in rows if one.state is OccasionState.PLANNED]
    ahead = [one for one in planned if one.on >= day]
    held = [one for one in rows if one.state is OccasionState.HELD]
    mixed = sum(is_mixed(one.state, one.newcomers, one.established, one.on) for one in held)
    return Occasions([one for one in planned if one.on < day], ahead[:_AHEAD], len(ahead[_AHEAD:]), len(held), mixed)


def earlier_of(activity: Activity, window: tuple[int, int]) -> Sequence[ActivityOccasion]:
    """The meetings of which it is said what became, the latest first: those of the window (offset, limit)."""
    offset, limit = window
    query = _of(activity).where(ActivityOccasion.state != OccasionState.PLANNED)
    query = query.order_by(ActivityOccasion.on.desc(), ActivityOccasion.id.desc())
    return ACTIVITIES.all(query.offset(offset).limit(limit))


def occasion(activity: Activity, occasion_id: int) -> ActivityOccasion:
    """One meeting of an activity. Raises OutOfReach."""
    return ACTIVITIES.one(_of(activity).where(ActivityOccasion.id == occasion_id))


def days_taken(activity: Activity, *, but: int | None = None) -> frozenset[date]:
    """The days on which there is a meeting already, without that of the row `but`."""
    query = sa.select(ActivityOccasion.on).where(
        ActivityOccasion.activity_id == activity.id, ActivityOccasion.id != (but or 0)
    )
    return frozenset(db.session.scalars(ACTIVITIES.within(query)))


def planned_after(activity: Activity, day: date) -> int:
    """How many meetings are planned after a day."""
    query = sa.select(sa.func.count()).where(
        ActivityOccasion.activity_id == activity.id,
        ActivityOccasion.state == OccasionState.PLANNED,
        ActivityOccasion.on > day,
    )
    return int(db.session.scalar(ACTIVITIES.within(query)) or 0)


def unsettled_by_activity() -> dict[int, int]:
    """How many meetings wait for somebody to say what became of them, by activity."""
    query = sa.select(ActivityOccasion.activity_id, sa.func.count()).where(
        ActivityOccasion.state == OccasionState.PLANNED, ActivityOccasion.on < today()
    )
    found = db.session.execute(ACTIVITIES.within(query.group_by(ActivityOccasion.activity_id)))
    return {key: int(count) for key, count in found}


def _of(activity: Activity) -> sa.Select[ActivityOccasion]:
    return sa.select(ActivityOccasion).where(ActivityOccasion.activity_id == activity.id)
