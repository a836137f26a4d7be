"""`reception inclusion figures`: what the statistician's indicators of inclusion count."""

import json
from dataclasses import asdict

import click

from reception.access.actor import system
from reception.app import create_app
from reception.db.session import commit
from reception.i18n.formats import today
from reception.inclusion.operations.figures import Figures, count_figures

FIRST_YEAR, LAST_YEAR = 2000, 2100


@click.group()
def inclusion() -> None:
    """Inclusion: figures that are not published."""


@inclusion.command()
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="This year if left out.")
@click.option("--json", "as_json", is_flag=True)
def figures(year: int | None, *, as_json: bool) -> None:
    """Count I28 to I32, I41 and I44 to I46 of a YEAR.

    I28: of those offered an activity or taking part in the year, who takes part in an association. I29: of those who
    wish for a mentor or a friend, who met one. I30: of those who answered surveys closed in the year, who agree that
    they can be a part of society and contribute: never of fewer than ten. I31: of the meetings planned, how many were
    held with newcomers and others. I32: of the reports of discrimination, how many were closed in time. I41: of the
    plans that hold, how many say what the person herself wishes. I44: staff trained, of those meant, in all and by
    subject. I45: who voted, and others' figures, as they were told. I46: units that can help in the most spoken
    languages.

    All but I30 are not protected against telling of single people: they are for the statistician. The log keeps that
    they were made.
    """
    with create_app().app_context(), system("inclusion figures"):
        of_year = year or today().year
        found = count_figures(of_year, today())
        commit()
    click.echo(json.dumps({"year": of_year, **_as_json(found)}, indent=2) if as_json else "\n".join(_lines(found)))


def _as_json(found: Figures) -> dict[str, object]:
    return {
        "figures": {code: one.as_json for code, one in found.counted.items()},
        "I30": asdict(found.felt) if found.felt is not None else None,
        "told": {
            code: {"value": str(one.value), "of": one.of, "source": one.source} for code, one in found.told.items()
        },
    }


def _lines(found: Figures) -> list[str]:
    lines = [line for code, one in found.counted.items() for line in one.lines(code)]
    felt = found.felt
    lines.append(f"I30: {felt.count} of {felt.of}" if felt is not None else "I30: no survey of the year may be shown")
    return [*lines, *(f"{code}: {one.value} ({one.source})" for code, one in found.told.items())]
