"""Questions about jobs."""

from collections.abc import Collection
from datetime import timedelta

import sqlalchemy as sa

from reception.db.session import db
from reception.i18n.formats import now
from reception.jobs.models import Job
from reception.jobs.terms import JobState

#: After so long without a sign of life a job has lost its worker.
LOST_AFTER = timedelta(minutes=2)


def job(job_id: int) -> Job:
    """A job by its id."""
    return db.session.get_one(Job, job_id)


def job_of(kind: str, subject_id: int) -> Job | None:
    """The latest job of that kind about a row."""
    query = sa.select(Job).where(Job.kind == kind, Job.subject_id == subject_id).order_by(Job.id.desc()).limit(1)
    return db.session.scalar(query)


def open_job_of(kinds: Collection[str], subject_id: int) -> Job | None:
    """A job of one of these kinds about a row that waits or is under way."""
    query = sa.select(Job).where(
        Job.kind.in_(kinds), Job.subject_id == subject_id, Job.state.in_([JobState.WAITING, JobState.RUNNING])
    )
    return db.session.scalar(query.order_by(Job.id).limit(1))


def is_anything_waiting() -> bool:
    """Whether there is a job to take."""
    return db.session.scalar(sa.select(Job.id).where(_can_be_taken()).limit(1)) is not None


def next_job() -> Job | None:
    """The job that waits longest, locked; one that another worker is just taking is passed over."""
    query = sa.select(Job).where(_can_be_taken()).order_by(Job.id).limit(1)
    return db.session.scalar(query.with_for_update(skip_locked=True, of=Job))


def _can_be_taken() -> sa.ColumnElement[bool]:
    lost = sa.and_(Job.state == JobState.RUNNING, Job.seen_at < now() - LOST_AFTER)
    return sa.or_(Job.state == JobState.WAITING, lost)
