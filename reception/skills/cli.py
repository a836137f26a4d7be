"""`reception skills figures`: what the statistician's indicators of mapping and validation count."""

import json

import click

from reception.access.actor import system
from reception.app import create_app
from reception.db.session import commit
from reception.i18n.formats import today
from reception.skills.operations.figures import count_figures

FIRST_YEAR, LAST_YEAR = 2000, 2100


@click.group()
def skills() -> None:
    """Mapping and validation: figures that are not published."""


@skills.command()
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="This year if left out.")
@click.option("--json", "as_json", is_flag=True)
def figures(year: int | None, *, as_json: bool) -> None:
    """Count I7 and I8 of a YEAR: how many of how many, and how many cannot be counted and why.

    I7: of the adults received in the year whose 60 days have passed, those whose skills any board had mapped whole by
    then. I8: of those first mapped in the year with a foreign post-compulsory education or two years in an occupation,
    those who have an answer from a validation, or a statement, today. Everybody is counted once. The counts are not
    protected against telling of single people: they are for the statistician. The log keeps that they were made.
    """
    with create_app().app_context(), system("skills figures"):
        of_year = year or today().year
        counts = count_figures(of_year, today())
        commit()
    if as_json:
        told = {code: one.as_json for code, one in counts.items()}
        click.echo(json.dumps({"year": of_year, "figures": told}, indent=2))
        return
    for code, one in counts.items():
        click.echo("\n".join(one.lines(code)))
