"""Meetings with study and career guidance: of one pupil, and a counsellor's own day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from reception.access.actor import staff
from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, GuidanceMeeting, Pupil
from reception.education.rules.guiding import DAYS_AHEAD
from reception.education.terms.pupils import ApplicationEnd, Programme
from reception.i18n.formats import at_local, today

#: So many pupils without a first meeting stand on one page.
MOST_WAITING = 50


def meetings_of(pupil: Pupil) -> Sequence[GuidanceMeeting]:
    """All meetings of a pupil, the latest first."""
    query = sa.select(GuidanceMeeting).where(GuidanceMeeting.pupil_id == pupil.id)
    latest_first = query.order_by(GuidanceMeeting.at.desc(), GuidanceMeeting.id.desc())
    return permits.GUIDANCE_MEETINGS.all(latest_first.options(joinedload(GuidanceMeeting.made_by)))


def meeting(pupil: Pupil, meeting_id: int) -> GuidanceMeeting:
    """A meeting of that pupil. Raises OutOfReach."""
    query = sa.select(GuidanceMeeting).where(GuidanceMeeting.id == meeting_id, GuidanceMeeting.pupil_id == pupil.id)
    return permits.GUIDANCE_MEETINGS.one(query.options(joinedload(GuidanceMeeting.pupil)))


def start_of(day: date) -> datetime:
    """The first instant of a day in Sweden."""
    return at_local(datetime.combine(day, time()))


def _mine_or_all(*, mine: bool) -> sa.Select[GuidanceMeeting]:
    query = sa.select(GuidanceMeeting).options(joinedload(GuidanceMeeting.made_by))
    return query.where(GuidanceMeeting.made_by_id == staff().user_id) if mine else query


def ahead(*, mine: bool) -> Sequence[GuidanceMeeting]:
    """Today's meetings and those of the days that follow, in their order."""
    first, last = start_of(today()), start_of(today() + timedelta(days=DAYS_AHEAD + 1))
    query = _mine_or_all(mine=mine).where(GuidanceMeeting.at >= first, GuidanceMeeting.at < last)
    return permits.GUIDANCE_MEETINGS.all(query.order_by(GuidanceMeeting.at, GuidanceMeeting.id))


def unsettled(*, mine: bool) -> Sequence[GuidanceMeeting]:
    """Meetings of days that have passed of which nobody wrote whether the pupil came, the oldest first."""
    query = _mine_or_all(mine=mine).where(GuidanceMeeting.at < start_of(today()), GuidanceMeeting.came.is_(None))
    return permits.GUIDANCE_MEETINGS.all(query.order_by(GuidanceMeeting.at, GuidanceMeeting.id))


def to_follow_up(*, mine: bool) -> Sequence[GuidanceMeeting]:
    """Meetings whose follow-up is due and has not come about: no later meeting was held or is planned."""
    later = aliased(GuidanceMeeting)
    followed = sa.exists().where(
        later.pupil_id == GuidanceMeeting.pupil_id,
        later.at > GuidanceMeeting.at,
        later.came.is_not(False),
    )
    query = _mine_or_all(mine=mine).where(GuidanceMeeting.follow_up_on <= today(), ~followed)
    gone = GuidanceMeeting.pupil.has(Pupil.left_on.is_not(None))
    return permits.GUIDANCE_MEETINGS.all(query.where(~gone).order_by(GuidanceMeeting.follow_up_on, GuidanceMeeting.id))


@dataclass(frozen=True)
class Waiting:
    """A pupil who applied and has met nobody yet. `programme`: SFI before another; `planned_at`: when she will."""

    pupil_id: int
    applied_on: date
    programme: Programme
    planned_at: datetime | None


def without_first_meeting(offset: int = 0, most: int = MOST_WAITING) -> list[Waiting]:
    """Pupils who applied and have met nobody of guidance, those who have waited longest first; one more than `most`
    is asked for by the page that wants to know whether there are more."""
    first = sa.func.min(Application.applied_on)
    planned = (
        sa.select(sa.func.min(GuidanceMeeting.at))
        .where(GuidanceMeeting.pupil_id == Pupil.id, GuidanceMeeting.came.is_(None))
        .where(GuidanceMeeting.at >= start_of(today()))
        .scalar_subquery()
    )
    has_met = sa.exists().where(GuidanceMeeting.pupil_id == Pupil.id, GuidanceMeeting.came.is_(True))
    query = (
        sa.select(Pupil.id, first, sa.func.max(Application.programme), planned)
        .join(Application, Application.pupil_id == Pupil.id)
        .where(_counts(), Pupil.left_on.is_(None), ~has_met)
        .group_by(Pupil.id)
        .order_by(first, Pupil.id)
    )
    rows = db.session.execute(permits.GUIDED.within(query.offset(offset).limit(most)))
    return [Waiting(*row) for row in rows]


def _counts() -> sa.ColumnElement[bool]:
    """Applications for SFI or adult education that wait or led to a place: guidance belongs to these."""
    is_on = sa.or_(Application.ended_on.is_(None), Application.ended_as == ApplicationEnd.PLACED)
    return sa.and_(Application.programme != Programme.ORIENTATION, is_on)


def language_of(pupil: Pupil) -> str | None:
    """The language to meet the pupil in: that of the latest meeting, else the one that an application names."""
    spoken = sa.select(GuidanceMeeting.language).where(
        GuidanceMeeting.pupil_id == pupil.id, GuidanceMeeting.language.is_not(None)
    )
    latest = db.session.scalar(permits.GUIDANCE_MEETINGS.within(spoken.order_by(GuidanceMeeting.at.desc()).limit(1)))
    if latest is not None:
        return latest
    asked = sa.select(Application.language).where(Application.pupil_id == pupil.id, Application.language.is_not(None))
    newest_first = asked.order_by(Application.applied_on.desc(), Application.id.desc())
    return db.session.scalar(permits.APPLICATIONS.within(newest_first.limit(1)))
