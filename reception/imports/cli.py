"""`reception import …`: a municipality's own list read in and taken back, as the pages of imports do it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reception.access.actor import Duty, errand, system
from reception.access.permit import OutOfReach
from reception.access.roles import Role
from reception.accounts import queries as accounts
from reception.accounts.models import Unit, User
from reception.app import create_app
from reception.db.session import commit, measure, roll_back
from reception.i18n.text import _
from reception.imports import operations, queries
from reception.imports.models import ImportRun, ImportSource
from reception.imports.rules.result import Outcome
from reception.imports.rules.template import workbook
from reception.imports.tables import HAPPENED, table_in_words
from reception.imports.telling import in_words, told
from reception.imports.terms import OF_SCHOOL, ImportState, ImportTarget, QuestionKind
from reception.jobs.jobs import Portions
from reception.jobs.registry import Refused
from reception.sheets.reading import UnreadableSheet
from reception.web import short_number

#: What the program may do when it reads a list of homes: what the housing coordinator may, in no unit of hers.
HOMES_DUTY = Duty(Role.HOUSING_COORDINATOR, 0, "", 0)


@click.group("import")
def import_() -> None:
    """Lists that the municipality keeps today."""


def _reads_a_file(command: Callable[..., None]) -> Callable[..., None]:
    """The file, and the options of each command that reads one in: the last on the command's page of help."""
    for added in (
        click.option("--json", "as_json", is_flag=True),
        click.option("--undo", "undo_number", metavar="ID", help="Take an import back; the file is left out then."),
        click.option("--dry-run", is_flag=True, help="Say what would happen, write nothing."),
        click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    ):
        command = added(command)
    return command


def _either(file: Path | None, undo_number: str | None) -> None:
    if (file is None) == (undo_number is None):
        raise click.UsageError(_("Name a file to read in, or an import to undo."))


@import_.command("people")
@click.option("--unit", "unit_name", help="The unit that gets the cases; the only one if left out.")
@click.option("--worker", "worker_email", help="Caseworker of rows that name none.")
@click.option("--mapping", "source_name", help="The list it is: its columns and caseworkers are known.")
@_reads_a_file
def people(
    file: Path | None,
    unit_name: str | None,
    worker_email: str | None,
    source_name: str | None,
    undo_number: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read people, their cases and their contacts in. Rows that cannot be taken are named with column and reason."""
    _either(file, undo_number)
    with create_app().app_context():
        if file is None:
            shown = _undone(undo_number or "")
        else:
            unit = _unit(unit_name)
            worker, source = _worker(worker_email, unit), _source(source_name, unit)
            with errand("import", _unit_duty(unit)):
                worker_id = worker.id if worker else None
                run = _received(
                    file, lambda content: operations.receive(content, file.name, unit.id, worker_id, source)
                )
                shown = _imported(run, dry_run=dry_run)
        _say(shown, "people", as_json=as_json)


@import_.command("homes")
@click.option("--mapping", "source_name", help="The list it is: its columns are known.")
@click.option("--add-landlords", is_flag=True, help="Add landlords that are not in the register of organisations.")
@click.option("--add-districts", is_flag=True, help="Add districts that are not known yet.")
@_reads_a_file
def homes(
    file: Path | None,
    source_name: str | None,
    undo_number: str | None,
    *,
    add_landlords: bool,
    add_districts: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read the municipality's homes in. Rows that cannot be taken are named with column and reason."""
    _either(file, undo_number)
    ticked = {QuestionKind.LANDLORD: add_landlords, QuestionKind.DISTRICT: add_districts}
    with create_app().app_context():
        if file is None:
            shown = _undone(undo_number or "", ImportTarget.HOMES)
        else:
            source = _source(source_name, None)
            with errand("import", HOMES_DUTY):
                run = _received(file, lambda content: operations.receive_homes(content, file.name, source))
                operations.add_unknown(run, [kind for kind, is_ticked in ticked.items() if is_ticked])
                shown = _imported(run, dry_run=dry_run)
        _say(shown, "homes", as_json=as_json)


@import_.command("attendance")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", "unit_name", help="The school unit whose registers they are; the only one if left out.")
@click.option("--mapping", "source_name", help="The list it is: its columns, groups and words are known.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, write nothing.")
@click.option("--undo", "undo_number", metavar="ID", help="Take an import back; the file is left out then.")
@click.option("--json", "as_json", is_flag=True)
def attendance(file: Path | None, **options: Any) -> None:
    """Read attendance in from the school's own system. Lessons that cannot be taken are named with the reason."""
    _of_school(ImportTarget.ATTENDANCE, file, **options)


@import_.command("results")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", "unit_name", help="The school unit whose pupils they are about; the only one if left out.")
@click.option("--mapping", "source_name", help="The list it is: its columns, groups and words are known.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, write nothing.")
@click.option("--undo", "undo_number", metavar="ID", help="Take an import back; the file is left out then.")
@click.option("--json", "as_json", is_flag=True)
def results(file: Path | None, **options: Any) -> None:
    """Read results in, for teachers to sign. Rows that cannot be taken are named with column and reason."""
    _of_school(ImportTarget.RESULTS, file, **options)


def _of_school(
    target: ImportTarget,
    file: Path | None,
    *,
    unit_name: str | None,
    source_name: str | None,
    undo_number: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read a list of a school in, or take it back."""
    if (file is None) == (undo_number is None):
        raise click.UsageError(_("Name a file to read in, or an import to undo."))
    with create_app().app_context():
        if file is None:
            shown = _undone(undo_number or "", target)
        else:
            unit = _unit(unit_name)
            source = _source(source_name, unit, target)
            with errand("import", _school_duty(unit)):
                run = _received(
                    file, lambda content: operations.receive_of_school(target, content, file.name, unit.id, source)
                )
                shown = _imported(run, dry_run=dry_run)
        _say(shown, target.value, as_json=as_json)


@import_.command("template")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--homes", "of_homes", is_flag=True, help="A list of homes instead of people.")
@click.option("--attendance", "of_attendance", is_flag=True, help="A list of attendance instead of people.")
@click.option("--results", "of_results", is_flag=True, help="A list of results instead of people.")
def template(file: Path, *, of_homes: bool, of_attendance: bool, of_results: bool) -> None:
    """Write an empty list to fill in."""
    ticked = {ImportTarget.HOMES: of_homes, ImportTarget.ATTENDANCE: of_attendance, ImportTarget.RESULTS: of_results}
    file.write_bytes(workbook(next((about for about, is_ticked in ticked.items() if is_ticked), ImportTarget.PEOPLE)))


def _say(shown: dict[str, Any], command: str, *, as_json: bool) -> None:
    """Tell what became of it; what could not be taken back ends the command with 1."""
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2) if as_json else told(shown, command))
    if shown.get("obstacles"):
        raise SystemExit(1)


def _duty(run: ImportRun) -> Duty:
    """What the program acts as: the manager of the unit, or for homes, which are in none, the housing coordinator."""
    if run.target is ImportTarget.HOMES:
        return HOMES_DUTY
    of_unit = _school_duty if run.target in OF_SCHOOL else _unit_duty
    return of_unit(run.unit_of_people)


def _school_duty(unit: Unit) -> Duty:
    """What a teacher of the school unit may."""
    return Duty(Role.SFI_STAFF, unit.id, unit.name, unit.board.id)


def _unit_duty(unit: Unit) -> Duty:
    return Duty(Role.UNIT_MANAGER, unit.id, unit.name, unit.board.id)


def _imported(run: ImportRun, *, dry_run: bool) -> dict[str, Any]:
    plans = operations.read_in(run.id, lambda _done, _total: None)
    preview = queries.preview_of(run)
    if dry_run:
        outcome = Outcome.of_preview(preview, created=run.created, updated=run.updated, unchanged=run.unchanged)
        roll_back()
        return {"id": None, **outcome.as_json(in_words)}
    commit()
    _take_in(run, plans)
    outcome = Outcome.of_preview(preview, created=run.created, updated=run.updated, unchanged=run.unchanged)
    return {"id": run.number, **outcome.as_json(in_words)}


def _received(file: Path, receive: Callable[[bytes], ImportRun]) -> ImportRun:
    try:
        return receive(file.read_bytes())
    except UnreadableSheet as problem:
        raise click.ClickException(_(problem.reason)) from problem


def _take_in(run: ImportRun, plans: operations.Plans | None) -> None:
    """Write it, in portions; broken off, it is as if it had not been begun."""
    try:
        rows = run.created + run.updated + run.unchanged
        with click.progressbar(length=rows, label=_("Reading the list in"), file=sys.stderr) as bar:
            progress = Portions(lambda done, _total: bar.update(max(done - bar.pos, 0)))
            operations.take_in_if_free(run.id, progress, plans)
        commit()
    except BaseException as problem:
        roll_back()
        operations.taking_failed(run.id, operations.BROKEN_OFF)
        if run.state is ImportState.READY:
            operations.abandon(run)
        commit()
        if isinstance(problem, Refused):
            raise click.ClickException(_(problem.problem)) from problem
        raise
    measure()


def _undone(text: str, target: ImportTarget = ImportTarget.PEOPLE) -> dict[str, Any]:
    """Take an import back, or say what stands in the way."""
    run = _run(text, target)
    with errand("import", _duty(run)):
        obstacles = queries.in_the_way(operations.undo_obstacles(run), target)
        if not obstacles:
            operations.undo_run(run)
        commit()
    obstacles_told = [
        {"what": table_in_words(found.table), "why": _(HAPPENED[found.why]), "count": found.count}
        | ({"homes": list(found.homes)} if found.homes else {})
        for found in obstacles
    ]
    return {"id": run.number, "undone": not obstacles, "obstacles": obstacles_told}


def _run(text: str, target: ImportTarget) -> ImportRun:
    with system("import"):
        try:
            run = queries.run_of_unit(short_number.normalise(text) or "", target)
        except OutOfReach as missing:
            raise click.UsageError(_("There is no import %(number)s.", number=text)) from missing
    if run.state is not ImportState.DONE:
        raise click.UsageError(_("The import is not one that can be undone: %(state)s.", state=_(run.state.label)))
    return run


def _unit(name: str | None) -> Unit:
    unit = queries.unit_called(name) if name else queries.the_only_unit()
    if unit is None:
        names = ", ".join(unit.name for unit in accounts.working_units())
        raise click.UsageError(_("Say which unit gets the cases with --unit: %(names)s", names=names or "–"))
    return unit


def _worker(email: str | None, unit: Unit) -> User | None:
    if email is None:
        return None
    worker = accounts.user_by_email(email)
    if worker is None or worker.id not in queries.workers(unit).values():
        raise click.UsageError(_("%(email)s is no caseworker of %(unit)s.", email=email, unit=unit.name))
    return worker


def _source(name: str | None, unit: Unit | None, of_unit: ImportTarget = ImportTarget.PEOPLE) -> ImportSource | None:
    """The list of that name, of a unit or, for None, of homes."""
    if name is None:
        return None
    target, unit_id = (of_unit, unit.id) if unit else (ImportTarget.HOMES, None)
    source = queries.source_called(unit_id, name, target)
    if source is None:
        names = ", ".join(source.name for source in queries.sources([unit_id], target))
        raise click.UsageError(_("No list is called that. There are: %(names)s", names=names or "–"))
    return source
