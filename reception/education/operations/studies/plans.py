"""Drawing up a study plan, and assessing what somebody knows. What was written stays; a new one stands beside it."""

from dataclasses import fields
from datetime import date
from typing import Any, Final

from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Assessment, Pupil, StudyPlan
from reception.education.queries.results import passed
from reception.education.rules.studies.plans import Planned, remarks_on_assessment, remarks_on_plan
from reception.education.terms.pupils import Script
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.i18n.formats import now, today
from reception.reckoning.remarks import Remarks, accepted

_READ: Final = tuple(field.name for field in fields(Planned))


def draw_up(pupil: Pupil, *, by_id: int | None, **facts: Any) -> tuple[StudyPlan, Remarks]:
    """A new version of the pupil's plan; `facts` are the columns of `StudyPlan`. Raises Refused."""
    planned = Planned(**{name: facts[name] for name in _READ})
    remarks = accepted(remarks_on_plan(planned, courses_passed(pupil), today()))
    written = {name: None if value == "" else value for name, value in facts.items()}
    plan = StudyPlan(pupil=pupil, made_at=now(), made_by_id=by_id, **written)
    db.session.add(plan)
    db.session.flush()
    record("study-plan.drawn-up", plan)
    return plan, remarks


def assess(
    pupil: Pupil,
    on: date,
    path: StudyPath,
    course: SfiCourse,
    *,
    school_years: int | None = None,
    script: Script | None = None,
    language: str | None = None,
    with_interpreter: bool = False,
    note: str | None = None,
    by_id: int | None,
) -> tuple[Assessment, Remarks]:
    """Note what was found before a course was chosen. Raises Refused."""
    remarks = accepted(remarks_on_assessment(on, path, course, courses_passed(pupil), today()))
    made = Assessment(
        pupil=pupil, on=on, path=path, course=course, school_years=school_years, script=script,
        language=language or None, with_interpreter=with_interpreter, note=note or None, made_at=now(),
        made_by_id=by_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("assessment.made", made)
    return made, remarks


def courses_passed(pupil: Pupil) -> tuple[SfiCourse, ...]:
    """The courses of which the pupil has a signed grade."""
    return tuple(course for course, _on in passed([pupil.id]).get(pupil.id, ()))
