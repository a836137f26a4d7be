"""A job's life: ordered, taken, alive, done, failed or given back."""

import sqlalchemy as sa

from reception.access.actor import staff
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now
from reception.jobs import queries
from reception.jobs.models import Job
from reception.jobs.terms import JobState


def order(kind: str, subject_id: int) -> Job:
    """Have work done beside the server, for whoever is signed in. One that waits already is not ordered twice."""
    waiting = queries.open_job_of([kind], subject_id)
    if waiting is not None and waiting.state is JobState.WAITING:
        return waiting
    job = Job(kind=kind, subject_id=subject_id, ordered_by_id=staff().user_id, ordered_at=now())
    db.session.add(job)
    db.session.flush()
    record("job.ordered", job, kind=kind, about=subject_id)
    return job


def take_next() -> Job | None:
    """Begin the job that waits longest, or one that lost its worker."""
    job = queries.next_job()
    if job is not None:
        job.state, job.seen_at, job.tries = JobState.RUNNING, now(), job.tries + 1
        db.session.flush()
    return job


def show_life(job_id: int, attempt: int, done: int, total: int | None) -> bool:
    """Note how far a job has come; False when another worker has it by now.

    By a statement: the work's own session holds other rows, and may forget them.
    """
    values = {"seen_at": now(), "done": max(done if total is None else min(done, total), 0), "total": total}
    mine = sa.update(Job).where(Job.id == job_id, Job.tries == attempt, Job.state == JobState.RUNNING)
    return db.session.scalar(mine.values(values).returning(Job.id)) is not None


def finish(job_id: int) -> None:
    """It is done."""
    _end(queries.job(job_id), JobState.DONE, "job.done")


def fail(job_id: int, problem: str) -> None:
    """It could not be done, because of `problem`, a msgid."""
    job = queries.job(job_id)
    job.problem = problem
    _end(job, JobState.FAILED, "job.failed")


def give_back(job_id: int, *, counts: bool) -> None:
    """Let it wait for a worker again. `counts` says whether the try counts among those it may have."""
    job = queries.job(job_id)
    job.state = JobState.WAITING
    job.tries -= 0 if counts else 1
    db.session.flush()


def _end(job: Job, state: JobState, action: str) -> None:
    job.state = state
    job.seen_at = job.ended_at = now()
    db.session.flush()
    record(action, job, kind=job.kind, about=job.subject_id)
