"""The worker: takes one job after another and does each as the member of staff who ordered it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy.exc import OperationalError

from reception.access.actor import Actor, acting_as, system
from reception.accounts import queries as accounts
from reception.db.session import commit, is_one_writer, only_looking, roll_back
from reception.i18n.markers import N_
from reception.jobs import operations, queries
from reception.jobs.models import Job
from reception.jobs.registry import Refused, make_ready, work_of
from reception.web.errors import place_of

log = logging.getLogger(__name__)

MOST_TRIES = 3
EVERY_SECONDS = 1.0
#: What others get between two parts, where there is one writer: longer than they sleep before they try again.
BREATH_SECONDS = 0.12

UNEXPECTED = N_("Something went wrong here. Try again; if it happens again, tell the administrator.")
LOST = N_("The work was broken off several times. Tell the administrator.")
ACCOUNT_CLOSED = N_("The account that ordered this is closed.")


class Superseded(Exception):
    """Another worker has the job by now: this one was away for too long."""


class Portions:
    """Commits what was done, at most once a second, so that nobody waits long for a database with one writer.

    Also the `Progress` of a job: `tell` is called with (done, total) before each commit.
    """

    def __init__(self, tell: Callable[[int, int | None], None]) -> None:
        self._tell = tell
        self._told_at = 0.0

    def __call__(self, done: int, total: int | None = None) -> None:
        """Tell it and commit, unless that was just done."""
        if time.monotonic() - self._told_at < EVERY_SECONDS:
            return
        self._tell(done, total)
        commit()
        if is_one_writer():
            time.sleep(BREATH_SECONDS)
        self._told_at = time.monotonic()


def work_waiting() -> int:
    """Do every job that waits, one after another; return how many."""
    count = 0
    while work_one():
        count += 1
    return count


def is_anything_waiting() -> bool:
    """Whether there is a job to do; asked without a place in the queue of writers."""
    with only_looking():
        return queries.is_anything_waiting()


def work_one() -> bool:
    """Do the job that waits longest. False when there is none."""
    taken = _taken()
    if taken is None:
        return False
    if taken.obstacle is None:
        _do(taken)
    else:
        _fail(taken, taken.obstacle)
    return True


@dataclass(frozen=True)
class _Taken:
    """What the worker knows of a job, whatever becomes of the session."""

    id: int
    kind: str
    subject_id: int
    attempt: int
    actor: Actor
    obstacle: str | None


def _taken() -> _Taken | None:
    with system("jobs"):
        job = operations.take_next()
        taken = None if job is None else _what_is_known(job)
        commit()
    return taken


def _what_is_known(job: Job) -> _Taken:
    actor = accounts.actor_of(job.ordered_by)
    return _Taken(job.id, job.kind, job.subject_id, job.tries, actor, _obstacle(job))


def _obstacle(job: Job) -> str | None:
    if job.tries > MOST_TRIES:
        return LOST
    return None if job.ordered_by.active else ACCOUNT_CLOSED


def _do(job: _Taken) -> None:
    """The work, in as many transactions as it takes; the last of them says that it is done."""
    try:
        make_ready()
        with acting_as(job.actor):
            work_of(job.kind).do(job.subject_id, Portions(partial(_show_life, job)))
            operations.finish(job.id)
            commit()
    except Superseded:
        roll_back()
    except Refused as refusal:
        _fail(job, refusal.problem)
    except OperationalError as trouble:  # the database is away or busy: another try may do
        log.warning("job %s (%s) is tried again: %s", job.id, job.kind, place_of(trouble))
        _give_back(job, counts=True)
    except Exception as problem:
        # The message of an exception may quote what stands in a file: the log holds the place, not the text.
        log.error("job %s (%s) failed: %s", job.id, job.kind, place_of(problem))
        _fail(job, UNEXPECTED)
    except BaseException:  # the worker is asked to end
        _give_back(job, counts=False)
        raise


def _show_life(job: _Taken, done: int, total: int | None) -> None:
    if not operations.show_life(job.id, job.attempt, done, total):
        raise Superseded


def _fail(job: _Taken, problem: str) -> None:
    """Tell the work's own rows and the job that it failed."""
    roll_back()
    with system("jobs"):
        work = work_of(job.kind)
        if work.failed is not None:
            work.failed(job.subject_id, problem)
        operations.fail(job.id, problem)
        commit()


def _give_back(job: _Taken, *, counts: bool) -> None:
    roll_back()
    with system("jobs"):
        operations.give_back(job.id, counts=counts)
        commit()
