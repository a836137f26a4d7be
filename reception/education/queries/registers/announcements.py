"""Absences that pupils told beforehand."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.education.models import AbsenceAnnouncement
from reception.education.permits import ANNOUNCEMENTS


def announcements_of(pupil_id: int, *, most: int) -> Sequence[AbsenceAnnouncement]:
    """What a pupil told, the withdrawn too, at most so many: the latest first."""
    statement = sa.select(AbsenceAnnouncement).where(AbsenceAnnouncement.pupil_id == pupil_id)
    return ANNOUNCEMENTS.all(statement.order_by(AbsenceAnnouncement.since.desc()).limit(most))


def announcement(announcement_id: int, pupil_id: int) -> AbsenceAnnouncement:
    """One of them. Raises OutOfReach."""
    statement = sa.select(AbsenceAnnouncement).options(joinedload(AbsenceAnnouncement.pupil))
    wanted = (AbsenceAnnouncement.id == announcement_id, AbsenceAnnouncement.pupil_id == pupil_id)
    return ANNOUNCEMENTS.one(statement.where(*wanted))


def meeting(pupil_id: int, since: datetime, until: datetime) -> Sequence[AbsenceAnnouncement]:
    """What a pupil has told, and not withdrawn, that meets this time."""
    statement = sa.select(AbsenceAnnouncement).where(
        AbsenceAnnouncement.pupil_id == pupil_id,
        AbsenceAnnouncement.withdrawn_at.is_(None),
        AbsenceAnnouncement.since < until,
        AbsenceAnnouncement.until > since,
    )
    return ANNOUNCEMENTS.all(statement)
