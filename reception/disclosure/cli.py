"""`reception disclosure`: the pure module from outside. Reads files, writes standard output, knows no database."""

import json
from typing import IO, Any

import click

from reception.disclosure.audit import Leak, audit
from reception.disclosure.documents import Document, certificate_as_json, read
from reception.disclosure.protecting import TIME_LIMIT, Pattern, Unprotectable, protect
from reception.disclosure.system import InvalidSystem


@click.group()
def disclosure() -> None:
    """Protection of published tables: nobody can work out a small number."""


@disclosure.command("protect")
@click.argument("system", type=click.File("rb"))
@click.option("--time-limit", type=click.FloatRange(0.1), default=TIME_LIMIT, show_default=True, help="Seconds.")
def protect_(system: IO[bytes], time_limit: float) -> None:
    """Hide what has to be hidden of a SYSTEM of true counts; write the document that may be published."""
    document = _read(system)
    try:
        pattern = protect(document.system(), document.policy, time_limit)
    except InvalidSystem as invalid:
        raise click.ClickException(str(invalid)) from invalid
    except Unprotectable as unprotectable:
        raise click.ClickException(f"These cells could be worked out whatever is hidden: {unprotectable}") from None
    click.echo(json.dumps(_published(document, pattern), ensure_ascii=False))


@disclosure.command("audit")
@click.argument("releases", type=click.File("rb"), nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
def audit_(releases: tuple[IO[bytes], ...], *, as_json: bool) -> None:
    """Look for what could be worked out of published documents, all together. Exit 1 if there is anything."""
    report = audit([_read(one) for one in releases])
    if as_json:
        told = {
            "hidden": report.hidden,
            "leaks": [{"id": one.cell, "least": one.least, "most": one.most} for one in report.leaks],
            "contradictions": list(report.contradictions),
        }
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for contradiction in report.contradictions:
            click.echo(f"contradiction: {contradiction}")
        for leak in report.leaks:
            click.echo(f"leak: {leak.cell}: {_told(leak)}")
        click.echo(f"{report.hidden} hidden cells, {len(report.leaks)} leaks")
    if not report.is_safe:
        raise click.exceptions.Exit(1)


def _told(leak: Leak) -> str:
    if leak.is_shown:
        return f"{leak.least} is printed"
    return f"it is {leak.least}" if leak.least == leak.most else f"it is from {leak.least} to {leak.most}"


def _read(file: IO[bytes]) -> Document:
    try:
        return read(file.read())
    except InvalidSystem as invalid:
        raise click.ClickException(f"{file.name}:\n{invalid}") from invalid


def _published(document: Document, pattern: Pattern) -> dict[str, Any]:
    told = dict(document.told)
    hidden = pattern.hidden
    told["cells"] = [
        {
            **{key: value for key, value in one.items() if key != "primary"},
            "value": None if one["id"] in hidden else one["value"],
        }
        for one in told["cells"]
    ]
    if told.get("shares"):
        told["shares"] = [
            {**one, "share": None} if {one["num"], one["den"]} & hidden else one for one in told["shares"]
        ]
    found = {"cost": _number(pattern.cost), "bound": _number(pattern.bound), "gap": pattern.gap}
    return {
        **told,
        "threshold": document.policy.threshold,
        **found,
        "certificate": certificate_as_json(pattern.certificate),
    }


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value
