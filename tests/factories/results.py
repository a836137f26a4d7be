"""Studies and results, made directly."""

from datetime import UTC, date, datetime
from typing import Any

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.db.session import db
from reception.education.models import Enrolment, Pupil, Result, StudyEvent, StudyGroup
from reception.education.rules.results import Value
from reception.education.rules.studies.courses import paths_with
from reception.education.terms.pupils import ResultPart
from reception.education.terms.studies import EnrolmentEvent, Grade, Interruption, SfiCourse, StudyPath
from tests.factories.education import make_place

NOON = datetime(2026, 8, 17, 10, tzinfo=UTC)


def make_studies(
    pupil: Pupil,
    first_on: date,
    last_on: date | None = None,
    *,
    course: SfiCourse = SfiCourse.C,
    path: StudyPath = StudyPath.TWO,
    ending: EnrolmentEvent = EnrolmentEvent.COMPLETE,
    reason: Interruption | None = None,
) -> None:
    """Somebody begins a course, and ends it on `last_on`."""
    start = StudyEvent(kind=EnrolmentEvent.START, on=first_on, path=path)
    found = [start] if last_on is None else [start, StudyEvent(kind=ending, on=last_on, reason=reason)]
    with system("test"):
        for event in found:
            event.pupil_id, event.course, event.made_at = pupil.id, course, NOON
            db.session.add(event)
            db.session.flush()
        studied = Enrolment(pupil_id=pupil.id, course=course, path=path, first_on=first_on, last_on=last_on)
        studied.ending, studied.reason = (None if last_on is None else ending), reason
        db.session.add(studied)
        record("test.studies-made", pupil)
        db.session.commit()


def make_result(
    pupil: Pupil,
    value: Value = Grade.PASSED,
    *,
    group: StudyGroup | None = None,
    part: ResultPart = ResultPart.GRADE,
    course: SfiCourse = SfiCourse.C,
    on: date = date(2026, 11, 20),
    signed_by: User | None = None,
    **facts: Any,
) -> Result:
    """A result, signed with `signed_by`."""
    grade, no_grade = (value, None) if isinstance(value, Grade) else (None, value)
    with system("test"):
        made = Result(
            pupil_id=pupil.id, course=course, part=part, group_id=group.id if group else None, on=on, grade=grade,
            no_grade=no_grade, made_at=NOON, signed_at=NOON if signed_by else None,
            signed_by_id=signed_by.id if signed_by else None, **facts,
        )  # fmt: skip
        db.session.add(made)
        db.session.flush()
        record("test.result-made", made)
        db.session.commit()
    return made


def make_class(group: StudyGroup, *pupils: Pupil, studied: bool = True) -> None:
    """Places of these pupils in the group, from its first day; by default they study its course since then."""
    for pupil in pupils:
        make_place(group, pupil)
        if studied and group.course:
            make_studies(pupil, group.first_on, course=group.course, path=paths_with(group.course)[0])
