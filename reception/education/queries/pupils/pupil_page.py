"""What stands on the first page of one pupil."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.education import permits
from reception.education.models import Application, Pupil, StudyEvent
from reception.education.queries.pupils.applications import applications_of
from reception.education.queries.pupils.names import PupilName
from reception.education.queries.pupils.pupil_lists import groups_now
from reception.education.queries.studies.histories import Studying, enrolments_now
from reception.education.queries.studies.plans import assessed, reviews_of
from reception.education.queries.studies.rights import Right, right_of
from reception.education.rules.pupils.pupil_steps import Standing, Step, steps
from reception.education.rules.pupils.waiting import deadline
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import EnrolmentState, SfiCourse, StudyPath
from reception.i18n.formats import today

#: So many of the latest events stand on the page.
EVENTS = 5


@dataclass(frozen=True)
class Overview:
    """The pupil's studies today, what to do next, what she applied for, and what happened last."""

    studies: tuple[Studying, ...]
    groups: tuple[tuple[str, str], ...]
    right: Right
    assessed: tuple[StudyPath, SfiCourse] | None
    steps: tuple[Step, ...]
    applications: Sequence[Application]
    events: Sequence[StudyEvent]


def overview(pupil: Pupil, name: PupilName) -> Overview:
    """All of it, in a few statements."""
    studies, right = enrolments_now([pupil.id]).get(pupil.id, ()), right_of(pupil)
    asked, reviews = applications_of(pupil), reviews_of([pupil.id])
    found = assessed([pupil.id]).get(pupil.id)
    standing = Standing(
        lacks_alias=name.is_protected and not name.is_alias and not name.alias,
        is_received=pupil.received_on is not None,
        waits=tuple((one.number, one.programme, _latest(one)) for one in asked if one.ended_on is None),
        studies=any(one.state is not EnrolmentState.PLANNED for one in studies),
        is_assessed=found is not None,
        has_plan=pupil.id in reviews,
        review_on=reviews.get(pupil.id),
        right=right.state,
        right_last=right.last,
        has_left=pupil.left_on is not None,
        asks_for_sfi=any(one.programme is Programme.SFI for one in asked),
    )
    groups = groups_now([pupil.id]).get(pupil.id, ())
    return Overview(studies, groups, right, found, steps(standing, today()), asked, _events(pupil))


def _latest(one: Application) -> date | None:
    return deadline(one.programme, one.applied_on, one.right_from, in_establishment=one.in_establishment).acts_by


def _events(pupil: Pupil) -> Sequence[StudyEvent]:
    query = sa.select(StudyEvent).join(Pupil, Pupil.id == StudyEvent.pupil_id)
    query = query.where(StudyEvent.pupil_id == pupil.id, StudyEvent.struck_at.is_(None))
    return permits.PUPILS.all(query.order_by(StudyEvent.on.desc(), StudyEvent.id.desc()).limit(EVENTS))
