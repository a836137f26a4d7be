"""A file on its way in: received, given up, and the orders to read it, take it in and take it back."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from reception.access.actor import current
from reception.audit.log import record
from reception.db.journal import Obstructed
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.i18n.text_safety import legible
from reception.imports import queries
from reception.imports.models import ImportRun, ImportSource
from reception.imports.operations.running import Plans, UnderWay, take_in, undo_run
from reception.imports.rules.columns import columns_of
from reception.imports.rules.headers import KINDS_OF, Kept
from reception.imports.rules.sources import most_alike
from reception.imports.terms import READ_JOB, TAKE_JOB, UNDO_JOB, ImportState, ImportTarget
from reception.jobs import operations as jobs
from reception.jobs.registry import Progress, Refused
from reception.sheets.reading import Sheet, read_workbook
from reception.web import short_number

LONGEST_NAME = 200

ANOTHER_UNDER_WAY = N_("Another list is being taken into the unit. Try again when it is done.")
ANOTHER_OF_HOMES = N_("Another list of homes is being taken in. Try again when it is done.")
BUILT_ON = N_("Something has been built on what the list brought. Nothing was undone.")

BROKEN_OFF = N_("The work was broken off.")


class NotNow(Exception):
    """The run is not where this can be done: somebody was quicker, or a job is under way."""


def receive(
    content: bytes,
    file_name: str,
    unit_id: int,
    default_worker_id: int | None,
    source: ImportSource | str | None = None,
) -> ImportRun:
    """Keep a file, sealed, until it is taken in or given up.

    `source` is a list that comes again, or a new one's name; None lets the columns tell which it is. Raises
    UnreadableSheet for what is no spreadsheet, and nothing is kept.
    """
    name = _plain_name(file_name)
    sheets = read_workbook(content, name=name)
    return _received(
        content,
        name,
        unit_id=unit_id,
        default_worker_id=default_worker_id,
        source=_source(ImportTarget.PEOPLE, unit_id, source, sheets),
    )


def receive_homes(content: bytes, file_name: str, source: ImportSource | str | None = None) -> ImportRun:
    """The same for a list of homes, which goes into no unit."""
    name = _plain_name(file_name)
    sheets = read_workbook(content, name=name)
    target = ImportTarget.HOMES
    return _received(content, name, target=target, source=_source(target, None, source, sheets))


def receive_of_school(
    target: ImportTarget, content: bytes, file_name: str, unit_id: int, source: ImportSource | str | None = None
) -> ImportRun:
    """The same for a list of attendance or results, which goes into the registers or grids of a school unit."""
    name = _plain_name(file_name)
    sheets = read_workbook(content, name=name)
    found = _source(target, unit_id, source, sheets)
    return _received(content, name, target=target, unit_id=unit_id, source=found)


def _received(content: bytes, name: str, **facts: Any) -> ImportRun:
    run = ImportRun(
        number=short_number.unused(queries.is_number_used),
        file_name=name,
        file_hash=hashlib.sha256(content).hexdigest(),
        file=content,
        **facts,
        made_by_id=current().user_id,
        made_at=now(),
    )
    db.session.add(run)
    db.session.flush()
    record("import.received", run)
    return run


def _source(
    target: ImportTarget, unit_id: int | None, chosen: ImportSource | str | None, sheets: Sequence[Sheet]
) -> ImportSource | None:
    if isinstance(chosen, str):
        return source_named(target, unit_id, chosen)
    return chosen or _by_columns(target, unit_id, sheets)


def _by_columns(target: ImportTarget, unit_id: int | None, sheets: Sequence[Sheet]) -> ImportSource | None:
    known = {source.id: source for source in queries.sources([unit_id], target)}
    headers: dict[str, set[str]] = {}
    for sheet in columns_of(sheets, kinds=KINDS_OF[target]) if known else ():
        headers.setdefault(sheet.kind, set()).update(column.key for column in sheet.columns)
    kept: dict[int, Kept] = {
        key: {kind: source.headers.get(kind, {}) for kind in KINDS_OF[target]} for key, source in known.items()
    }
    found = most_alike(headers, kept)
    return known.get(found or 0)


def source_named(target: ImportTarget, unit_id: int | None, name: str) -> ImportSource:
    """The list of that name; a new one if the unit has none, or the municipality of homes."""
    known = queries.source_called(unit_id, name, target)
    if known is not None:
        return known
    source = ImportSource(target=target, unit_id=unit_id, name=name.strip()[:LONGEST_NAME], headers={}, workers={})
    db.session.add(source)
    return source


def _plain_name(file_name: str) -> str:
    """The name alone, without the folders that some browsers send and what no page may show."""
    return legible(PurePath(file_name.replace("\\", "/")).name).strip()[:LONGEST_NAME] or "–"


def order_reading(run: ImportRun) -> None:
    """Have it read, anew if it was. Raises NotNow."""
    check_waiting(run)
    read_again(run)


def check_waiting(run: ImportRun) -> None:
    """Raise NotNow unless the file waits for what is decided about it."""
    _check(run, ImportState.READING, ImportState.READY)


def read_again(run: ImportRun) -> None:
    """The same for a run that was just checked, before something was decided about it."""
    if run.state is not ImportState.READING or run.problem:
        run.state, run.problem = ImportState.READING, None
    db.session.flush()
    jobs.order(READ_JOB, run.id)


def order_taking(run: ImportRun) -> None:
    """Have it taken in as the preview says. Raises NotNow."""
    _check(run, ImportState.READY)
    run.problem = None
    run.seen_at = now()  # a change, so that of two who press at once one is told
    db.session.flush()
    jobs.order(TAKE_JOB, run.id)


def order_undoing(run: ImportRun) -> None:
    """Have it taken back. Raises NotNow."""
    _check(run, ImportState.DONE)
    run.seen_at = now()
    db.session.flush()
    jobs.order(UNDO_JOB, run.id)


def abandon(run: ImportRun) -> None:
    """Give a list up: the file and all that was read of it go. Raises NotNow."""
    if run.state not in (ImportState.READING, ImportState.READY, ImportState.FAILED) or _is_being_taken(run):
        raise NotNow
    _forget_file(run)
    run.state, run.ended_at = ImportState.ABANDONED, now()
    db.session.flush()
    record("import.abandoned", run)


def abandon_forgotten() -> int:
    """Give up what nobody came back to; return how many."""
    runs = [run for run in queries.forgotten_runs() if not _is_being_taken(run)]
    for run in runs:
        abandon(run)
    return len(runs)


def _check(run: ImportRun, *states: ImportState) -> None:
    if run.state not in states or queries.job_under_way(run) is not None:
        raise NotNow


def _is_being_taken(run: ImportRun) -> bool:
    job = queries.job_under_way(run)
    return job is not None and job.kind != READ_JOB


def _forget_file(run: ImportRun) -> None:
    run.file = run.preview = run.answers = None


def reading_failed(run_id: int, problem: str) -> None:
    """Reading broke off: the file goes, and whoever brought it is told."""
    run = db.session.get_one(ImportRun, run_id)
    if run.state is ImportState.READING:
        _forget_file(run)
        run.state, run.problem, run.ended_at = ImportState.FAILED, problem, now()
        db.session.flush()
        record("import.reading-failed", run)


def take_in_if_free(run_id: int, progress: Progress, plans: Plans | None = None) -> None:
    """The job: take a list in. Raises Refused while another is taken into the unit."""
    run = db.session.get_one(ImportRun, run_id)
    for lost in queries.lost_runs(run.unit_id, but=run.id):
        taking_failed(lost.id, BROKEN_OFF)
    try:
        take_in(run_id, progress, plans)
    except UnderWay as other:
        raise Refused(ANOTHER_OF_HOMES if run.target is ImportTarget.HOMES else ANOTHER_UNDER_WAY) from other


def taking_failed(run_id: int, problem: str) -> None:
    """Taking in broke off. What was written is taken back; if somebody has built on it already, it stands."""
    run = db.session.get_one(ImportRun, run_id)
    run.problem = problem
    if run.state is ImportState.RUNNING:
        _end_half_way(run)
    db.session.flush()
    record("import.taking-failed", run, left=run.state.value)


def _end_half_way(run: ImportRun) -> None:
    try:
        undo_run(run)
        run.state, run.undone_at, run.change_set = ImportState.READY, None, None
    except Obstructed:
        _forget_file(run)
        run.state, run.ended_at = ImportState.DONE, now()


def undo_if_free(run_id: int, progress: Progress) -> None:
    """The job: take a list back. Raises Refused when something was built on it meanwhile."""
    run = db.session.get_one(ImportRun, run_id)
    if run.state is not ImportState.DONE:
        return
    progress(0, None)
    try:
        undo_run(run)
    except Obstructed as found:
        raise Refused(BUILT_ON) from found
