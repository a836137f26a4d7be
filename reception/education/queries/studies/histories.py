"""Studies as the events tell them: whole histories, and what is studied on a day. Any number of pupils at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from reception.access.permit import Permit
from reception.db.bulk import chunks
from reception.db.session import db
from reception.education import permits
from reception.education.models import Enrolment, Pupil, StudyEvent
from reception.education.rules.studies.periods import Event, History, told
from reception.education.terms.studies import EnrolmentState, SfiCourse, StudyPath
from reception.i18n.formats import today
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class Studying:
    """What somebody studies in one course on a day, or is to begin: `state` PLANNED, ACTIVE or PAUSED."""

    course: SfiCourse
    path: StudyPath
    days: Period
    state: EnrolmentState


def histories(pupil_ids: Collection[int], permit: Permit = permits.PUPILS) -> dict[int, History]:
    """The whole history of each pupil within reach; of one with no event, and of one out of reach, an empty one."""
    return {pupil_id: told(events, date.max) for pupil_id, events in events_of(pupil_ids, permit).items()}


def events_of(
    pupil_ids: Collection[int], permit: Permit = permits.PUPILS, *, without: int | None = None
) -> dict[int, list[Event]]:
    """The events that stand, by pupil, in order of their days and then of when they were told.

    `without`: the id of one that is left out.
    """
    found: dict[int, list[Event]] = {pupil_id: [] for pupil_id in pupil_ids}
    for part in chunks(pupil_ids):
        for pupil_id, rows in groupby(db.session.execute(permit.within(_events(part, without))), lambda row: row[0]):
            found[pupil_id] = [_event(row) for row in rows]
    return found


def _events(pupil_ids: Collection[int], without: int | None) -> sa.Select[*tuple[Any, ...]]:
    one = StudyEvent
    return (
        sa.select(one.pupil_id, one.kind, one.course, one.on, one.path, one.reason)
        .join(Pupil, Pupil.id == one.pupil_id)
        .where(one.pupil_id.in_(pupil_ids), one.struck_at.is_(None), one.id != (without or 0))
        .order_by(one.pupil_id, one.on, one.id)
    )


def _event(row: Any) -> Event:
    _pupil_id, kind, course, on, path, reason = row
    return Event(kind, course, on, path, reason)


def enrolments_now(
    pupil_ids: Collection[int], permit: Permit = permits.PUPILS, on: date | None = None
) -> dict[int, tuple[Studying, ...]]:
    """What each pupil studies on a day (today by default) or is to begin after it, the first begun first.

    Of a pupil who does neither, an empty tuple. One statement for each portion of pupils, from the kept rows.
    """
    day = on or today()
    found: dict[int, tuple[Studying, ...]] = dict.fromkeys(pupil_ids, ())
    for part in chunks(pupil_ids):
        for pupil_id, rows in groupby(db.session.execute(permit.within(_current(part, day))), lambda row: row[0]):
            found[pupil_id] = tuple(_studying(rows, day))
    return found


def _current(pupil_ids: Collection[int], day: date) -> sa.Select[*tuple[Any, ...]]:
    one = Enrolment
    return (
        sa.select(one.pupil_id, one.course, one.path, one.first_on, one.last_on, one.paused_since)
        .join(Pupil, Pupil.id == one.pupil_id)
        .where(one.pupil_id.in_(pupil_ids), sa.or_(one.last_on.is_(None), one.last_on >= day))
        .order_by(one.pupil_id, one.first_on, one.id)
    )


def _studying(rows: Iterable[Any], day: date) -> Iterable[Studying]:
    for _pupil_id, course, path, first_on, last_on, paused_since in rows:
        state = EnrolmentState.ACTIVE
        if day < first_on:
            state = EnrolmentState.PLANNED
        elif paused_since is not None and paused_since <= day:
            state = EnrolmentState.PAUSED
        yield Studying(course, path, Period(first_on, last_on), state)
