"""`reception education figures`: what the statistician's indicators of SFI and civic orientation count."""

import json

import click

from reception.access.actor import system
from reception.app import create_app
from reception.db.session import commit
from reception.education.operations.figures import Figures, count_figures
from reception.i18n.formats import today

FIRST_YEAR, LAST_YEAR = 2000, 2100


@click.group()
def education() -> None:
    """SFI and civic orientation: figures that are not published."""


@education.command()
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="This year if left out.")
@click.option("--json", "as_json", is_flag=True)
def figures(year: int | None, *, as_json: bool) -> None:
    """Count I2 to I6, I9 and I27 of a YEAR: how many of how many, and how many cannot be counted and why.

    Pupils (elever, each person once) and course participants (kursdeltagare, a person once in each course) are two
    units and are never added together. The counts are not protected against telling of single people: they are for
    the statistician. The log keeps that they were made.
    """
    with create_app().app_context(), system("education figures"):
        of_year = year or today().year
        found = count_figures(of_year, today())
        commit()
    if as_json:
        click.echo(json.dumps({"year": of_year, **_told(found)}, indent=2))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Figures) -> list[str]:
    lines = []
    for code, one in found.of_code.items():
        lines += one.lines(code)
    lines += [f"Pupils (elever): {found.pupils}", "Course participants (kursdeltagare), by study path and course:"]
    return [*lines, *(f"  {path}{course}: {number}" for (path, course), number in sorted(found.participants.items()))]


def _told(found: Figures) -> dict[str, object]:
    participants = [
        {"path": str(path), "course": str(course), "number": number}
        for (path, course), number in sorted(found.participants.items())
    ]
    figures = {code: one.as_json for code, one in found.of_code.items()}
    return {"figures": figures, "units": {"pupils": found.pupils, "course_participants": participants}}
