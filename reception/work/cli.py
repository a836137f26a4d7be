"""`reception work figures`: what the statistician's indicators of work and self-support count."""

import json

import click

from reception.access.actor import system
from reception.app import create_app
from reception.db.session import commit
from reception.i18n.formats import today
from reception.work.operations.figures import count_figures

FIRST_YEAR, LAST_YEAR = 2000, 2100


@click.group()
def work() -> None:
    """Work and self-support: figures that are not published."""


@work.command()
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="This year if left out.")
@click.option("--json", "as_json", is_flag=True)
def figures(year: int | None, *, as_json: bool) -> None:
    """Count I16 to I18, I20 to I22, I39 and I43 of a YEAR: how many of how many, how many not and why.

    I16: of those who left the establishment programme in the year, those in work or studies 90 days after, and each
    status by itself. I17-24, I17-48: of the adults received 24 or 48 months before, and still resident, those in work.
    I18: of the adults received in the last 60 months, those who provide for themselves at the end of the year (I18s: by
    work alone). I18b: median months from reception to a self-support that lasts, of those whose began in the year; of
    fewer than five it is not told. I20: pupils of SFI with a placement. I21: placements that ended in the year and were
    followed by a job within six months. I22: those in work and mapped, with a job at the level of what was mapped. I39:
    those enrolled at Arbetsförmedlingen with contact within 60 days. I43: adults who wish for a business, who got
    advice or began.

    Everybody is counted once. The counts are not protected against telling of single people: they are for the
    statistician. The log keeps that they were made.
    """
    with create_app().app_context(), system("work figures"):
        of_year = year or today().year
        counts = count_figures(of_year, today())
        commit()
    if as_json:
        told = {code: one.as_json for code, one in counts.items()}
        click.echo(json.dumps({"year": of_year, "figures": told}, indent=2))
        return
    for code, one in counts.items():
        click.echo("\n".join(one.lines(code)))
