"""How much somebody attends: lessons, civic orientation, and the absence that is to be acted on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.db.session import db
from reception.education import permits
from reception.education.models import (
    AbsenceSignal,
    OrientationNote,
    Pupil,
)
from reception.education.queries.registers.attendance import attendance_in, orientation_meetings
from reception.education.rules.orientation import Progress, progress
from reception.education.rules.orientation.orienting import Note, attended
from reception.education.rules.register.shares import Attendance
from reception.education.terms.pupils import OrientationNoteKind
from reception.i18n.formats import now, today
from reception.people.models import Person
from reception.reckoning.periods import Period

#: The page shows the share of so many weeks up to today, beside that of the half-year (our own choice).
LAST_WEEKS: Final = 4


#: What was done about absence stands on the page for so long (our own choice).
DEALT_WITH_DAYS: Final = 90


@dataclass(frozen=True)
class Attended:
    """Shares of the last weeks and of the half-year, what there is to act on, and hours of civic orientation."""

    weeks: Attendance
    term: Attendance
    signals: Sequence[AbsenceSignal]
    orientation: Progress


def term_of(day: date) -> Period:
    """The half-year of a day: to June, or from July (our own choice: schools' terms differ)."""
    if day.month <= 6:
        return Period(date(day.year, 1, 1), date(day.year, 6, 30))
    return Period(date(day.year, 7, 1), date(day.year, 12, 31))


def attended_by(pupil_ids: Collection[int], elsewhere: Sequence[Note]) -> Attended:
    """The shares of these pupils together; `elsewhere`: what is noted of civic orientation beside the lessons."""
    permit, day = permits.SHARED_ATTENDANCE, today()
    lately = Period(day - timedelta(weeks=LAST_WEEKS) + timedelta(days=1), day)
    weeks, term = attendance_in(pupil_ids, (lately, Period(term_of(day).first, day)), permit=permit)
    there = [one for meetings in orientation_meetings(pupil_ids, permit=permit).values() for one in meetings]
    return Attended(
        weeks=weeks,
        term=term,
        signals=_signals(pupil_ids),
        orientation=progress(attended(there, elsewhere), day),
    )


def notes_of_orientation(attendance: Collection[int], results: Collection[int]) -> list[Note]:
    """What is noted of civic orientation: hours elsewhere are attendance, certificates are results."""
    if not (attendance or results):
        return []
    one, kind = OrientationNote, OrientationNoteKind
    crosses = sa.or_(
        sa.and_(one.pupil_id.in_(attendance), one.kind == kind.HOURS_ELSEWHERE),
        sa.and_(one.pupil_id.in_(results), one.kind == kind.CERTIFICATE),
    )
    query = sa.select(one.kind, one.on, one.minutes, one.part).where(crosses, one.struck_at.is_(None)).order_by(one.on)
    return [Note(*row) for row in db.session.execute(permits.SHARED.within(query))]


def _signals(pupil_ids: Collection[int]) -> Sequence[AbsenceSignal]:
    """What a caseworker is to act on about these pupils, the first due first; then what was done of late."""
    since = now() - timedelta(days=DEALT_WITH_DAYS)
    query = sa.select(AbsenceSignal).where(AbsenceSignal.pupil_id.in_(pupil_ids))
    query = query.where(sa.or_(AbsenceSignal.ended_at.is_(None), AbsenceSignal.ended_at >= since))
    return permits.SHARED_SIGNALS.all(
        query.order_by(AbsenceSignal.ended_at.is_not(None), AbsenceSignal.act_by, AbsenceSignal.id)
    )


def signal_of(person: Person, signal_id: int) -> AbsenceSignal:
    """Absence of the person that is to be acted on. Raises OutOfReach."""
    query = sa.select(AbsenceSignal).join(Pupil, Pupil.id == AbsenceSignal.pupil_id)
    query = query.where(Pupil.person_id == person.id, AbsenceSignal.id == signal_id, AbsenceSignal.ended_at.is_(None))
    return permits.SHARED_SIGNALS.one(query.options(joinedload(AbsenceSignal.pupil)))
