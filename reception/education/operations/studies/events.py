"""Telling what happens to somebody's studies, and taking back what was told wrongly.

The file of the pupil is held meanwhile: of two who tell of one pupil at the same moment, the second is checked against
what the first told. What follows for lists and counts (`Enrolment`) is reckoned anew from all that stands.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import sqlalchemy as sa

from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.education import permits
from reception.education.models import Enrolment, Pupil, StudyEvent, StudyGroup
from reception.education.operations.groups.places_of_studies import (
    end_places,
    give_place_if_none,
    remarks_on_group,
    reopen_places,
)
from reception.education.queries.studies.histories import events_of
from reception.education.queries.studies.starting import Standing, standing_of
from reception.education.rules.studies.courses import remarks_on_course
from reception.education.rules.studies.periods import Enrolment as Studied
from reception.education.rules.studies.periods import Event, History, remarks_on_event, told
from reception.education.rules.studies.right import remarks_on_studying
from reception.education.rules.studies.start import remarks_on_start
from reception.education.terms.studies import EnrolmentEvent as Kind
from reception.education.terms.studies import PauseReason
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.reckoning.remarks import NOTHING, Refused, Remark, Remarks, accepted, refusal, warning

ENDINGS = frozenset({Kind.INTERRUPT, Kind.COMPLETE})


def tell(
    pupil: Pupil, event: Event, *, group: StudyGroup | None = None, pause_reason: PauseReason | None = None,
    by_id: int | None,
) -> Remarks:  # fmt: skip
    """Write what happened, if the rules let it. Answers the warnings. Raises Refused.

    A start in a group gives the pupil a place there from that day, unless there is one that day. An interruption and a
    completion end the places in groups of that course with that day.
    """
    hold(pupil)
    found = accepted((*_remarks(pupil, event), *_on_group(event, group)))
    if event.kind is Kind.START and group is not None:
        found += give_place_if_none(pupil, group, event.on, by_id=by_id)
    if event.kind in ENDINGS:
        found += end_places(pupil, event.course, event.on)
    row = StudyEvent(
        pupil=pupil, kind=event.kind, course=event.course, on=event.on, path=event.path, reason=event.reason,
        pause_reason=pause_reason if event.kind is Kind.PAUSE else None,
        group_id=None if group is None else group.id, made_at=now(), made_by_id=by_id,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    _reckon(pupil)
    record("study-event.told", row, kind=event.kind, course=event.course, on=event.on)
    return found


def _remarks(pupil: Pupil, event: Event) -> Iterator[Remark]:
    """What speaks against an event, or is to be noted."""
    before = events_of([pupil.id])[pupil.id]
    history = told(before, date.max)
    refusals = remarks_on_event(history, event, today())
    yield from refusals
    if not refusals and _possible([*before, event]) is None:
        yield refusal("event-too-early", "on", N_("Something later is noted. Choose a later day."))
    if event.kind is Kind.START:
        yield from _on_start(pupil, event, standing_of(pupil))


def _on_group(event: Event, group: StudyGroup | None) -> Remarks:
    return NOTHING if group is None else remarks_on_group(group, event.course)


def _on_start(pupil: Pupil, event: Event, standing: Standing) -> Iterator[Remark]:
    if event.path is not None:
        yield from remarks_on_course(event.path, event.course, standing.passed)
    yield from remarks_on_start(
        event.on, today(), applied_on=standing.applied_on, received_on=pupil.received_on,
        right_arose_on=standing.right_from,
    )  # fmt: skip
    yield from remarks_on_studying(event.on, standing.time_of_right)
    if pupil.left_on is not None and event.on > pupil.left_on:
        yield refusal("pupil-left", "on", N_("The pupil left the school on %(left)s."), left=pupil.left_on)


def _possible(events: Iterable[Event]) -> History | None:
    """The history that these events make in order of their days; None if they make none."""
    try:
        return told(sorted(events, key=lambda event: event.on), date.max)
    except ValueError:
        return None


def _reckon(pupil: Pupil) -> None:
    """Write anew what the events tell. A row of the same course and first day is the same row."""
    history = told(events_of([pupil.id])[pupil.id], date.max)
    query = sa.select(Enrolment).where(Enrolment.pupil_id == pupil.id).join(Pupil)
    kept = {(row.course, row.first_on): row for row in permits.PUPILS.all(query)}
    for studied in history.enrolments:
        row = kept.pop((studied.course, studied.days.first), None)
        if row is None:
            row = Enrolment(pupil=pupil, course=studied.course, first_on=studied.days.first)
            db.session.add(row)
        _write(row, studied)
    for row in kept.values():
        db.session.delete(row)
    db.session.flush()


def _write(row: Enrolment, studied: Studied) -> None:
    row.path, row.last_on = studied.path, studied.days.last
    row.ending, row.reason = studied.ending, studied.reason
    row.paused_since = studied.pauses[-1].first if studied.is_paused else None


def strike(event: StudyEvent, because: str) -> Remarks:
    """Take one event back, if what is left can have been so. Answers the warnings. Raises Refused.

    Places that ended with it go on again. One that came with a start stays: whoever takes it back is told.
    """
    hold(event.pupil)
    db.session.refresh(event)
    if event.struck_at is not None:
        says = N_("Somebody has taken this back already: %(because)s")
        raise Refused((refusal("struck-already", "because", says, because=event.struck_because or ""),))
    if _possible(events_of([event.pupil_id], without=event.id)[event.pupil_id]) is None:
        says = N_("Something later is noted that needs it. Take that back first.")
        raise Refused((refusal("needed-by-later", "because", says),))
    event.struck_at, event.struck_because = now(), because
    db.session.flush()
    _reckon(event.pupil)
    found = _on_places(event)
    record("study-event.struck", event, kind=event.kind, course=event.course, on=event.on)
    return found


def _on_places(event: StudyEvent) -> Remarks:
    if event.kind in ENDINGS:
        return reopen_places(event.pupil, event.course, event.on)
    if event.kind is Kind.START and event.group_id is not None:
        says = N_("The place in the group is still there. End it, if the pupil is not taught there.")
        return (warning("place-stands", "group_id", says),)
    return NOTHING
