"""Absence that is told beforehand. Never why: that it was told is enough."""

from datetime import datetime, timedelta
from typing import Final

from reception.audit.log import record
from reception.db.locking import hold, hold_alone
from reception.db.session import db
from reception.education.models import AbsenceAnnouncement, Pupil
from reception.education.queries.registers.announcements import meeting
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.reckoning.remarks import Remark, accepted, refusal

#: Longer away is a pause in the studies, and is told as such (our number).
_LONGEST: Final = timedelta(days=60)


def announce(pupil: Pupil, *, since: datetime, until: datetime, by_id: int) -> AbsenceAnnouncement:
    """The pupil will be away from a moment until another. A register that was taken stays as it is.

    Raises Refused: an end before the beginning, weeks and weeks, or a time that is told already.
    """
    hold(pupil)
    accepted(_remarks(pupil, since, until))
    told = AbsenceAnnouncement(pupil_id=pupil.id, since=since, until=until, made_at=now(), made_by_id=by_id)
    db.session.add(told)
    db.session.flush()
    record("absence.announced", told, people=(pupil.person_id,))
    return told


def _remarks(pupil: Pupil, since: datetime, until: datetime) -> list[Remark]:
    if until <= since:
        return [refusal("ends-before", "until", N_("The absence ends before it begins."))]
    if until - since > _LONGEST:
        says = N_("This is longer than 60 days. Enter a pause in the studies instead.")
        return [refusal("too-long", "until", says)]
    if meeting(pupil.id, since, until):
        return [refusal("told-already", "since", N_("An absence in this time is announced already."))]
    return []


def withdraw_announcement(told: AbsenceAnnouncement) -> None:
    """The pupil comes after all. Raises Refused when that is noted already. A register that was taken stays."""
    hold_alone(told)
    if told.withdrawn_at is not None:
        accepted([refusal("withdrawn", "since", N_("This announcement is withdrawn already."))])
    told.withdrawn_at = now()
    db.session.flush()
    record("absence.withdrawn", told, people=(told.pupil.person_id,))
