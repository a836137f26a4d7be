"""Commands over the store of files."""

import json
from dataclasses import asdict

import click

from reception.access.actor import system
from reception.app import create_app
from reception.files import tidying


@click.group()
def files() -> None:
    """The files that people uploaded."""


@files.command("check")
@click.option("--read", "reading", is_flag=True, help="Decrypt every file as well.")
@click.option("--remove", is_flag=True, help="Remove files that belong to no row.")
@click.option("--json", "as_json", is_flag=True)
def check(*, reading: bool, remove: bool, as_json: bool) -> None:
    """Say which files belong to no row, and which rows have lost their file. Files of the last 24 hours wait."""
    with create_app().app_context(), system("files check"):
        found = tidying.findings(reading=reading)
        removed = tidying.sweep(found) if remove else 0
    click.echo(json.dumps({**asdict(found), "removed": removed}, indent=2) if as_json else _said(found, removed))
    if found.missing or found.unreadable or (found.orphans and not remove):
        raise SystemExit(1)


def _said(found: tidying.Findings, removed: int) -> str:
    counts = (
        f"{found.kept} files",
        f"{len(found.orphans)} of no row",
        f"{len(found.missing)} missing",
        f"{len(found.unreadable)} unreadable",
        f"{removed} removed",
    )
    lines = [
        *(f"file of no row: {name}" for name in found.orphans),
        *(f"without its file: {what}" for what in found.missing),
        *(f"cannot be read: {what}" for what in found.unreadable),
        ", ".join(counts),
    ]
    return "\n".join(lines)
