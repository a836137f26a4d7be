"""Study plans and assessments: the latest that count, and the earlier ones."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.access.permit import Permit
from reception.db.aliases import shared_alias
from reception.db.bulk import chunks
from reception.db.session import db
from reception.education import permits
from reception.education.models import Assessment, Pupil, StudyPlan
from reception.education.terms.studies import SfiCourse, StudyPath

_later_plan = shared_alias(StudyPlan)
_later_assessment = shared_alias(Assessment)


def is_latest_plan() -> sa.ColumnElement[bool]:
    """Whether no plan of the same pupil is of a later day, or was written later on the same."""
    return sa.not_(_has_later(_later_plan, StudyPlan))


def _has_later(later: Any, one: Any) -> sa.ColumnElement[bool]:
    after = sa.or_(later.on > one.on, sa.and_(later.on == one.on, later.id > one.id))
    return sa.exists().where(later.pupil_id == one.pupil_id, after).correlate(one)


def plans_of(pupil: Pupil, permit: Permit = permits.STUDY_PLANS) -> Sequence[StudyPlan]:
    """Every version of the pupil's plan, the one that holds first."""
    query = sa.select(StudyPlan).where(StudyPlan.pupil_id == pupil.id).options(joinedload(StudyPlan.made_by))
    return permit.all(query.order_by(StudyPlan.on.desc(), StudyPlan.id.desc()))


def plan(pupil: Pupil, plan_id: int, permit: Permit = permits.STUDY_PLANS) -> StudyPlan:
    """One version. Raises OutOfReach."""
    query = sa.select(StudyPlan).where(StudyPlan.pupil_id == pupil.id, StudyPlan.id == plan_id)
    return permit.one(query.options(joinedload(StudyPlan.made_by)))


def reviews_of(pupil_ids: Collection[int], permit: Permit = permits.PUPILS) -> dict[int, date | None]:
    """When the plan that holds is to be reviewed, of those who have a plan."""
    found: dict[int, date | None] = {}
    for part in chunks(pupil_ids):
        query = (
            sa.select(StudyPlan.pupil_id, StudyPlan.review_on)
            .join(Pupil, Pupil.id == StudyPlan.pupil_id)
            .where(StudyPlan.pupil_id.in_(part), is_latest_plan())
        )
        found.update((row.pupil_id, row.review_on) for row in db.session.execute(permit.within(query)))
    return found


def assessments_of(pupil: Pupil, permit: Permit = permits.ASSESSMENTS) -> Sequence[Assessment]:
    """Every assessment of the pupil, the latest first."""
    query = sa.select(Assessment).where(Assessment.pupil_id == pupil.id).options(joinedload(Assessment.made_by))
    return permit.all(query.order_by(Assessment.on.desc(), Assessment.id.desc()))


def assessed(pupil_ids: Collection[int], permit: Permit = permits.PUPILS) -> dict[int, tuple[StudyPath, SfiCourse]]:
    """Path and course of each pupil's latest assessment, of those who have one."""
    found: dict[int, tuple[StudyPath, SfiCourse]] = {}
    for part in chunks(pupil_ids):
        query = (
            sa.select(Assessment.pupil_id, Assessment.path, Assessment.course)
            .join(Pupil, Pupil.id == Assessment.pupil_id)
            .where(Assessment.pupil_id.in_(part), sa.not_(_has_later(_later_assessment, Assessment)))
        )
        found.update((row.pupil_id, (row.path, row.course)) for row in db.session.execute(permit.within(query)))
    return found
