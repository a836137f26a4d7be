"""Courses of municipal adult education."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.education import permits
from reception.education.models import AdultCourse, Pupil
from reception.education.terms.pupils import AdultCourseState
from reception.organisations.models import Organisation
from reception.organisations.queries import organisations_found
from reception.organisations.terms import OrganisationKind

#: What goes on or is awaited stands first, in this order.
_ORDER = (AdultCourseState.STUDIES, AdultCourseState.ADMITTED, AdultCourseState.APPLIED)
#: More schools than a municipality has agreements with.
_MOST_PROVIDERS = 500


def courses_of(pupil: Pupil, permit: Permit = permits.ADULT_COURSES) -> Sequence[AdultCourse]:
    """All courses of a pupil: what goes on, what is awaited, then what has ended, the latest first."""
    query = sa.select(AdultCourse).where(AdultCourse.pupil_id == pupil.id)
    found = permit.all(query.options(joinedload(AdultCourse.provider)).order_by(AdultCourse.id))
    return sorted(found, key=_place)


def _place(course: AdultCourse) -> tuple[int, int, int]:
    place = _ORDER.index(course.state) if course.state in _ORDER else len(_ORDER)
    day = course.last_on or course.first_on or course.applied_on
    return place, -(day.toordinal() if day else 0), -course.id


def course(pupil: Pupil, course_id: int, permit: Permit = permits.ADULT_COURSES) -> AdultCourse:
    """A course of that pupil. Raises OutOfReach."""
    query = sa.select(AdultCourse).where(AdultCourse.id == course_id, AdultCourse.pupil_id == pupil.id)
    return permit.one(query.options(joinedload(AdultCourse.provider), joinedload(AdultCourse.pupil)))


def providers(chosen: Organisation | None = None) -> list[tuple[int, str]]:
    """(id, name) of the schools that work, by name; and of the one that is chosen, should it have closed."""
    found = organisations_found("", kind=OrganisationKind.SCHOOL, closed=False, window=(0, _MOST_PROVIDERS))
    names = [(one.id, one.name) for one in found]
    return names if chosen is None or (chosen.id, chosen.name) in names else [(chosen.id, chosen.name), *names]
