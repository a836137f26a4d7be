"""What the page about a pupil's studies shows: course by course, what was told of each, and the groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.education import permits
from reception.education.models import Place, Pupil, StudyEvent
from reception.education.queries.groups.places import places_of
from reception.education.rules.studies.periods import Enrolment, Event, History, told
from reception.education.terms.studies import EnrolmentEvent as Kind
from reception.education.terms.studies import EnrolmentState, SfiCourse
from reception.i18n.formats import today
from reception.reckoning.periods import Period


@dataclass(frozen=True)
class Studies:
    """Studies in one course without a break, as the page shows them. `events`: what was told, the latest first.

    `acts`: what can be told next.
    """

    enrolment: Enrolment
    state: EnrolmentState
    is_new_start: bool
    events: tuple[StudyEvent, ...]
    places: tuple[Place, ...]
    acts: tuple[Kind, ...]


@dataclass(frozen=True)
class StudyFile:
    """All of a pupil's studies, the latest first; `struck`: what was taken back."""

    studies: tuple[Studies, ...]
    struck: tuple[StudyEvent, ...]
    places: Sequence[Place]


def study_file(pupil: Pupil) -> StudyFile:
    """The pupil's studies, as they stand today."""
    rows = permits.PUPILS.all(_events(pupil))
    standing = [row for row in rows if row.struck_at is None]
    history = told((as_rule(row) for row in standing), date.max)
    places = places_of(pupil.id)
    found = [_studies(one, history, standing, places) for one in reversed(history.enrolments)]
    return StudyFile(tuple(found), tuple(row for row in rows if row.struck_at is not None), places)


def _events(pupil: Pupil) -> sa.Select[StudyEvent]:
    query = sa.select(StudyEvent).join(Pupil, Pupil.id == StudyEvent.pupil_id).where(StudyEvent.pupil_id == pupil.id)
    return query.options(joinedload(StudyEvent.made_by)).order_by(StudyEvent.on, StudyEvent.id)


def as_rule(row: StudyEvent) -> Event:
    """An event as the rules know it."""
    return Event(row.kind, row.course, row.on, row.path, row.reason)


def _studies(one: Enrolment, history: History, rows: Sequence[StudyEvent], places: Sequence[Place]) -> Studies:
    own = [row for row in rows if row.course is one.course and one.days.covers(row.on)]
    there = [place for place in places if place.group.course is one.course and _days(place).meets(one.days)]
    state = one.state_on(today() if one.is_open else date.max)  # ended today is ended
    return Studies(one, state, history.is_new_start(one), tuple(reversed(own)), tuple(there), possible(one, state))


def _days(place: Place) -> Period:
    return Period(place.first_on, place.last_on)


def possible(one: Enrolment, state: EnrolmentState) -> tuple[Kind, ...]:
    """What can be told of studies next: nothing of those that have not begun or have ended."""
    if not one.is_open or state is EnrolmentState.PLANNED:
        return ()
    rest = Kind.RESUME if one.is_paused else Kind.PAUSE
    return rest, Kind.CHANGE_PATH, Kind.INTERRUPT, Kind.COMPLETE


def open_studies(pupil: Pupil, course: SfiCourse | None = None) -> list[Studies]:
    """Studies of which something can be told (in one course)."""
    return [one for one in study_file(pupil).studies if one.acts and course in (None, one.enrolment.course)]


def event(pupil: Pupil, event_id: int) -> StudyEvent:
    """Something that was told of the pupil, taken back or not. Raises OutOfReach."""
    query = sa.select(StudyEvent).join(Pupil, Pupil.id == StudyEvent.pupil_id)
    wanted = query.where(StudyEvent.pupil_id == pupil.id, StudyEvent.id == event_id)
    return permits.TELL.one(wanted.options(joinedload(StudyEvent.pupil)))
