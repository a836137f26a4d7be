"""Courses of municipal adult education: which grades a level has, and what a course has to say. Pure.

Level and kind decide the scale; the day decides which edition of the law holds. The act and the ordinance were read in
their consolidated wording of January 2026. What is only known from elsewhere says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.education.terms.pupils import AdultCourseState as State
from reception.education.terms.studies import AdultCourseKind, AdultLevel, Interruption
from reception.i18n.markers import N_
from reception.reckoning.provisions import Basis, Provision
from reception.reckoning.remarks import Remark, Remarks, refusal, warning
from reception.reckoning.terms import Footing


@dataclass(frozen=True)
class Scale(Basis):
    """The grades of a level, the best first; none where no grade is set. `passing`: those with which it is passed."""

    grades: tuple[str, ...] = ()
    passing: frozenset[str] = frozenset()

    @property
    def in_words(self) -> str:
        """The grades in one line: "A, B, C, D, E, F"."""
        return ", ".join(self.grades)


_SIX: Final = ("A", "B", "C", "D", "E", "F")
_SIX_PASSING: Final = frozenset(_SIX[:-1])
_TWO: Final = ("G", "IG")
_SIMPLIFIED: Final = date(2022, 1, 1)
_BEFORE: Final = date(2021, 12, 31)
_ACT: Final = "Skollagen (2010:800) 20 kap. 36 § (2024:411)"
#: How it stood before 2022, for grades of those days.
_OLD: Final = "The wording before 2022 was not read; that the grades were A to F is known from Skolverket's pages."

_BEFORE_2022: Final = Scale(
    "Skollagen (2010:800) 20 kap. 36 § i lydelse före 2022",
    date(2012, 7, 1),
    _BEFORE,
    footing=Footing.TO_CONFIRM,
    to_confirm=_OLD,
    grades=_SIX,
    passing=_SIX_PASSING,
)

#: By level, each edition with the days on which it holds. A dash (not enough to go by) is no grade and stands empty.
SCALES: Final[dict[AdultLevel, tuple[Scale, ...]]] = {
    AdultLevel.UPPER_SECONDARY: (Scale(f"{_ACT} tredje stycket", date(2012, 7, 1), grades=_SIX, passing=_SIX_PASSING),),
    AdultLevel.BASIC: (
        _BEFORE_2022,
        Scale(f"{_ACT} första stycket", _SIMPLIFIED, grades=_TWO, passing=frozenset({"G"})),
    ),
    AdultLevel.SFI: (
        _BEFORE_2022,
        Scale(f"{_ACT} första stycket", _SIMPLIFIED, grades=_TWO, passing=frozenset({"G"})),
    ),
    AdultLevel.ADAPTED_BASIC: (Scale(f"{_ACT} andra stycket", _SIMPLIFIED, grades=("G",), passing=frozenset("G")),),
    AdultLevel.ADAPTED_UPPER_SECONDARY: (Scale(f"{_ACT} fjärde stycket", grades=_SIX[:-1], passing=_SIX_PASSING),),
}
#: On these no grade is set; the pupil gets a certificate (intyg).
UNGRADED: Final = frozenset({AdultCourseKind.ORIENTATION, AdultCourseKind.INDIVIDUAL})
UNGRADED_BY: Final = Basis("Förordning (2011:1108) om vuxenutbildning 4 kap. 7 §")
#: The levels one chooses from: a course of SFI is told as a study event, where the right's time and the paths hold.
OFFERED: Final = tuple(level for level in AdultLevel if level is not AdultLevel.SFI)
#: A whole vocational education is 1 500 points or a little more; above this it is a slip of the pen. Our own choice.
MOST_POINTS: Final = 2500
#: An orientation course may not be longer.
LONGEST_ORIENTATION: Final = Provision(
    "Förordning (2011:1108) om vuxenutbildning 2 kap. 6 § (2023:655)", amount=200, measure="points"
)


def scale_of(level: AdultLevel, kind: AdultCourseKind, on: date) -> Scale | None:
    """The scale of a course graded on the day. None: no grade is set, or none that is known of that day."""
    if kind in UNGRADED:
        return None
    return next((one for one in SCALES[level] if one.holds_on(on)), None)


def grades_in_use(today: date) -> tuple[str, ...]:
    """Every grade that some level has today, for a list to choose from."""
    found = (grade for level in OFFERED for one in SCALES[level] if one.holds_on(today) for grade in one.grades)
    return tuple(dict.fromkeys(found))


def is_passed(level: AdultLevel, kind: AdultCourseKind, grade: str | None, on: date | None) -> bool | None:
    """Whether the grade is one that passes; None without a grade, or where it cannot be said."""
    scale = scale_of(level, kind, on) if on is not None else None
    return None if scale is None or grade is None else grade in scale.passing


@dataclass(frozen=True)
class Course:
    """What is said of a course. `last_on`: the last day, or while it goes on the day it is planned to end."""

    level: AdultLevel
    kind: AdultCourseKind
    state: State
    applied_on: date | None = None
    first_on: date | None = None
    last_on: date | None = None
    grade: str | None = None
    reason: Interruption | None = None
    points: int | None = None


def remarks_on_course(course: Course, today: date) -> Remarks:
    """Refused: days out of order or missing for the state, a grade that cannot be. Warned: what looks forgotten."""
    return (*_order(course, today), *_by_state(course, today), *_grade(course), *_points(course))


def _order(course: Course, today: date) -> Iterable[Remark]:
    if course.applied_on and course.applied_on > today:
        yield refusal("applied-later", "applied_on", N_("The application is noted when it has been made."))
    if course.applied_on and course.first_on and course.first_on < course.applied_on:
        says = N_("The course cannot begin before it was applied for, on %(day)s.")
        yield refusal("began-before-applying", "first_on", says, day=course.applied_on)
    first = course.first_on or course.applied_on
    if first and course.last_on and course.last_on < first:
        yield refusal("ended-before-start", "last_on", N_("The last day lies before %(day)s."), day=first)


def _by_state(course: Course, today: date) -> Iterable[Remark]:
    match course.state:
        case State.APPLIED:
            if course.applied_on is None:
                yield refusal("applied-when", "applied_on", N_("Write when it was applied for."))
        case State.STUDIES:
            yield from _studies(course, today)
        case State.COMPLETED | State.INTERRUPTED:
            yield from _ended(course, today)
        case State.REFUSED:
            if course.first_on:
                yield refusal("refused-and-began", "first_on", N_("Somebody who was not admitted never began."))
        case _:
            pass
    yield from _reason(course)


def _studies(course: Course, today: date) -> Iterable[Remark]:
    if course.first_on is None:
        yield refusal("studies-since", "first_on", N_("Write since when the pupil studies."))
    elif course.first_on > today:
        says = N_("The course begins on %(day)s. Until then the pupil is admitted.")
        yield refusal("not-begun", "state", says, day=course.first_on)
    if course.last_on and course.last_on < today:
        yield warning("should-have-ended", "state", N_("The last day has passed. Write how the course ended."))


def _ended(course: Course, today: date) -> Iterable[Remark]:
    if course.last_on is None:
        yield refusal("ended-when", "last_on", N_("Write the last day."))
    elif course.last_on > today:
        yield refusal("ends-later", "last_on", N_("The end is noted when it has come."))
    if course.state is State.COMPLETED and course.grade is None and course.kind not in UNGRADED:
        yield warning("without-grade", "grade", N_("The course is completed, and no grade is noted."))


def _reason(course: Course) -> Iterable[Remark]:
    if course.state is State.INTERRUPTED and course.reason is None:
        yield refusal("why-interrupted", "reason", N_("Choose why the studies were interrupted."))
    if course.state is not State.INTERRUPTED and course.reason is not None:
        yield refusal("reason-unasked", "reason", N_("A reason is chosen only for an interrupted course."))


def _grade(course: Course) -> Iterable[Remark]:
    if course.grade is None:
        return
    if course.state is not State.COMPLETED:
        yield refusal("grade-too-early", "grade", N_("A grade is noted of a completed course."))
    elif course.kind in UNGRADED:
        yield refusal("no-grade-set", "grade", N_("No grade is set on an orientation course or an individual course."))
    elif course.last_on is not None:
        yield from _of_the_scale(course, course.grade, course.last_on)


def _of_the_scale(course: Course, grade: str, on: date) -> Iterable[Remark]:
    scale = scale_of(course.level, course.kind, on)
    if scale is None:
        yield warning("scale-unknown", "grade", N_("Which grades held on that day is not known here."))
    elif grade not in scale.grades:
        says = N_("The grades of this level are %(grades)s.")
        yield refusal("not-of-the-scale", "grade", says, grades=scale.in_words)


def _points(course: Course) -> Iterable[Remark]:
    if course.points is None:
        return
    most = LONGEST_ORIENTATION.amount if course.kind is AdultCourseKind.ORIENTATION else MOST_POINTS
    if not 1 <= course.points <= most:
        yield refusal("points", "points", N_("Write points from 1 to %(most)s."), most=most)
