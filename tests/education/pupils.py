"""What pupils have, made directly: enrolments, applications, plans, assessments, extensions."""

from datetime import UTC, date, datetime
from typing import Any

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Application, Enrolment, Pupil, StudyPlan
from reception.education.terms.pupils import Goal, Pace, Programme
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.web import short_number
from tests.factories.education import SOURCE

MADE = datetime(2026, 9, 1, 10, tzinfo=UTC)


def kept(row: Any) -> Any:
    """The row, written."""
    with system("test"):
        db.session.add(row)
        db.session.flush()
        record("test.made", row)
        db.session.commit()
    return row


def studying(pupil: Pupil, course: SfiCourse, first_on: date = date(2026, 8, 17), **facts: Any) -> Enrolment:
    """An enrolment that goes on."""
    return kept(Enrolment(pupil=pupil, course=course, path=StudyPath.TWO, first_on=first_on, **facts))


def asked(pupil: Pupil, programme: Programme, applied_on: date = date(2026, 11, 2), **facts: Any) -> Application:
    """An application that waits."""
    number = short_number.make(SOURCE)
    return kept(
        Application(number=number, pupil=pupil, programme=programme, applied_on=applied_on, made_at=MADE, **facts)
    )


def with_plan(pupil: Pupil, on: date = date(2026, 9, 1), **facts: Any) -> StudyPlan:
    """A study plan."""
    told = {"with_pupil": True, "goal": Goal.WORK, "pace": Pace.FULL, "hours": 20, **facts}
    return kept(StudyPlan(pupil=pupil, on=on, made_at=MADE, **told))
