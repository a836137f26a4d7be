"""What speaks against an individual study plan, an assessment, and their entries; and when a plan is to be looked at.

Skollagen (2010:800) 20 kap. 8 a § says what is in the plan, förordning (2011:1108) 2 kap. 16 § that it is drawn up
together with the pupil, close to the admission, and revised when it is needed. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from reception.education.rules.studies.courses import remarks_on_course
from reception.education.rules.studies.hours import least_minutes
from reception.education.terms.pupils import Pace
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.i18n.markers import N_
from reception.reckoning.provisions import Basis
from reception.reckoning.remarks import Remark, Remarks, refusal, warning

BASIS: Final = Basis("Skollagen (2010:800) 20 kap. 8 a § (2025:1311); förordning (2011:1108) 2 kap. 16 § (2024:270)")


@dataclass(frozen=True)
class Planned:
    """What of a plan the rules read. `hours`: a week."""

    on: date
    with_pupil: bool
    path: StudyPath | None
    until_course: SfiCourse | None
    until_on: date | None
    pace: Pace
    hours: int
    review_on: date | None


def remarks_on_plan(plan: Planned, passed: Iterable[SfiCourse], today: date) -> Remarks:
    """Refused: days in the wrong order, a course that the path lacks. Warned: less than full teaching, no pupil."""
    return (*_on_days(plan, today), *_on_goal(plan, passed), *_on_extent(plan))


def _on_days(plan: Planned, today: date) -> Iterable[Remark]:
    if plan.on > today:
        yield refusal("planned-later", "on", N_("The plan is entered when it has been drawn up."))
    if plan.until_on is not None and plan.until_on <= plan.on:
        yield refusal("goal-too-early", "until_on", N_("The goal lies after the day of the plan."))
    if plan.review_on is not None and plan.review_on <= plan.on:
        yield refusal("review-too-early", "review_on", N_("The next review lies after the day of the plan."))
    if plan.review_on is None:
        yield warning("no-review", "review_on", N_("No day is chosen to review the plan."))


def _on_goal(plan: Planned, passed: Iterable[SfiCourse]) -> Iterable[Remark]:
    if plan.until_course is not None and plan.path is None:
        yield refusal("goal-without-path", "path", N_("Choose the study path of the course."))
    elif plan.until_course is not None and plan.path is not None:
        found = remarks_on_course(plan.path, plan.until_course, ())
        yield from (refusal(one.code, "until_course", one.said.msgid, **one.said.values) for one in found if one.stops)
        if plan.until_course in frozenset(passed):
            says = N_("Course %(course)s is passed already.")
            yield warning("passed-already", "until_course", says, course=str(plan.until_course))


def _on_extent(plan: Planned) -> Iterable[Remark]:
    least = least_minutes(plan.on, combined=False)
    if plan.pace is Pace.FULL and least is not None and plan.hours * 60 < least:
        says = N_("Full-time SFI is at least %(hours)s hours a week on average, unless the pupil asks for less.")
        yield warning("few-hours", "hours", says, hours=least // 60)
    if not plan.with_pupil:
        yield warning("without-pupil", "with_pupil", N_("A study plan is drawn up together with the pupil."))


def remarks_on_assessment(
    on: date, path: StudyPath, course: SfiCourse, passed: Iterable[SfiCourse], today: date
) -> Remarks:
    """Refused: a day to come, a course that the path does not have. Warned: as of any course."""
    return tuple(_on_assessment(on, path, course, passed, today))


def _on_assessment(
    on: date, path: StudyPath, course: SfiCourse, passed: Iterable[SfiCourse], today: date
) -> Iterable[Remark]:
    if on > today:
        yield refusal("assessed-later", "on", N_("The assessment is entered when it has been made."))
    yield from remarks_on_course(path, course, passed)


def is_review_due(review_on: date | None, today: date) -> bool:
    """Whether a plan is to be looked at again."""
    return review_on is not None and review_on <= today
