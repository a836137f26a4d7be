"""How far pupils come: two courses within 24 months (I4), courses passed (I5) and interrupted (I6). Pure.

The definitions are the program's proposals (policies.md); I5 and I6 count courses, I4 people. What is not noted stands
among the uncounted and never among the no.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.education.terms.studies import EnrolmentEvent, Grade, Interruption, NoGrade, SfiCourse, Uncounted
from reception.reckoning.figures import Figure, Verdict, figure
from reception.reckoning.periods import Period, months_after

#: I4 looks at the day so many months after the first course began, and asks for so many courses.
MONTHS_AFTER_START: Final = 24
COURSES: Final = 2


@dataclass(frozen=True)
class Beginner:
    """Somebody who began SFI for the first time on a day. `passed`: each course with the day of its grade."""

    began_on: date
    passed: tuple[tuple[SfiCourse, date], ...] = ()
    left_on: date | None = None
    died_on: date | None = None

    @property
    def looked_at_on(self) -> date:
        """The day that I4 looks at."""
        return months_after(self.began_on, MONTHS_AFTER_START)

    def courses_by(self, day: date) -> frozenset[SfiCourse]:
        """The courses passed no later than the day: each once, in or out of order, by an examination too."""
        return frozenset(course for course, on in self.passed if on <= day)


def two_courses(one: Beginner, today: date) -> Verdict:
    """I4, of a person: two courses passed within 24 months.

    It is told of nobody before her 24 months are over, or those who are quick would be counted before the others.
    """
    day = one.looked_at_on
    if day >= today:
        return Uncounted.NOT_YET
    if len(one.courses_by(day)) >= COURSES:
        return True
    if one.died_on is not None and one.died_on <= day:
        return Uncounted.DECEASED
    return Uncounted.LEFT if one.left_on is not None and one.left_on <= day else False


@dataclass(frozen=True)
class Outcome:
    """How one enrolment in a course ended: COMPLETE or INTERRUPT on its last day, with what was decided."""

    ending: EnrolmentEvent
    on: date
    reason: Interruption | None = None
    grade: Grade | None = None
    no_grade: NoGrade | None = None


def passed(one: Outcome) -> Verdict:
    """I5, of a course: passed, of those that ended or were interrupted. A dash in the catalogue is a no."""
    if one.reason is Interruption.DECEASED:
        return Uncounted.DECEASED
    if one.grade is not None:
        return one.grade is Grade.PASSED
    if one.ending is EnrolmentEvent.INTERRUPT or one.no_grade is not None:
        return False
    return Uncounted.NO_GRADE


def interrupted(one: Outcome) -> Verdict:
    """I6, of a course: interrupted, of the same courses. One that was passed before the studies broke off is not."""
    if one.reason is Interruption.DECEASED:
        return Uncounted.DECEASED
    return one.ending is EnrolmentEvent.INTERRUPT and one.grade is None


def i4(beginners: Iterable[Beginner], period: Period, today: date) -> Figure:
    """Two courses within 24 months, of those whose 24 months end in the period."""
    return figure(two_courses(one, today) for one in beginners if period.covers(one.looked_at_on))


def i5(outcomes: Iterable[Outcome], period: Period) -> Figure:
    """Courses passed, of those that ended in the period."""
    return figure(passed(one) for one in outcomes if period.covers(one.on))


def i6(outcomes: Iterable[Outcome], period: Period) -> Figure:
    """Courses interrupted, of those that ended in the period."""
    return figure(interrupted(one) for one in outcomes if period.covers(one.on))
