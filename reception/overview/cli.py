"""`reception housing figures`: what the statistician's indicators of homes count."""

import json

import click

from reception.access.actor import system
from reception.app import create_app
from reception.db.session import commit
from reception.i18n.formats import today
from reception.overview.operations import count_figures

FIRST_YEAR, LAST_YEAR = 2000, 2100


@click.group()
def housing() -> None:
    """Homes: figures that are not published."""


@housing.command()
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="This year if left out.")
@click.option("--json", "as_json", is_flag=True)
def figures(year: int | None, *, as_json: bool) -> None:
    """Count I1, I23, I24, I40 and I42 of a YEAR: how many of how many, and how many cannot be counted and why.

    The counts are not protected against telling of single people: they are for the statistician. The log keeps that
    they were made.
    """
    with create_app().app_context(), system("housing figures"):
        of_year = year or today().year
        counts = count_figures(of_year, today())
        commit()
    if as_json:
        click.echo(
            json.dumps({"year": of_year, "figures": {code: one.as_json for code, one in counts.items()}}, indent=2)
        )
        return
    for code, one in counts.items():
        click.echo("\n".join(one.lines(code)))
