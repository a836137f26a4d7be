"""`reception import …`: a municipality's own list read in and taken back, as the pages of imports do it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reception.access.actor import Duty, errand
from reception.app import create_app
from reception.i18n.text import _
from reception.imports import operations
from reception.imports.cli.naming import HOMES_DUTY, list_called, school_duty, unit_called, unit_duty, worker_called
from reception.imports.cli.working import Receive, say, taken_in, undone
from reception.imports.models import ImportRun
from reception.imports.rules.template import workbook
from reception.imports.terms import ImportTarget, QuestionKind

#: What the program acts as when a list is read in, and how the file is received.
Prepared = tuple[Duty, Receive]


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


def _carry_out(
    target: ImportTarget,
    prepared: Callable[[], Prepared],
    *,
    file: Path | None,
    undo_number: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read a list in, or take an import back; `prepared` looks up what the options name."""
    if (file is None) == (undo_number is None):
        raise click.UsageError(_("Name a file to read in, or an import to undo."))
    with create_app().app_context():
        if file is None:
            shown = undone(undo_number or "", target)
        else:
            duty, receive = prepared()
            with errand("import", duty):
                shown = taken_in(file, receive, dry_run=dry_run)
        say(shown, target.value, as_json=as_json)


@import_.command("people")
@click.option("--unit", "unit_name", help="The unit that gets the cases; the only one if left out.")
@click.option("--worker", "worker_email", help="Caseworker of rows that name none.")
@click.option("--mapping", "source_name", help="The list it is: its columns and caseworkers are known.")
@_reads_a_file
def people(unit_name: str | None, worker_email: str | None, source_name: str | None, **reading: Any) -> None:
    """Read people, their cases and their contacts in. Rows that cannot be taken are named with column and reason."""

    def prepared() -> Prepared:
        unit = unit_called(unit_name)
        worker, source = worker_called(worker_email, unit), list_called(source_name, unit)
        worker_id = worker.id if worker else None
        return unit_duty(unit), lambda content, name: operations.receive(content, name, unit.id, worker_id, source)

    _carry_out(ImportTarget.PEOPLE, prepared, **reading)


@import_.command("homes")
@click.option("--mapping", "source_name", help="The list it is: its columns are known.")
@click.option("--add-landlords", is_flag=True, help="Add landlords that are not in the register of organisations.")
@click.option("--add-districts", is_flag=True, help="Add districts that are not known yet.")
@_reads_a_file
def homes(source_name: str | None, *, add_landlords: bool, add_districts: bool, **reading: Any) -> None:
    """Read the municipality's homes in. Rows that cannot be taken are named with column and reason."""
    ticked = {QuestionKind.LANDLORD: add_landlords, QuestionKind.DISTRICT: add_districts}

    def prepared() -> Prepared:
        source = list_called(source_name, None)

        def receive(content: bytes, name: str) -> ImportRun:
            run = operations.receive_homes(content, name, source)
            operations.add_unknown(run, [kind for kind, is_ticked in ticked.items() if is_ticked])
            return run

        return HOMES_DUTY, receive

    _carry_out(ImportTarget.HOMES, prepared, **reading)


@import_.command("attendance")
@click.option("--unit", "unit_name", help="The school unit whose registers they are; the only one if left out.")
@click.option("--mapping", "source_name", help="The list it is: its columns, groups and words are known.")
@_reads_a_file
def attendance(unit_name: str | None, source_name: str | None, **reading: Any) -> None:
    """Read attendance in from the school's own system. Lessons that cannot be taken are named with the reason."""
    _of_school(ImportTarget.ATTENDANCE, unit_name, source_name, **reading)


@import_.command("results")
@click.option("--unit", "unit_name", help="The school unit whose pupils they are about; the only one if left out.")
@click.option("--mapping", "source_name", help="The list it is: its columns, groups and words are known.")
@_reads_a_file
def results(unit_name: str | None, source_name: str | None, **reading: Any) -> None:
    """Read results in, for teachers to sign. Rows that cannot be taken are named with column and reason."""
    _of_school(ImportTarget.RESULTS, unit_name, source_name, **reading)


def _of_school(target: ImportTarget, unit_name: str | None, source_name: str | None, **reading: Any) -> None:
    def prepared() -> Prepared:
        unit = unit_called(unit_name)
        source = list_called(source_name, unit, target)
        return school_duty(unit), lambda content, name: operations.receive_of_school(
            target, content, name, unit.id, source
        )

    _carry_out(target, prepared, **reading)


@import_.command("template")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--homes", "of_homes", is_flag=True, help="A list of homes instead of people.")
@click.option("--attendance", "of_attendance", is_flag=True, help="A list of attendance instead of people.")
@click.option("--results", "of_results", is_flag=True, help="A list of results instead of people.")
def template(file: Path, *, of_homes: bool, of_attendance: bool, of_results: bool) -> None:
    """Write an empty list to fill in."""
    ticked = {ImportTarget.HOMES: of_homes, ImportTarget.ATTENDANCE: of_attendance, ImportTarget.RESULTS: of_results}
    file.write_bytes(workbook(next((about for about, is_ticked in ticked.items() if is_ticked), ImportTarget.PEOPLE)))
