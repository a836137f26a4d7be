"""`reception import people FILE`: a municipality's own list, read in."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import click

from reception.access.actor import Duty, errand
from reception.access.roles import Role
from reception.accounts import queries as accounts
from reception.accounts.models import Unit, User
from reception.app import create_app
from reception.db.session import commit, measure
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.imports import operations, queries
from reception.imports.rules.plan import plan as make_plan
from reception.imports.rules.records import ImportPlan
from reception.imports.rules.result import Outcome
from reception.sheets.reading import UnreadableSheet, read_workbook


@click.group("import")
def import_() -> None:
    """Lists that the municipality keeps today."""


@import_.command("people")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", "unit_name", help="The unit that gets the cases; the only one if left out.")
@click.option("--worker", "worker_email", help="Caseworker of rows that name none.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, write nothing.")
@click.option("--json", "as_json", is_flag=True)
def people(file: Path, unit_name: str | None, worker_email: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Read people, their cases and their contacts in. Rows that cannot be taken are named with column and reason."""
    with create_app().app_context():
        unit = _unit(unit_name)
        worker = _worker(worker_email, unit)
        duty = Duty(Role.UNIT_MANAGER, unit.id, unit.name, unit.board.id)
        with errand("import", duty):
            outcome = _imported(file, unit, worker, dry_run=dry_run)
        shown = outcome.as_json(_)
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2) if as_json else _told(shown))


def _imported(file: Path, unit: Unit, worker: User | None, *, dry_run: bool) -> Outcome:
    content = file.read_bytes()
    planned = _plan(content, file.name, unit)
    with click.progressbar(length=len(planned.people), label=_("Reading the list in"), file=sys.stderr) as bar:
        outcome = operations.apply(
            planned,
            file_name=file.name,
            file_hash=hashlib.sha256(content).hexdigest(),
            unit=unit,
            default_worker_id=worker.id if worker else None,
            progress=lambda _done: bar.update(1),
        )
    if not dry_run:
        commit()
        measure()
    return outcome


def _plan(content: bytes, name: str, unit: Unit) -> ImportPlan:
    try:
        sheets = read_workbook(content, name=name)
    except UnreadableSheet as problem:
        raise click.ClickException(_(problem.reason)) from problem
    return make_plan(sheets, today=today(), known_workers=queries.known_workers(unit))


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


def _told(shown: dict[str, Any]) -> str:
    """The outcome for a person to read."""
    lines = [_("Created: %(created)s. Updated: %(updated)s. Unchanged: %(unchanged)s.", **shown)]
    lines.extend(
        _("Row %(row)s, column %(column)s: %(reason)s", **{**rejected, "column": rejected["column"] or "–"})
        for rejected in shown["rejected"]
    )
    for question in shown["questions"]:
        rows = ", ".join(str(row) for row in question["rows"])
        lines.append(_("Question about rows %(rows)s: %(text)s", rows=rows, text=question["text"]))
    return "\n".join(lines)
