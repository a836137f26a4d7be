"""Questions about the lists that came: what stands where, who may open it, and the lists that come again."""

import json
from collections.abc import Collection, Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, undefer

from reception.access.actor import staff
from reception.access.permit import OutOfReach
from reception.access.roles import CASEWORK, UNIT_MANAGERS
from reception.accounts import queries as accounts
from reception.accounts.models import Unit, User
from reception.db.session import db
from reception.education.permits import TEACHERS
from reception.i18n.formats import now
from reception.imports.models import ImportRun, ImportSource
from reception.imports.permits import LIST_RUNS, OPEN_RUN
from reception.imports.rules.columns import SheetColumns, columns_of
from reception.imports.rules.headers import KINDS_OF
from reception.imports.rules.homes.names import ADD_ALL
from reception.imports.rules.preview import Preview
from reception.imports.terms import READ_JOB, TAKE_JOB, UNDO_JOB, ImportState, ImportTarget, QuestionKind
from reception.jobs import queries as jobs
from reception.jobs.models import Job
from reception.sheets.reading import read_workbook

#: A file that is neither taken in nor given up goes after that.
KEPT_FOR = timedelta(days=30)
_AROUND = (joinedload(ImportRun.unit), joinedload(ImportRun.source), joinedload(ImportRun.made_by))


def runs(window: tuple[int, int], target: ImportTarget = ImportTarget.PEOPLE) -> Sequence[ImportRun]:
    """The runs into one's units, or of homes, newest first. `window` is (offset, limit)."""
    offset, limit = window
    query = (
        sa.select(ImportRun)
        .where(ImportRun.target == target)
        .options(*_AROUND)
        .order_by(ImportRun.made_at.desc(), ImportRun.id.desc())
    )
    return LIST_RUNS.all(query.offset(offset).limit(limit))


def run(number: str, target: ImportTarget = ImportTarget.PEOPLE) -> ImportRun:
    """A run that one may open. Raises OutOfReach, also for one about something else."""
    return OPEN_RUN.one(_numbered(number, target))


def run_of_unit(number: str, target: ImportTarget = ImportTarget.PEOPLE) -> ImportRun:
    """A run into one of one's units, or of homes, whoever brought it; nothing of the file is for showing. Raises
    OutOfReach."""
    return LIST_RUNS.one(_numbered(number, target))


def _numbered(number: str, target: ImportTarget) -> sa.Select[ImportRun]:
    return sa.select(ImportRun).where(ImportRun.number == number, ImportRun.target == target).options(*_AROUND)


def columns_of_run(run: ImportRun) -> tuple[SheetColumns, ...]:
    """The columns of a run's file, with what each is used as. Raises OutOfReach when the file is not kept any more."""
    query = sa.select(ImportRun).where(ImportRun.id == run.id).options(undefer(ImportRun.file))
    content = OPEN_RUN.one(query).file
    if content is None:
        raise OutOfReach
    sheets = read_workbook(content, name=run.file_name)
    return columns_of(sheets, run.source.headers if run.source else None, KINDS_OF[run.target])


def preview_of(run: ImportRun) -> Preview:
    """What a run would do, or what it did not take; empty when nothing is kept."""
    query = (
        sa.select(ImportRun)
        .where(ImportRun.id == run.id)
        .options(undefer(ImportRun.preview), undefer(ImportRun.answers))
    )
    text = OPEN_RUN.one(query).preview
    return Preview.from_json(text) if text else Preview()


def given(run: ImportRun) -> int:
    """How many questions were answered for this file alone."""
    return len(_about_this_file(run))


def answered(run: ImportRun) -> dict[tuple[str, str], str]:
    """{(kind, key) of a question: its answer} about this file, and who the caseworkers of its list are."""
    workers = run.source.workers if run.source is not None else {}
    worker = QuestionKind.WORKER.value
    words = {
        (kind.value, key): value
        for kind in (QuestionKind.GROUP, QuestionKind.WORD)
        for key, value in (run.source.headers.get(kind.value, {}) if run.source is not None else {}).items()
    }
    return _about_this_file(run) | words | {(worker, spelling): str(user) for spelling, user in workers.items()}


def _about_this_file(run: ImportRun) -> dict[tuple[str, str], str]:
    answers: dict[str, dict[str, str]] = json.loads(run.answers or "{}")
    return {(kind, key): value for kind, given in answers.items() for key, value in given.items() if key != ADD_ALL}


def taken_before(run: ImportRun) -> ImportRun | None:
    """The latest run in which the unit, or for homes anybody, took the very same file in."""
    query = (
        sa.select(ImportRun)
        .where(
            ImportRun.target == run.target,
            ImportRun.unit_id == run.unit_id,
            ImportRun.file_hash == run.file_hash,
            ImportRun.state == ImportState.DONE,
            ImportRun.id != run.id,
        )
        .order_by(ImportRun.id.desc())
        .limit(1)
    )
    return db.session.scalar(LIST_RUNS.within(query))


def lost_runs(unit_id: int | None, *, but: int) -> list[ImportRun]:
    """The runs that began to write into a unit (None: homes) and show no life any more, `but` the one to begin."""
    query = sa.select(ImportRun).where(
        ImportRun.unit_id == unit_id,
        ImportRun.state == ImportState.RUNNING,
        ImportRun.seen_at < now() - jobs.LOST_AFTER,
        ImportRun.id != but,
    )
    return [run for run in db.session.scalars(LIST_RUNS.within(query)) if job_under_way(run) is None]


def forgotten_runs() -> Sequence[ImportRun]:
    """The runs whose file has waited for so long that nobody will come back to it."""
    query = sa.select(ImportRun).where(
        ImportRun.state.in_([ImportState.READING, ImportState.READY]), ImportRun.made_at < now() - KEPT_FOR
    )
    return LIST_RUNS.all(query)


def is_number_used(number: str) -> bool:
    """Whether a run has that number."""
    return db.session.scalar(sa.select(ImportRun.id).where(ImportRun.number == number)) is not None


def job_under_way(run: ImportRun) -> Job | None:
    """The job about a run that waits or is being done."""
    return jobs.open_job_of((READ_JOB, TAKE_JOB, UNDO_JOB), run.id)


def failed_undo(run: ImportRun) -> str | None:
    """Why undoing a run failed the last time: a msgid."""
    job = jobs.job_of(UNDO_JOB, run.id)
    return job.problem if job is not None else None


def own_units() -> list[Unit]:
    """The open units that the reader manages, by name."""
    own = set(staff().unit_ids(UNIT_MANAGERS))
    return [unit for unit in accounts.working_units() if unit.id in own]


def own_schools() -> list[Unit]:
    """The open units where the reader teaches, by name."""
    own = set(staff().unit_ids(TEACHERS))
    return [unit for unit in accounts.working_units() if unit.id in own]


def sources(unit_ids: Collection[int | None], target: ImportTarget = ImportTarget.PEOPLE) -> Sequence[ImportSource]:
    """The lists that come again into these units, or those of homes, by name."""
    query = sa.select(ImportSource).where(ImportSource.target == target).options(joinedload(ImportSource.unit))
    if target is not ImportTarget.HOMES:
        query = query.where(ImportSource.unit_id.in_(unit_ids))
    return db.session.scalars(query.order_by(ImportSource.name, ImportSource.id)).all()


def source_called(unit_id: int | None, name: str, target: ImportTarget = ImportTarget.PEOPLE) -> ImportSource | None:
    """The list of that name, in any case."""
    same = (source for source in sources([unit_id], target) if source.name.casefold() == name.strip().casefold())
    return next(same, None)


def casework_staff(unit_ids: Sequence[int]) -> Sequence[User]:
    """Those who can have a case in these units, by name."""
    return accounts.staff_of(unit_ids, CASEWORK)
