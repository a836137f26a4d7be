"""Commands that reckon: every milestone and right of somebody with its reason, and all milestones anew."""

import json
import time
from datetime import date, datetime
from typing import Any

import click

from reception.access.actor import system
from reception.access.permit import OutOfReach
from reception.app import create_app
from reception.db.session import only_looking
from reception.path import projection, queries
from reception.path.queries import Look
from reception.path.rules.milestones import Milestone
from reception.path.rules.rights import Right
from reception.web import short_number


@click.command()
@click.argument("number")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As of this day; today if left out.")
@click.option("--json", "as_json", is_flag=True)
def explain(number: str, on: datetime | None, *, as_json: bool) -> None:
    """Print every milestone and right of the person (or case) of that NUMBER, with its reason."""
    with create_app().app_context(), system("explain a path"), only_looking():
        try:
            look = queries.look(queries.case_numbered(short_number.normalise(number) or number), on=_day(on))
        except OutOfReach:
            raise click.ClickException("There is no case of that number.") from None
        if as_json:
            click.echo(json.dumps(_told(look), ensure_ascii=False, indent=2))
        else:
            _print(look)


@click.command()
@click.option("--json", "as_json", is_flag=True)
def rebuild(*, as_json: bool) -> None:
    """Reckon the milestones of every open case anew."""
    started = time.monotonic()
    with create_app().app_context():
        done = projection.rebuild()
    seconds = round(time.monotonic() - started, 1)
    click.echo(json.dumps({"cases": done, "seconds": seconds}) if as_json else f"{done} cases in {seconds} s")


def _day(on: datetime | None) -> date | None:
    return on.date() if on else None


def _told(look: Look) -> dict[str, Any]:
    return {
        "template": look.template.code,
        "edition": look.template.version,
        "group": look.group.group,
        "on": look.on.isoformat(),
        "milestones": [_milestone(one) for one in look.milestones],
        "rights": [_right(one) for one in look.rights],
    }


def _milestone(one: Milestone) -> dict[str, Any]:
    return {
        "code": one.code,
        "phase": one.phase,
        "state": one.state,
        "due": _iso(one.due),
        "owner": one.owner,
        "rule": one.rule.text,
        "source": "; ".join(one.sources),
        "standing": one.rule.standing,
        "counted_from": one.counted_from and {"fact": one.counted_from[0], "day": _iso(one.counted_from[1])},
        "because": " ".join(said.in_english for said in one.reasons),
        "missing": list(one.missing),
        "to_confirm": [said.in_english for said in one.doubts],
    }


def _right(one: Right) -> dict[str, Any]:
    return {
        "code": one.code,
        "answer": one.answer,
        "until": _iso(one.until),
        "because": " ".join(said.in_english for said in one.because),
        "source": one.source,
        "owner": one.owner,
        "rule": one.rule.text,
        "missing": list(one.missing),
        "to_confirm": [said.in_english for said in one.doubts],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _print(look: Look) -> None:
    click.echo(f"{look.template.title}, version {look.template.version}, on {look.on.isoformat()}")
    for one in look.milestones:
        click.echo(f"\n{one.rule.title} ({one.code}, {one.phase.label}): {one.state.label}, due {_iso(one.due) or '-'}")
        click.echo(f"  {one.rule.text}")
        click.echo(f"  {one.owner.label}; {'; '.join(one.sources)}")
        for said in (*one.reasons, *one.doubts):
            click.echo(f"  - {said.in_english}")
    for right in look.rights:
        until = f" {right.until.isoformat()}" if right.until else ""
        click.echo(f"\n{right.rule.title} ({right.code}): {right.answer.label}{until}")
        click.echo(f"  {right.rule.text}")
        click.echo(f"  {right.owner.label}; {right.source}")
        for said in (*right.because, *right.doubts):
            click.echo(f"  - {said.in_english}")
