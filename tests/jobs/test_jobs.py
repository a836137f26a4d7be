"""A job is done as whoever ordered it, in portions, once; and whoever waits for it hears what became of it."""

import logging
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from reception.access.actor import current, system
from reception.access.roles import Role
from reception.accounts.models import RoleAssignment
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import db, only_looking
from reception.i18n.formats import now
from reception.jobs import jobs, operations, queries, registry
from reception.jobs.models import Job
from reception.jobs.terms import JobState

SECRET = "Amina 19900517-2385"


@pytest.fixture
def kind(monkeypatch):
    """`kind(work, failed)` registers a kind of work for the test and returns its name."""

    def register(work, failed=None):
        monkeypatch.setitem(registry._kinds, "test.work", registry.Work(work, failed))
        return "test.work"

    return register


@pytest.fixture
def ordered(municipality, acting, kind):
    """`ordered(work)` orders that work about row 7, by the caseworker."""

    def order(work, failed=None):
        name = kind(work, failed)
        with acting(municipality.caseworker):
            job = operations.order(name, 7)
        db.session.commit()
        return job

    return order


def actions():
    return list(db.session.scalars(sa.select(AuditEvent.action).where(AuditEvent.action.like("job.%")).order_by("id")))


def test_work_is_done_as_whoever_ordered_it_with_the_duties_of_today(ordered, municipality):
    seen = []
    job = ordered(lambda subject_id, _progress: seen.append((subject_id, current())))
    with system("test"):
        db.session.execute(
            sa.update(RoleAssignment)
            .where(RoleAssignment.user_id == municipality.caseworker.id)
            .values(ends_on=date(2020, 1, 2))
        )
        db.session.add(
            RoleAssignment(
                user_id=municipality.caseworker.id, unit_id=municipality.other_unit.id, role=Role.READER,
                starts_on=date(2020, 1, 1),
            )
        )  # fmt: skip
        db.session.commit()
    assert jobs.work_waiting() == 1
    [(subject_id, actor)] = seen
    assert (subject_id, actor.user_id, actor.roles) == (7, municipality.caseworker.id, {Role.READER})
    assert job.state is JobState.DONE
    assert actions() == ["job.ordered", "job.done"]
    assert jobs.work_waiting() == 0


def test_a_double_press_orders_once(ordered):
    first = ordered(lambda *_given: None)
    assert ordered(lambda *_given: None).id == first.id
    assert queries.job_of("test.work", 7).id == first.id
    assert queries.open_job_of(["test.work"], 8) is None


def test_progress_is_seen_while_the_work_goes_on(ordered, monkeypatch):
    monkeypatch.setattr(jobs, "EVERY_SECONDS", 0)
    monkeypatch.setattr(jobs, "BREATH_SECONDS", 0)
    seen = []

    def work(_subject_id, progress):
        for done in (1, 2, 9):
            progress(done, 4)
            db.session.expire_all()
            job = queries.job_of("test.work", 7)
            seen.append((job.done, job.total, job.state))

    ordered(work)
    jobs.work_waiting()
    assert seen == [(1, 4, JobState.RUNNING), (2, 4, JobState.RUNNING), (4, 4, JobState.RUNNING)]


def test_progress_commits_at_most_once_a_second(ordered, monkeypatch):
    commits = []
    monkeypatch.setattr(jobs, "BREATH_SECONDS", 0)
    monkeypatch.setattr(jobs, "commit", lambda: commits.append(1) or db.session.commit())
    ordered(lambda _subject_id, progress: [progress(done, 500) for done in range(500)])
    jobs.work_one()
    assert len(commits) <= 4  # taken, one or two portions, done


def test_work_that_fails_is_undone_and_told_without_what_it_was_about(ordered, caplog):
    told = []

    def work(_subject_id, _progress):
        record("test.half-done")
        db.session.flush()
        raise RuntimeError(SECRET)

    job = ordered(work, lambda subject_id, problem: told.append((subject_id, problem)))
    with caplog.at_level(logging.WARNING):
        assert jobs.work_waiting() == 1
    assert (job.state, job.problem, told) == (JobState.FAILED, jobs.UNEXPECTED, [(7, jobs.UNEXPECTED)])
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text
    assert db.session.scalar(sa.select(AuditEvent.id).where(AuditEvent.action == "test.half-done")) is None


def test_a_busy_database_is_tried_again_and_not_for_ever(ordered):
    def work(_subject_id, _progress):
        raise OperationalError("select", {}, Exception("database is locked"))

    job = ordered(work)
    jobs.work_waiting()
    assert (job.state, job.problem) == (JobState.FAILED, jobs.LOST)


def test_a_worker_that_is_asked_to_end_gives_its_job_back(ordered):
    job = ordered(lambda *_given: (_ for _ in ()).throw(SystemExit(0)))
    with pytest.raises(SystemExit):
        jobs.work_one()
    db.session.refresh(job)
    assert (job.state, job.tries) == (JobState.WAITING, 0)


def test_a_job_without_a_sign_of_life_is_taken_again(ordered):
    done = []
    job = ordered(lambda *_given: done.append(1))
    job.state, job.seen_at, job.tries = JobState.RUNNING, now() - timedelta(seconds=100), 1
    db.session.commit()
    assert jobs.work_waiting() == 0, "its worker may be alive"
    job.seen_at = now() - timedelta(seconds=130)
    db.session.commit()
    assert jobs.work_waiting() == 1
    assert done == [1]


def test_a_worker_whose_job_was_taken_by_another_ends_without_a_word(ordered, monkeypatch):
    monkeypatch.setattr(jobs, "EVERY_SECONDS", 0)

    def work(_subject_id, progress):
        db.session.execute(sa.update(Job).values(tries=2))
        db.session.commit()
        progress(1, 2)

    job = ordered(work)
    jobs.work_one()
    db.session.refresh(job)
    assert job.state is JobState.RUNNING


def test_a_closed_account_has_no_work_done(ordered, municipality):
    job = ordered(lambda *_given: pytest.fail("done all the same"))
    municipality.caseworker.active = False
    db.session.commit()
    jobs.work_waiting()
    db.session.refresh(job)
    assert (job.state, job.problem) == (JobState.FAILED, jobs.ACCOUNT_CLOSED)


def test_looking_for_work_takes_no_turn_at_writing(app):
    db.session.commit()
    with only_looking():
        assert not queries.is_anything_waiting()
        with pytest.raises(Exception, match="UPDATE"):
            db.session.execute(sa.update(Job).values(done=0))
