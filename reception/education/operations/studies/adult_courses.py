"""Writing down courses of municipal adult education."""

from dataclasses import fields
from typing import Any, Final

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.education.models import AdultCourse, Pupil
from reception.education.rules.studies.adult import Course, remarks_on_course
from reception.i18n.formats import now, today
from reception.reckoning.remarks import Remarks, accepted

#: What the rules look at; the columns have the same names.
_LOOKED_AT: Final = frozenset(field.name for field in fields(Course))


def add_course(pupil: Pupil, *, by_id: int | None, **facts: Any) -> tuple[AdultCourse, Remarks]:
    """A course of the pupil. `facts`: the columns of `AdultCourse`. Raises Refused."""
    remarks = _checked(facts)
    made = AdultCourse(pupil=pupil, made_at=now(), made_by_id=by_id, **facts)
    db.session.add(made)
    db.session.flush()
    record("adult-course.added", made, state=made.state)
    return made, remarks


def change_course(course: AdultCourse, **facts: Any) -> Remarks:
    """Write the course anew, all of it. Raises Refused."""
    remarks = _checked(facts)
    changed = write_anew(course, facts)
    record("adult-course.changed", course, fields=changed, state=course.state)
    return remarks


def _checked(facts: dict[str, Any]) -> Remarks:
    told = Course(**{name: value for name, value in facts.items() if name in _LOOKED_AT})
    return accepted(remarks_on_course(told, today()))
