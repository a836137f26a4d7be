"""What a start is checked against, and what it is preset from: the right, the application, the assessment, the plan."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.db.session import db
from reception.education import permits
from reception.education.models import Application, Assessment, Pupil, StudyPlan
from reception.education.queries.results import passed
from reception.education.queries.studies.rights import right_of
from reception.education.rules.studies.courses import next_course
from reception.education.rules.studies.right import Window
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import SfiCourse, StudyPath


@dataclass(frozen=True)
class Standing:
    """Where a pupil stands before a start. `applied_on`: of the latest application to SFI."""

    passed: tuple[SfiCourse, ...]
    applied_on: date | None
    right_from: date | None
    time_of_right: Window | None


def standing_of(pupil: Pupil) -> Standing:
    """What a start of this pupil is checked against."""
    right = right_of(pupil)
    return Standing(courses_passed(pupil.id), _applied_on(pupil.id), right.arises_on, right.time)


def courses_passed(pupil_id: int) -> tuple[SfiCourse, ...]:
    """The courses that the pupil has passed, in order of the days."""
    return tuple(course for course, _on in passed([pupil_id]).get(pupil_id, ()))


def _applied_on(pupil_id: int) -> date | None:
    query = (
        sa.select(sa.func.max(Application.applied_on))
        .join(Pupil, Pupil.id == Application.pupil_id)
        .where(Application.pupil_id == pupil_id, Application.programme == Programme.SFI)
    )
    return db.session.scalar(permits.PUPILS.within(query))


def path_and_course(pupil_id: int) -> tuple[StudyPath | None, SfiCourse | None]:
    """What a start is preset with: the path of the plan or the assessment, whichever is later, and what comes next.

    Without anything passed it is the course that the assessment found; without an assessment the first of the path.
    """
    assessed = db.session.execute(permits.PUPILS.within(_assessed(pupil_id))).one_or_none()
    planned = db.session.execute(permits.PUPILS.within(_planned(pupil_id))).one_or_none()
    told = sorted(filter(None, (assessed, planned)), key=lambda row: row.on)
    path = told[-1].path if told else None
    done = courses_passed(pupil_id)
    if assessed is not None and not done:
        return path, assessed.course
    return path, None if path is None else next_course(path, done)


def _assessed(pupil_id: int) -> sa.Select[date, StudyPath, SfiCourse]:
    query = sa.select(Assessment.on, Assessment.path, Assessment.course).join(Pupil, Pupil.id == Assessment.pupil_id)
    return query.where(Assessment.pupil_id == pupil_id).order_by(Assessment.on.desc(), Assessment.id.desc()).limit(1)


def _planned(pupil_id: int) -> sa.Select[date, StudyPath | None]:
    query = sa.select(StudyPlan.on, StudyPlan.path).join(Pupil, Pupil.id == StudyPlan.pupil_id)
    query = query.where(StudyPlan.pupil_id == pupil_id, StudyPlan.path.is_not(None))
    return query.order_by(StudyPlan.on.desc(), StudyPlan.id.desc()).limit(1)
