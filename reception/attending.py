"""What runs beside the server: the audit log is sealed, what nobody came back to is removed, the jobs that
wait are done, one at a time, and milestones that stand for yesterday are reckoned for today.

Each round of jobs is done in a process of its own. A list of ten thousand rows leaves no memory behind, and one that
takes its worker down takes nothing else with it. So is each round of e-mail: a mail server that does not answer keeps
nobody waiting.
"""

import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.context import ForkProcess

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from reception.accounts.jobs import remove_old_submissions
from reception.audit.jobs import seal_events
from reception.db.session import let_go, roll_back
from reception.drafts.jobs import remove_forgotten_drafts
from reception.files.jobs import look_after_files
from reception.imports.jobs import remove_forgotten_files
from reception.indicators.jobs import keep_up as keep_figures
from reception.jobs import jobs
from reception.overview.jobs import is_any_digest_due, send_due_digests
from reception.path.jobs import is_reckoning_due, reckon_what_is_due
from reception.reminders.jobs import is_round_due, make_round
from reception.surveys.jobs import attend as attend_surveys

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 1.0
SEAL_EVERY_SECONDS = 60.0
TIDY_EVERY_SECONDS = 3600.0
RECKON_EVERY_SECONDS = 15.0
POST_EVERY_SECONDS = 600.0


class Attendant:
    """Knows when each thing was done last, and who is at work."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._sealed_at = -SEAL_EVERY_SECONDS
        self._tidied_at = -TIDY_EVERY_SECONDS
        self._reckoned_at = -RECKON_EVERY_SECONDS
        self._posted_at = -POST_EVERY_SECONDS
        self._worker: ForkProcess | None = None
        self._postman: ForkProcess | None = None

    def attend(self) -> None:
        """Go on until asked to end, or until whoever began this is gone."""
        signal.signal(signal.SIGTERM, lambda *_told: sys.exit(0))
        parent = os.getppid()
        try:
            while os.getppid() == parent:
                self.look()
                time.sleep(LOOK_EVERY_SECONDS)
        finally:
            self._end_work()

    def look(self) -> None:
        """Do what is due. A database that does not answer is asked again the next time."""
        try:
            with self._app.app_context():
                self._seal()
                self._tidy()
                due = self._is_free() and (jobs.is_anything_waiting() or self._is_reckoning_due())
                post = self._is_post_due()
                let_go()
        except SQLAlchemyError as trouble:
            log.warning("the database does not answer: %s", type(trouble).__name__)
            return
        if due:
            self._begin_work()
        if post:
            self._postman = _begun(post_what_is_due, self._app)

    def _seal(self) -> None:
        if time.monotonic() - self._sealed_at >= SEAL_EVERY_SECONDS:
            self._sealed_at = time.monotonic()
            seal_events()

    def _tidy(self) -> None:
        if time.monotonic() - self._tidied_at >= TIDY_EVERY_SECONDS:
            self._tidied_at = time.monotonic()
            remove_forgotten_files()
            remove_forgotten_drafts()
            remove_old_submissions()
            look_after_files()
            attend_surveys()

    def _is_reckoning_due(self) -> bool:
        if time.monotonic() - self._reckoned_at < RECKON_EVERY_SECONDS:
            return False
        self._reckoned_at = time.monotonic()
        return is_reckoning_due()

    def _is_post_due(self) -> bool:
        at_work = self._postman is not None and self._postman.is_alive()
        if at_work or time.monotonic() - self._posted_at < POST_EVERY_SECONDS:
            return False
        self._posted_at = time.monotonic()
        return is_any_digest_due() or is_round_due()

    def _is_free(self) -> bool:
        return self._worker is None or not self._worker.is_alive()

    def _begin_work(self) -> None:
        self._worker = _begun(work_through, self._app)

    def _end_work(self) -> None:
        """Leave nobody at work behind: what is cut off is taken up again at the next start."""
        for process in (self._worker, self._postman):
            if process is not None and process.is_alive():
                process.terminate()
                process.join()


def _begun(work: Callable[[Flask], None], app: Flask) -> ForkProcess:
    process = multiprocessing.get_context("fork").Process(target=work, args=(app,), daemon=True)
    process.start()
    return process


def work_through(app: Flask) -> None:
    """Do the jobs that wait, bring the milestones up to date, and end."""
    with app.app_context():
        try:
            jobs.work_waiting()
            reckon_what_is_due()
        except SQLAlchemyError as trouble:  # its message may quote what was to be written
            log.error("the jobs were broken off: %s", type(trouble).__name__)


def post_what_is_due(app: Flask) -> None:
    """Send the messages whose hour has come, to staff and to newcomers, count the figures of a new month, and end. What
    breaks one off keeps the others from nothing."""
    with app.app_context():
        for send in (send_due_digests, make_round, keep_figures):
            _post(send)


def _post(send: Callable[[], object]) -> None:
    try:
        send()
    except SQLAlchemyError as trouble:  # its message may quote what was to be written
        roll_back()
        log.error("messages or figures were broken off: %s", type(trouble).__name__)
