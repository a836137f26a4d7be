"""`reception indicators`: the definitions, and figures that are not published."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from reception.access.actor import system
from reception.app import create_app
from reception.db.session import commit
from reception.i18n.formats import today
from reception.indicators.operations import counting
from reception.indicators.queries import kept
from reception.indicators.rules.breakdowns import too_fine
from reception.indicators.rules.catalogue import Indicator, catalogue
from reception.indicators.terms import Breakdown

FIRST_YEAR, LAST_YEAR = 2000, 2100


@click.group()
def indicators() -> None:
    """Figures for the follow-up of the integration policy."""


@indicators.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_(*, as_json: bool) -> None:
    """List every indicator: what it counts of what, since when, and where that stands."""
    if as_json:
        click.echo(json.dumps([_told(one) for one in catalogue()], indent=2, ensure_ascii=False))
        return
    for one in catalogue():
        click.echo(f"{one.code} (version {one.version}): {one.title}\n  {one.text}")
        click.echo(f"  Numerator: {one.numerator}\n  Denominator: {one.denominator}\n  Source: {one.basis.source}")


def _told(one: Indicator) -> dict[str, Any]:
    day = {key: None if value is None else value.isoformat() for key, value in _days(one).items()}
    return {
        "code": one.code, "version": one.version, "phase": one.phase.value, "measure": one.measure.value,
        "counts": one.counts.value, "better": one.better.value, "title": one.title, "definition": one.text,
        "numerator": one.numerator, "denominator": one.denominator, "waiting": one.waiting, "source": one.basis.source,
        **day, "footing": one.basis.footing.value, "breakdowns": [each.value for each in one.breakdowns],
        "kolada": list(one.kolada), "policies": list(one.policies), "amounts": dict(one.amounts),
    }  # fmt: skip


def _days(one: Indicator) -> dict[str, date | None]:
    return {"valid_from": one.basis.valid_from, "valid_to": one.basis.valid_to}


@indicators.command()
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="This year if left out.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="As known on this day; today if left out.")
@click.option("--indicator", "code", help="This indicator alone.")
@click.option("--by", "by", multiple=True, type=click.Choice([one.value for one in Breakdown]), help="Split by this.")
@click.option("--json", "as_json", is_flag=True)
def compute(year: int | None, on: Any, code: str | None, by: Sequence[str], *, as_json: bool) -> None:
    """Count the indicators of a YEAR: how many of how many, and how many cannot be counted and why.

    The counts are not protected against telling of single people: they are for the statistician. The log keeps that
    they were made.
    """
    day = on.date() if on else today()
    if day > today():
        raise click.UsageError("Nothing is known yet on a day that has not come.")
    if code is not None and code not in {one.code for one in catalogue()}:
        raise click.UsageError(f"There is no indicator {code}.")
    chosen = tuple(Breakdown(one) for one in dict.fromkeys(by))
    if too_fine(chosen):
        raise click.UsageError("At most two breakdowns beside sex: more would leave cells of single people.")
    with create_app().app_context(), system("indicators compute"):
        made = counting.count(year or today().year, day, chosen, code=code)
        found = [
            (one, kept.table(made, one.code, one.version, range(len(chosen))))
            for one in catalogue()
            if code in {None, one.code}
        ]
        told = {
            "year": made.year, "known_on": made.known_on.isoformat(), "breakdowns": [one.value for one in chosen],
            "figures": [
                {"code": one.code, "version": one.version, "key": list(split.key), **split.figure.as_json}
                for one, splits in found
                for split in splits
            ],
        }  # fmt: skip
        counting.forget(made)
        commit()
    if as_json:
        click.echo(json.dumps(told, indent=2))
        return
    for one, splits in found:
        for split in splits:
            click.echo("\n".join(split.figure.lines(" ".join((one.code, *split.key)))))
