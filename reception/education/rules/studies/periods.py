"""Somebody's studies, course by course: start, pause, change of path, interruption, completion, new start. Pure.

Days are counted with both ends. Two enrolments in the same course never share a day; in different courses they may.
What happened is told as events, each refused or taken; nothing is inferred from silence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from reception.education.rules.studies.courses import PATHS
from reception.education.terms.studies import EnrolmentEvent as Kind
from reception.education.terms.studies import EnrolmentState, Interruption, SfiCourse, StudyPath
from reception.i18n.markers import N_
from reception.reckoning.periods import Period, day_before
from reception.reckoning.remarks import Remark, refusal


@dataclass(frozen=True)
class Event:
    """What happened on a day. `path` goes with a start and a change of path, `reason` with an interruption.

    `on` is the first day of studies, of a pause, or back; for an interruption and a completion the last day of studies.
    """

    kind: Kind
    course: SfiCourse
    on: date
    path: StudyPath | None = None
    reason: Interruption | None = None


@dataclass(frozen=True)
class Enrolment:
    """Studies in one course without a break. `paths`: each path with its first day, in order.

    `pauses` lie in order without a day in common; only the last may lack an end. `ending`: INTERRUPT, COMPLETE or None.
    """

    course: SfiCourse
    days: Period
    paths: tuple[tuple[date, StudyPath], ...]
    pauses: tuple[Period, ...] = ()
    ending: Kind | None = None
    reason: Interruption | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self.ending is None

    @property
    def is_paused(self) -> bool:
        """Whether its last pause has no end yet."""
        return bool(self.pauses) and self.pauses[-1].last is None

    @property
    def path(self) -> StudyPath:
        """The latest path."""
        return self.paths[-1][1]

    def path_on(self, day: date) -> StudyPath | None:
        """The path on a day; None when it is not one of its days."""
        if not self.days.covers(day):
            return None
        return next(path for first, path in reversed(self.paths) if first <= day)

    @property
    def latest(self) -> date:
        """The day of the latest thing that is known of it."""
        told = [self.days.first, self.paths[-1][0], *(one.first for one in self.pauses)]
        told += [one.last for one in self.pauses if one.last]
        return max(told) if self.days.last is None else max(*told, self.days.last)

    def state_on(self, day: date) -> EnrolmentState:
        """How it stands on a day."""
        if day < self.days.first:
            return EnrolmentState.PLANNED
        if day > self.days.end:
            return EnrolmentState.COMPLETED if self.ending is Kind.COMPLETE else EnrolmentState.INTERRUPTED
        return EnrolmentState.PAUSED if any(one.covers(day) for one in self.pauses) else EnrolmentState.ACTIVE


@dataclass(frozen=True)
class History:
    """All enrolments of one pupil, in the order in which they began."""

    enrolments: tuple[Enrolment, ...] = field(default=())

    def of(self, course: SfiCourse) -> tuple[Enrolment, ...]:
        """Those in one course."""
        return tuple(one for one in self.enrolments if one.course is course)

    def open_in(self, course: SfiCourse) -> Enrolment | None:
        """The one that has not ended."""
        return next((one for one in self.of(course) if one.is_open), None)

    def is_new_start(self, enrolment: Enrolment) -> bool:
        """Whether the same course was begun before."""
        return any(one.days.first < enrolment.days.first for one in self.of(enrolment.course))

    def enrolled_on(self, day: date, course: SfiCourse | None = None) -> bool:
        """Whether she studies or pauses on that day (in that course): attendance asks it."""
        return any(one.days.covers(day) for one in (self.enrolments if course is None else self.of(course)))


def remarks_on_event(history: History, event: Event, today: date) -> tuple[Remark, ...]:
    """What speaks against an event; all of it refuses. A start may lie ahead, everything else has happened."""
    found = list(_on_start(history, event) if event.kind is Kind.START else _on_going_on(history, event))
    if event.kind is not Kind.START and event.on > today:
        found.append(refusal("event-later", "on", N_("This is entered when it has happened.")))
    return tuple(found)


def _on_start(history: History, event: Event) -> Iterator[Remark]:
    yield from _on_path(event)
    for one in history.of(event.course):
        if one.is_open:
            says = N_("Course %(course)s was begun on %(first)s and has not ended.")
            yield refusal("course-open", "course", says, course=str(event.course), first=one.days.first)
        elif one.days.end >= event.on:
            says = N_("Course %(course)s was studied until %(last)s. Begin it anew after that day.")
            yield refusal("course-overlaps", "on", says, course=str(event.course), last=one.days.end)


def _on_path(event: Event) -> Iterator[Remark]:
    if event.path is None:
        yield refusal("path-missing", "path", N_("Choose a study path."))
    elif event.course not in PATHS[event.path]:
        says = N_("Study path %(path)s does not have course %(course)s.")
        yield refusal("not-on-path", "path", says, path=str(event.path), course=str(event.course))


def _on_going_on(history: History, event: Event) -> Iterator[Remark]:
    one = history.open_in(event.course)
    if one is None:
        says = N_("Course %(course)s is not being studied.")
        yield refusal("course-not-open", "course", says, course=str(event.course))
        return
    if event.on < one.latest or (event.on == one.latest and event.kind not in {Kind.INTERRUPT, Kind.COMPLETE}):
        yield refusal("event-too-early", "on", N_("Something later is noted, on %(day)s."), day=one.latest)
    if event.kind is Kind.INTERRUPT and event.reason is None:
        yield refusal(
            "reason-missing", "reason", N_("Choose why the studies were interrupted, or that it is not known.")
        )
    yield from _on_pauses(one, event)
    if event.kind is Kind.CHANGE_PATH:
        yield from _on_path(event)
        if event.path is one.path:
            yield refusal("same-path", "path", N_("This is the study path already."))


def _on_pauses(one: Enrolment, event: Event) -> Iterator[Remark]:
    if event.kind is Kind.PAUSE and one.is_paused:
        yield refusal("paused-already", "on", N_("The studies pause already."))
    if event.kind is Kind.RESUME and not one.is_paused:
        yield refusal("not-paused", "on", N_("The studies do not pause."))


def after(history: History, event: Event, today: date) -> History:
    """The history with the event. ValueError where the remarks refuse it: ask them first."""
    if remarks_on_event(history, event, today):
        raise ValueError("event-not-possible")
    if event.kind is Kind.START:
        return History(tuple(sorted((*history.enrolments, _begun(event)), key=_order)))
    studied = history.open_in(event.course)
    return History(tuple(_gone_on(one, event) if one is studied else one for one in history.enrolments))


def _order(one: Enrolment) -> tuple[date, str]:
    return one.days.first, one.course.value


def _begun(event: Event) -> Enrolment:
    if event.path is None:
        raise ValueError("start-without-path")
    return Enrolment(event.course, Period(event.on), ((event.on, event.path),))


def _gone_on(one: Enrolment, event: Event) -> Enrolment:
    match event.kind:
        case Kind.PAUSE:
            return replace(one, pauses=(*one.pauses, Period(event.on)))
        case Kind.RESUME:
            return replace(one, pauses=_closed(one.pauses, day_before(event.on)))
        case Kind.CHANGE_PATH if event.path is not None:
            return replace(one, paths=(*one.paths, (event.on, event.path)))
        case _:
            ended = Period(one.days.first, event.on)
            pauses = _closed(one.pauses, event.on)
            return replace(one, days=ended, pauses=pauses, ending=event.kind, reason=event.reason)


def _closed(pauses: tuple[Period, ...], last: date) -> tuple[Period, ...]:
    """The pauses, the last of them ended if it had no end."""
    if not pauses or pauses[-1].last is not None:
        return pauses
    return (*pauses[:-1], Period(pauses[-1].first, last))


def told(events: Iterable[Event], today: date) -> History:
    """The history that these events make, in their order. ValueError at the first that is not possible."""
    history = History()
    for event in events:
        history = after(history, event, today)
    return history
