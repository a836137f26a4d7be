"""`reception policy`: list the policies, and write the follow-up of one to a file."""

from pathlib import Path

import click

from reception.access.actor import system
from reception.access.permit import OutOfReach
from reception.app import create_app
from reception.i18n import locales
from reception.policies.papers.files import as_json, as_xlsx
from reception.policies.papers.follow_up import paper_of
from reception.policies.queries import reports
from reception.policies.rules.documents import policies

FIRST_YEAR, LAST_YEAR = 2000, 2100


@click.group()
def policy() -> None:
    """Policies and their yearly follow-up from published figures."""


@policy.command("list")
def list_() -> None:
    """Print every policy: its code, how many lines it has, until when it holds, and its name."""
    for one in policies():
        until = one.basis.valid_to.isoformat() if one.basis.valid_to else "-"
        click.echo(f"{one.code}\t{len(one.lines)}\t{until}\t{one.municipality}: {one.name}")


@policy.command()
@click.argument("code", type=click.Choice([one.code for one in policies()]))
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), required=True)
@click.option("--format", "kind", type=click.Choice(["pdf", "xlsx", "json"]), default="pdf", show_default=True)
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file. [default: CODE-RELEASE.FORMAT]")
def report(code: str, year: int, kind: str, language: str, out: Path | None) -> None:
    """Write the follow-up of a policy for a YEAR, once every release is verified. Exit 1 if one is not as published."""
    with create_app().app_context(), system("policy report"):
        if problems := reports.problems():
            for problem in problems:
                click.echo(problem, err=True)
            raise click.ClickException("No report is made: a release is not as it was published.")
        try:
            made = reports.report_of(code, year)
        except OutOfReach:
            raise click.ClickException(f"Nothing of {year} is published.") from None
        with locales.spoken(language):
            written = {
                "pdf": lambda: paper_of(made, locales.current()).content,
                "xlsx": lambda: as_xlsx(made, language),
                "json": lambda: as_json(made),
            }[kind]()
    target = out or Path(f"{code}-{made.release['id']}.{kind}")
    target.write_bytes(written)
    click.echo(str(target))
