"""A file read in to see what it would do, taken in, and taken back."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy.exc import IntegrityError

from reception.audit.log import record
from reception.db import journal
from reception.db.journal import ChangeSet, Obstacle
from reception.db.session import db
from reception.i18n.formats import now
from reception.imports.models import ImportRun
from reception.imports.operations.targets import Planned, Plans, target_of
from reception.imports.rules.preview import Preview
from reception.imports.terms import ImportState, RowOutcome
from reception.sheets.reading import UnreadableSheet, read_workbook

__all__ = ["Plans", "Progress", "UnderWay", "read_in", "take_in", "undo_obstacles", "undo_run"]

#: Rows in one transaction: under a second, so that nobody waits long for a database with one writer.
PORTION = 200

Progress = Callable[[int, int], None]


class UnderWay(Exception):
    """Another list is being taken into the unit."""


def read_in(run_id: int, progress: Progress) -> Plans | None:
    """See what a file would do, row by row, and keep that as the run's preview. Writes nothing else.

    Answers the plans, for whoever takes the file in at once.
    """
    run = db.session.get_one(ImportRun, run_id)
    if run.state not in (ImportState.READING, ImportState.READY):
        return None
    try:
        plans = _plans(run)
    except UnreadableSheet as unreadable:
        run.state, run.problem, run.file = ImportState.FAILED, unreadable.reason, None
        db.session.flush()
        record("import.refused", run)
        return None
    preview, rows = plans
    run.preview, run.state = preview.as_json(), ImportState.READY
    for outcome, count in preview.counts.items():
        setattr(run, outcome.value, count)
    db.session.flush()
    record("import.read", run, rows=len(preview.rows), questions=len(preview.questions))
    progress(len(rows), len(rows))
    return plans


def take_in(run_id: int, progress: Progress, plans: Plans | None = None) -> None:
    """Write what the preview told, a portion at a time; a run that was cut off goes on where it stopped.

    `progress` is called between portions and may end the transaction there. `plans` are those that `read_in` has just
    answered; without them the file is compared with what is registered by now. Raises UnderWay.
    """
    run = db.session.get_one(ImportRun, run_id)
    if run.state not in (ImportState.READY, ImportState.RUNNING):
        return
    change_set = _started(run)
    progress(0, 0)
    preview, rows = plans or _plans(run)
    written = [row for row in rows if row.outcome is not RowOutcome.ASKED]
    with _left_in_peace():
        _take(run, change_set, written, progress)
    _finish(run, preview)
    progress(len(written), len(written))


@contextmanager
def _left_in_peace() -> Iterator[None]:
    """Let the plans alone while rows are written: looking through them again and again for garbage took a fifth of the
    time, and they stay until the end."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _plans(run: ImportRun) -> Plans:
    """What the file would do now. Raises UnreadableSheet."""
    sheets = read_workbook(run.file or b"", name=run.file_name)
    return target_of(run).plans(run, sheets)


def _started(run: ImportRun) -> ChangeSet:
    """Let the run be the one that writes into its unit, under its change set. One that was cut off goes on."""
    run.seen_at = now()
    if run.state is ImportState.RUNNING and run.change_set is not None:
        return run.change_set
    change_set = journal.begin(now())
    try:
        with db.session.begin_nested():
            run.state, run.created, run.updated, run.change_set = ImportState.RUNNING, 0, 0, change_set
            db.session.flush()
    except IntegrityError as clash:
        raise UnderWay from clash
    record("import.begun", run)
    return change_set


def _take(run: ImportRun, change_set: ChangeSet, rows: Sequence[Planned], progress: Progress) -> None:
    taker = target_of(run).taker(run)
    for start in range(0, len(rows), PORTION):
        portion = rows[start : start + PORTION]
        with journal.recording(change_set):
            taker.take(portion)
        run.created += sum(row.outcome is RowOutcome.CREATED for row in portion)
        run.updated += sum(row.outcome is RowOutcome.UPDATED for row in portion)
        run.seen_at = now()
        db.session.flush()
        record("import.went-on", run, done=start + len(portion))
        progress(start + len(portion), len(rows))


def _finish(run: ImportRun, preview: Preview) -> None:
    """The file has done its work: of what it said, only what was not taken is kept."""
    left = tuple(row.without_person() for row in preview.rows if row.outcome in (RowOutcome.REJECTED, RowOutcome.ASKED))
    run.preview, run.file, run.answers = replace(preview, rows=left, questions=()).as_json(), None, None
    run.rejected, run.asked = preview.counts[RowOutcome.REJECTED], preview.counts[RowOutcome.ASKED]
    run.unchanged = sum(preview.counts.values()) - run.rejected - run.asked - run.created - run.updated
    run.state, run.ended_at = ImportState.DONE, now()
    db.session.flush()
    record("import.run", run, created=run.created, updated=run.updated, unchanged=run.unchanged)


def undo_obstacles(run: ImportRun) -> list[Obstacle]:
    """What has been changed since a list was taken in, or built on it: that keeps it from being undone."""
    return journal.obstacles(run.change_set) if run.change_set is not None else []


def undo_run(run: ImportRun) -> None:
    """Put every table back as it was before a list was taken in. Raises journal.Obstructed."""
    if run.change_set is None:
        return
    concerned = target_of(run).put_back(run.change_set)
    run.state, run.undone_at = ImportState.UNDONE, now()
    db.session.flush()
    record("import.undone", run, people=tuple(sorted(concerned)))
