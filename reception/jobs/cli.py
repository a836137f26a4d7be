"""Commands over long work."""

import time

import click

from reception.app import create_app
from reception.jobs import jobs as worker


@click.group()
def jobs() -> None:
    """Work that takes longer than a page may."""


@jobs.command()
@click.option("--once", is_flag=True, help="Do what waits, then end.")
@click.option("--every", type=click.FloatRange(0.2, 3600), default=1, show_default=True, help="Seconds between looks.")
def work(*, once: bool, every: float) -> None:
    """Do the jobs that wait. `serve` does it by itself; this is for a machine of its own."""
    app = create_app()
    while True:
        with app.app_context():
            count = worker.work_waiting() if once or worker.is_anything_waiting() else 0
        if once:
            click.echo(f"{count} jobs done")
            return
        time.sleep(every)
