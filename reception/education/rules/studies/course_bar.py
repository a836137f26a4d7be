"""The four courses of SFI as a bar: where somebody stands in each on a day. Pure."""

from dataclasses import dataclass
from datetime import date

from reception.education.rules.studies.courses import PATHS
from reception.education.rules.studies.periods import Enrolment, History
from reception.education.terms.studies import EnrolmentState, Interruption, SfiCourse, StudyPath


@dataclass(frozen=True)
class Step:
    """One course. `state` None: never begun. `since`: the day from which the state holds.

    `is_on_path`: whether the latest study path has the course; True while no path is known.
    """

    course: SfiCourse
    state: EnrolmentState | None = None
    since: date | None = None
    path: StudyPath | None = None
    reason: Interruption | None = None
    is_on_path: bool = True
    is_new_start: bool = False

    @property
    def kind(self) -> str:
        """How the bar marks it: done, now, next, wait, late or off."""
        kinds = {
            EnrolmentState.COMPLETED: "done",
            EnrolmentState.ACTIVE: "now",
            EnrolmentState.PLANNED: "next",
            EnrolmentState.PAUSED: "wait",
            EnrolmentState.INTERRUPTED: "off",
        }
        if self.state is None:
            return "next" if self.is_on_path else "off"
        return kinds[self.state]


def bar(history: History, day: date) -> tuple[Step, ...]:
    """The courses A to D, each by its latest enrolment."""
    path = history.enrolments[-1].path if history.enrolments else None
    return tuple(_step(history, course, path, day) for course in SfiCourse)


def _step(history: History, course: SfiCourse, path: StudyPath | None, day: date) -> Step:
    studied = history.of(course)
    is_on_path = path is None or course in PATHS[path]
    if not studied:
        return Step(course, is_on_path=is_on_path)
    latest = studied[-1]
    state = latest.state_on(day)
    reason = latest.reason if state is EnrolmentState.INTERRUPTED else None
    since, is_new_start = _since(latest, state, day), history.is_new_start(latest)
    return Step(course, state, since, latest.path, reason, is_on_path, is_new_start)


def _since(one: Enrolment, state: EnrolmentState, day: date) -> date | None:
    if state in {EnrolmentState.COMPLETED, EnrolmentState.INTERRUPTED}:
        return one.days.last
    if state is EnrolmentState.PAUSED:
        return next(pause.first for pause in one.pauses if pause.covers(day))
    return one.days.first
