"""A list read in and taken in, or taken back, for a command."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reception.access.actor import errand
from reception.db.session import commit, measure, roll_back
from reception.i18n.text import _
from reception.imports import operations, queries
from reception.imports.cli.naming import duty_of, run_numbered
from reception.imports.models import ImportRun
from reception.imports.rules.result import Outcome
from reception.imports.tables import HAPPENED, table_in_words
from reception.imports.telling import in_words, told
from reception.imports.terms import ImportState, ImportTarget
from reception.jobs.jobs import Portions
from reception.jobs.registry import Refused
from reception.sheets.reading import UnreadableSheet

#: Makes an import of a file: of its content and its name.
Receive = Callable[[bytes, str], ImportRun]


def taken_in(file: Path, receive: Receive, *, dry_run: bool) -> dict[str, Any]:
    """Read a file in. A dry run says what would happen and writes nothing. Raises ClickException."""
    run = _received(file, receive)
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


def _received(file: Path, receive: Receive) -> ImportRun:
    try:
        return receive(file.read_bytes(), file.name)
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


def undone(text: str, target: ImportTarget) -> dict[str, Any]:
    """Take an import back, or say what stands in the way."""
    run = run_numbered(text, target)
    with errand("import", duty_of(run)):
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


def say(shown: dict[str, Any], command: str, *, as_json: bool) -> None:
    """Tell what became of it; what could not be taken back ends the command with 1."""
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2) if as_json else told(shown, command))
    if shown.get("obstacles"):
        raise SystemExit(1)
