"""The courses of SFI: which a study path has, what follows what, and when a test or a grade may be entered. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from reception.education.terms.studies import Grade, NoGrade, SfiCourse, StudyPath
from reception.i18n.markers import N_
from reception.reckoning.periods import Period
from reception.reckoning.provisions import Basis
from reception.reckoning.remarks import NOTHING, Remark, refusal, warning
from reception.reckoning.terms import Footing

#: Which courses a study path has, in their order; one begins where the assessment of knowledge puts her.
PATHS: Final[Mapping[StudyPath, tuple[SfiCourse, ...]]] = MappingProxyType(
    {
        StudyPath.ONE: (SfiCourse.A, SfiCourse.B, SfiCourse.C, SfiCourse.D),
        StudyPath.TWO: (SfiCourse.B, SfiCourse.C, SfiCourse.D),
        StudyPath.THREE: (SfiCourse.C, SfiCourse.D),
    }
)
PATHS_SINCE: Final = Basis(
    "Kursplan för sfi (SKOLFS 2017:77), som Skolverkets sida om studievägar återger den",
    valid_from=date(2017, 8, 8),
    footing=Footing.TO_CONFIRM,
    to_confirm="Read on Skolverket's page about the course plan of 2017; the plan in force today was not read.",
)
#: The last course: who has passed it has what SFI aims at.
LAST_COURSE: Final = SfiCourse.D
#: A national test is used at the end of these.
TESTED: Final = frozenset({SfiCourse.B, SfiCourse.C, SfiCourse.D})
TESTED_BY: Final = Basis("Förordning (2011:1108) 4 kap. 10–10 a §§ (2023:655)")
#: Two grades, Godkänt and Icke godkänt; A to F before.
GRADES: Final = Basis("Skollagen (2010:800) 20 kap. 36 § första stycket (2024:411)", valid_from=date(2022, 1, 1))
#: No grade is set where somebody took part too little to be assessed; it is a decision and stands as a dash.
NO_GRADE_BY: Final = "Skollagen (2010:800) 20 kap. 39 §; förordning (2011:1108) 4 kap. 11 §"


def courses_of(path: StudyPath) -> tuple[SfiCourse, ...]:
    """The courses of a path, in order."""
    return PATHS[path]


def paths_with(course: SfiCourse) -> tuple[StudyPath, ...]:
    """The paths that have the course."""
    return tuple(path for path in StudyPath if course in PATHS[path])


def next_course(path: StudyPath, passed: Iterable[SfiCourse]) -> SfiCourse | None:
    """The course after the highest that was passed; the path's first without any; None after course D.

    Course A passed on path 1 counts on path 2 as nothing that is missing: its first course follows.
    """
    done = frozenset(passed)
    highest = max((_place(one) for one in done), default=-1)
    return next((one for one in PATHS[path] if _place(one) > highest), None)


def _place(course: SfiCourse) -> int:
    return tuple(SfiCourse).index(course)


def has_reached_the_goal(passed: Iterable[SfiCourse]) -> bool:
    """Whether the last course is passed."""
    return LAST_COURSE in frozenset(passed)


def remarks_on_course(path: StudyPath, course: SfiCourse, passed: Iterable[SfiCourse]) -> tuple[Remark, ...]:
    """Refused: a course that the path does not have. Warned: one already passed, a lower one, and one that is skipped.

    The first course is never warned about: the assessment of knowledge decides where somebody begins.
    """
    if course not in PATHS[path]:
        says = N_("Study path %(path)s does not have course %(course)s.")
        return (refusal("not-on-path", "course", says, path=str(path), course=str(course)),)
    done = frozenset(passed)
    if course in done:
        says = N_("Course %(course)s is passed already.")
        return (warning("passed-already", "course", says, course=str(course)),)
    following = next_course(path, done) if done else None
    if following is None and not done:
        return NOTHING
    if following is None or _place(course) < _place(following):
        says = N_("A higher course than course %(course)s is passed already.")
        return (warning("lower-than-passed", "course", says, course=str(course)),)
    if course is not following:
        says = N_("Course %(course)s comes next. Enter another if the assessment of knowledge says so.")
        return (warning("course-skipped", "course", says, course=str(following)),)
    return NOTHING


def remarks_on_test(course: SfiCourse, on: date, today: date) -> tuple[Remark, ...]:
    """Refused: a national test in course A, and one on a day to come."""
    if course not in TESTED:
        says = N_("There is no national test in course %(course)s.")
        return (refusal("no-national-test", "test", says, course=str(course)),)
    return (refusal("test-later", "test", N_("A test is entered when it has been taken.")),) if on > today else NOTHING


@dataclass(frozen=True)
class Result:
    """The result of a course: a grade, or why there is none. `by_examination`: through prövning, without the course.

    `tested`: whether the result of the national test is noted, or that the head teacher let it be.
    """

    course: SfiCourse
    on: date
    grade: Grade | None = None
    no_grade: NoGrade | None = None
    by_examination: bool = False
    tested: bool = False


def remarks_on_result(result: Result, studied: Iterable[Period], today: date) -> tuple[Remark, ...]:
    """Refused: neither or both of a grade and a reason for none, a day to come, a course never begun by that day.

    Warned: a grade in a tested course without the test. `studied`: the days of her enrolments in this course.
    """
    found = list(_on_the_grade(result, today))
    first = min((one.first for one in studied), default=None)
    if result.by_examination:
        return tuple(found)
    if first is None:
        says = N_("Course %(course)s was never begun. A grade needs the course, or an examination (prövning).")
        found.append(refusal("course-never-begun", "course", says, course=str(result.course)))
    elif result.on < first:
        found.append(refusal("graded-before-start", "on", N_("The course began on %(first)s."), first=first))
    return tuple(found)


def _on_the_grade(result: Result, today: date) -> Iterable[Remark]:
    if (result.grade is None) is (result.no_grade is None):
        yield refusal("grade-or-reason", "grade", N_("Enter a grade, or why there is none."))
    if result.on > today:
        yield refusal("graded-later", "on", N_("A result is entered when it has been decided."))
    if result.grade is not None and result.on < (GRADES.valid_from or date.min):
        says = N_("Before %(first)s other grades were set. Check the day.")
        yield warning("older-grades", "on", says, first=GRADES.valid_from or date.min)
    if result.grade is not None and result.course in TESTED and not (result.tested or result.by_examination):
        says = N_("The national test of course %(course)s is not noted.")
        yield warning("grade-without-test", "grade", says, course=str(result.course))
