"""`reception release`: build, list, export, and verify what was published."""

import json
from datetime import date
from typing import IO, Any

import click

from reception.access.actor import system
from reception.access.permit import OutOfReach
from reception.app import create_app
from reception.db.session import commit
from reception.disclosure.documents import Document, read
from reception.disclosure.system import InvalidSystem
from reception.i18n.formats import today
from reception.indicators.rules.keeping import known_on
from reception.reckoning.remarks import Refused
from reception.releases.operations import building, publishing
from reception.releases.queries import drafts, ledger
from reception.releases.rules.verifying import in_order, problems_of

FIRST_YEAR, LAST_YEAR = 2000, 2100


@click.group()
def release() -> None:
    """Published figures that nobody can unmask."""


@release.command("build")
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), required=True)
@click.option("--draft", "is_draft", is_flag=True, help="Build, and publish nothing yet.")
def build_(year: int, *, is_draft: bool) -> None:
    """Count a YEAR as known at the end of last month, protect it beside all that is published, and publish it."""
    with create_app().app_context(), system("release build"):
        day = known_on(today())
        if date(year, 1, 1) > day:
            raise click.UsageError("Nothing of that year was known at the end of last month.")
        one = next((each for each in drafts.drafts() if each.year == year), None)
        one = one or building.begin(year, known_on=day, made_by_id=None)
        one.known_on = max(one.known_on, day)
        building.build(one)
        if refused := drafts.refused(one):
            for block, told in refused.items():
                click.echo(f"{block}: {told['refused']}: {', '.join(told['cells'])}", err=True)
            commit()
            raise click.ClickException("These figures cannot be published beside what is published already.")
        if is_draft:
            commit()
            click.echo(f"A draft of {year} is built.")
            return
        try:
            made = publishing.publish(one, None)
        except (Refused, publishing.Unsafe) as problem:
            raise click.ClickException(str(problem)) from problem
        commit()
        click.echo(made.number)


@release.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_(*, as_json: bool) -> None:
    """List what is published, the first first."""
    with create_app().app_context(), system("release list"):
        found = [
            {
                "id": one.number, "year": one.year, "published_at": one.published_at.isoformat(timespec="seconds"),
                "hash": one.hash,
            }
            for one in reversed(ledger.releases())
        ]  # fmt: skip
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    for one in found:
        click.echo(f"{one['id']}  {one['published_at']}  {one['hash']}")


@release.command()
@click.argument("number", metavar="ID")
def export(number: str) -> None:
    """Write the document of a release to standard output."""
    with create_app().app_context(), system("release export"):
        try:
            click.echo(ledger.release(number).document)
        except OutOfReach:
            raise click.ClickException(f"There is no release {number}.") from None


@release.command()
@click.argument("files", type=click.File("rb"), nargs=-1, required=True)
def verify(files: tuple[IO[bytes], ...]) -> None:
    """Check release documents, all together, by addition and hashing alone. Exit 1 if anything is wrong.

    Where this program's own ledger can be read, a file that is not as it was published is told cell by cell.
    """
    documents = [_read(file) for file in files]
    problems = problems_of(documents, _ledger())
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.exceptions.Exit(1)
    for one in in_order(documents):
        hidden = sum(1 for value in one.values.values() if value is None)
        click.echo(f"{one.told.get('id')}: verified, {len(one.values)} numbers, {hidden} of them hidden")


def _read(file: IO[bytes]) -> Document:
    try:
        return read(file.read())
    except InvalidSystem as invalid:
        raise click.ClickException(f"{file.name}:\n{invalid}") from invalid


def _ledger() -> dict[str, dict[str, Any]]:
    """What this installation published, if there is one here."""
    try:
        with create_app().app_context(), system("release verify"):
            return {str(told["id"]): told for told in ledger.documents()}
    except Exception:
        return {}
