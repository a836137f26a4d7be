"""`reception reminders`: the round of messages that go out by themselves, by hand."""

import json

import click

from reception.app import create_app
from reception.reminders import jobs


@click.group()
def reminders() -> None:
    """Messages that go out by themselves."""


@reminders.command()
@click.option("--dry-run", is_flag=True, help="Only count what would be queued and what is due.")
@click.option("--json", "as_json", is_flag=True)
def send(*, dry_run: bool, as_json: bool) -> None:
    """Queue reminders of the appointments ahead, and send what is due. The server does it by itself every ten minutes.

    Says numbers alone: never to whom. Exit 1 where something was not taken, refused, or is unsure.
    """
    with create_app().app_context():
        counts = jobs.foretold() if dry_run else jobs.make_round().counts
    if as_json:
        click.echo(json.dumps(counts, indent=2))
    else:
        click.echo("\n".join(f"{name.replace('_', ' ')}: {count}" for name, count in counts.items()))
    if not dry_run and any(counts[name] for name in ("not_taken", "refused", "unsure")):
        raise SystemExit(1)
