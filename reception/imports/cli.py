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
from reception.imports.terms import ImportState, ImportTarget, QuestionKind
from reception.imports.wording import text_in_words
from reception.jobs.jobs import Portions
from reception.jobs.registry import Refused
from reception.sheets.reading import UnreadableSheet
from reception.web import short_number

#: What the program may do when it reads a list of homes: what the housing coordinator may, in no unit of hers.
HOMES_DUTY = Duty(Role.HOUSING_COORDINATOR, 0, "", 0)


@click.group("import")
def import_() -> None:
    """Lists that the municipality keeps today."""


@import_.command("people")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", "unit_name", help="The unit that gets the cases; the only one if left out.")
@click.option("--worker", "worker_email", help="Caseworker of rows that name none.")
@click.option("--mapping", "source_name", help="The list it is: its columns and caseworkers are known.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, write nothing.")
@click.option("--undo", "undo_number", metavar="ID", help="Take an import back; the file is left out then.")
@click.option("--json", "as_json", is_flag=True)
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
    if (file is None) == (undo_number is None):
        raise click.UsageError(_("Name a file to read in, or an import to undo."))
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
        told = json.dumps(shown, ensure_ascii=False, indent=2) if as_json else _told(shown, "people")
    click.echo(told)
    if shown.get("obstacles"):
        raise SystemExit(1)


@import_.command("homes")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", "source_name", help="The list it is: its columns are known.")
@click.option("--add-landlords", is_flag=True, help="Add landlords that are not in the register of organisations.")
@click.option("--add-districts", is_flag=True, help="Add districts that are not known yet.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, write nothing.")
@click.option("--undo", "undo_number", metavar="ID", help="Take an import back; the file is left out then.")
@click.option("--json", "as_json", is_flag=True)
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
    if (file is None) == (undo_number is None):
        raise click.UsageError(_("Name a file to read in, or an import to undo."))
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
        told = json.dumps(shown, ensure_ascii=False, indent=2) if as_json else _told(shown, "homes")
    click.echo(told)
    if shown.get("obstacles"):
        raise SystemExit(1)


@import_.command("template")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--homes", "of_homes", is_flag=True, help="A list of homes instead of people.")
def template(file: Path, *, of_homes: bool) -> None:
    """Write an empty list to fill in."""
    file.write_bytes(workbook(ImportTarget.HOMES if of_homes else ImportTarget.PEOPLE))


def _duty(run: ImportRun) -> Duty:
    """What the program acts as: the manager of the unit, or for homes, which are in none, the housing coordinator."""
    return HOMES_DUTY if run.target is ImportTarget.HOMES else _unit_duty(run.unit_of_people)


def _unit_duty(unit: Unit) -> Duty:
    return Duty(Role.UNIT_MANAGER, unit.id, unit.name, unit.board.id)


def _imported(run: ImportRun, *, dry_run: bool) -> dict[str, Any]:
    plans = operations.read_in(run.id, lambda _done, _total: None)
    preview = queries.preview_of(run)
    if dry_run:
        outcome = Outcome.of_preview(preview, created=run.created, updated=run.updated, unchanged=run.unchanged)
        roll_back()
        return {"id": None, **outcome.as_json(_in_words)}
    commit()
    _take_in(run, plans)
    outcome = Outcome.of_preview(preview, created=run.created, updated=run.updated, unchanged=run.unchanged)
    return {"id": run.number, **outcome.as_json(_in_words)}


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
    told = [
        {"what": table_in_words(found.table), "why": _(HAPPENED[found.why]), "count": found.count} | _where(found)
        for found in obstacles
    ]
    return {"id": run.number, "undone": not told, "obstacles": told}


def _where(found: queries.InTheWay) -> dict[str, Any]:
    return {"homes": list(found.homes)} if found.homes else {}


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


def _source(name: str | None, unit: Unit | None) -> ImportSource | None:
    """The list of that name, of a unit or, for None, of homes."""
    if name is None:
        return None
    target, unit_id = (ImportTarget.PEOPLE, unit.id) if unit else (ImportTarget.HOMES, None)
    source = queries.source_called(unit_id, name, target)
    if source is None:
        names = ", ".join(source.name for source in queries.sources([unit_id], target))
        raise click.UsageError(_("No list is called that. There are: %(names)s", names=names or "–"))
    return source


def _in_words(message: str, /, **values: object) -> str:
    return text_in_words(message, values)


def _told(shown: dict[str, Any], command: str) -> str:
    """The outcome for a person to read."""
    if "obstacles" in shown:
        return _told_of_undo(shown)
    lines = [_("Created: %(created)s. Updated: %(updated)s. Unchanged: %(unchanged)s.", **shown)]
    lines.extend(
        _("Row %(row)s, column %(column)s: %(reason)s", **{**rejected, "column": rejected["column"] or "–"})
        for rejected in shown["rejected"]
    )
    for question in shown["questions"]:
        rows = ", ".join(str(row) for row in question["rows"])
        lines.append(_("Question about rows %(rows)s: %(text)s", rows=rows, text=question["text"]))
    lines.extend(_left_out(shown))
    if shown["id"]:
        said = _("To take it back: reception import %(command)s --undo %(number)s", command=command, number=shown["id"])
        lines.append(said)
    return "\n".join(lines)


def _left_out(shown: dict[str, Any]) -> list[str]:
    """The columns and sheets of the file that nothing was made of."""
    lines = [
        _("Column “%(column)s” of sheet “%(sheet)s” was not understood and is left out.", **unused)
        for unused in shown.get("unused_columns", ())
    ]
    lines.extend(
        _("Column “%(column)s” of sheet “%(sheet)s” is about those who live in the homes, and is not taken in.", **one)
        for one in shown.get("columns_of_people", ())
    )
    lines.extend(
        _("Sheet “%(sheet)s” holds no list and is left out.", sheet=sheet) for sheet in shown.get("unused_sheets", ())
    )
    return lines


def _told_of_undo(shown: dict[str, Any]) -> str:
    if shown["undone"]:
        return _("The import is undone.")
    lines = [_("The import cannot be undone. In the way:")]
    return "\n".join([*lines, *map(_told_of_obstacle, shown["obstacles"])])


def _told_of_obstacle(found: dict[str, Any]) -> str:
    count = "" if found["count"] is None else f" ({found['count']})"
    return f"{found['what']}: {found['why']}{count}"
