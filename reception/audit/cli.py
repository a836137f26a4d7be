"""Commands over the log."""

import json
import time

import click

from reception.access.actor import system
from reception.app import create_app
from reception.audit import chain
from reception.audit.jobs import seal_events


@click.group()
def audit() -> None:
    """The log of what was done and read."""


@audit.command()
@click.option("--every", type=click.IntRange(5, 86400), help="Go on, with this many seconds between.")
def seal(every: int | None) -> None:
    """Seal the events that are not sealed yet."""
    app = create_app()
    while True:
        with app.app_context():
            sealed = seal_events()
        if every is None:
            click.echo(f"{sealed} events sealed")
            return
        time.sleep(every)


@audit.command()
@click.option("--json", "as_json", is_flag=True)
def verify(*, as_json: bool) -> None:
    """Say that the chain is whole, or name the first bad row."""
    with create_app().app_context(), system("verify the audit log"):
        verdict = chain.verify()
    if as_json:
        click.echo(json.dumps(vars(verdict)))
    elif verdict.first_bad is None:
        click.echo(f"whole: {verdict.sealed} events sealed, {verdict.unsealed} not sealed yet; head {verdict.head}")
    else:
        click.echo(f"broken at event {verdict.first_bad}")
    if verdict.first_bad is not None:
        raise SystemExit(1)
