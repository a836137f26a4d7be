"""`reception …`: each domain's commands are mounted here. Exit 0 well, 1 a finding, 2 wrong usage."""

import json
import multiprocessing
from collections.abc import Callable

import click
from flask import Flask

from reception import resources
from reception.access import matrix
from reception.access.actor import system
from reception.accounts import queries as account_queries
from reception.accounts.cli import accounts
from reception.app import create_app
from reception.attending import Attendant
from reception.audit.cli import audit
from reception.config import InvalidSetting, Settings
from reception.db import version
from reception.db.session import commit, let_go, own_connections
from reception.demo.cli import ON_ANY_DAY, demo, load_if_empty
from reception.disclosure.cli import disclosure
from reception.education.cli import education
from reception.files.cli import files
from reception.furnishing import furnish
from reception.i18n import catalogues, updating
from reception.imports.cli import import_
from reception.inclusion.cli import inclusion
from reception.indicators.cli import indicators
from reception.jobs.cli import jobs
from reception.mail.cli import mail
from reception.overview.cli import housing
from reception.path.cli import path
from reception.people.cli import index_if_old, people
from reception.policies.cli import policy
from reception.releases.cli import release
from reception.reminders.cli import reminders
from reception.serving import Server
from reception.skills.cli import skills
from reception.sms.cli import sms
from reception.work.cli import work


@click.group()
def main() -> None:
    """Case management for the reception of newcomers."""


main.add_command(accounts)
main.add_command(audit)
main.add_command(demo)
main.add_command(disclosure)
main.add_command(education)
main.add_command(files)
main.add_command(housing)
main.add_command(import_)
main.add_command(inclusion)
main.add_command(indicators)
main.add_command(people)
main.add_command(jobs)
main.add_command(mail)
main.add_command(path)
main.add_command(policy)
main.add_command(release)
main.add_command(reminders)
main.add_command(skills)
main.add_command(sms)
main.add_command(work)


def _settings() -> Settings:
    try:
        return Settings.read()
    except InvalidSetting as problem:
        raise click.UsageError(str(problem)) from problem


@main.command("config")
@click.option("--json", "as_json", is_flag=True)
def show_config(*, as_json: bool) -> None:
    """List the settings in force, secrets hidden."""
    shown = _settings().shown()
    click.echo(
        json.dumps(shown, indent=2) if as_json else "\n".join(f"{name}={value}" for name, value in shown.items())
    )


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, envvar="PORT", show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
def serve(port: int, workers: int, host: str) -> None:
    """Serve the product. The database must stand at this program's version."""
    app = create_app(_settings())
    with app.app_context():
        if not version.is_current():
            raise click.ClickException("The database is not at this program's version. Run: reception database upgrade")
    address = f"http://{host}:{port}"
    if app.config["DEMO"] and not app.config["PUBLIC_URL"]:
        app.config["PUBLIC_URL"] = address
    click.echo(f"Reception is on {address}")
    Server(app, port=port, workers=workers, host=host).run()


@main.command()
def attend() -> None:
    """Do what must be done beside the server: seal the audit log, work through the jobs. `serve` begins this itself."""
    Attendant(create_app(_settings())).attend()


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, envvar="PORT", show_default=True)
@click.pass_context
def start(context: click.Context, port: int) -> None:
    """Prepare the database, load the demo municipality if it is asked for and nothing is there, and serve."""
    app = create_app(_settings())
    with app.app_context():
        if not version.is_current():
            context.invoke(upgrade)
        if app.config["DEMO"] and not account_queries.users():
            let_go()
            _apart(_load_demo, app)
    context.invoke(serve, port=port, workers=2, host="127.0.0.1")


def _load_demo(app: Flask) -> None:
    with app.app_context(), system("demo"):
        own_connections()
        load_if_empty(persons=600, seed=1, on=ON_ANY_DAY)


def _apart(work: Callable[[Flask], None], app: Flask) -> None:
    """Do something in a process of its own: what makes papers begins threads, and this process forks the server's
    workers, in which they would be gone and waited for. Ends this one where it failed."""
    child = multiprocessing.get_context("fork").Process(target=work, args=(app,))
    child.start()
    child.join()
    if child.exitcode:
        raise SystemExit(child.exitcode)


@main.group()
def database() -> None:
    """The schema."""


@database.command()
def upgrade() -> None:
    """Bring the schema to this program's version, and furnish a new installation."""
    from reception.db import migrate  # noqa: PLC0415 - the server needs none of it

    with create_app(_settings()).app_context(), system("furnish"):
        migrate.upgrade()
        migrate.take_turns()
        furnish()
        commit()
        index_if_old()


@database.command()
def check() -> None:
    """Say whether schema and models agree."""
    from reception.db import migrate  # noqa: PLC0415 - the server needs none of it

    with create_app(_settings()).app_context():
        differences = migrate.differences()
    for difference in differences:
        click.echo(difference)
    if differences:
        raise SystemExit(1)
    click.echo("schema and models agree")


@main.command("access-matrix")
@click.option("--json", "as_json", is_flag=True)
def access_matrix(*, as_json: bool) -> None:
    """Print route, method and roles, as the access test knows them."""
    lines = matrix.lines(create_app(_settings()))
    click.echo(json.dumps(lines, indent=2) if as_json else "\n".join(lines))


@main.group("i18n")
def i18n() -> None:
    """The catalogues."""


@i18n.command("check")
@click.option("--json", "as_json", is_flag=True)
def check_catalogues(*, as_json: bool) -> None:
    """Say by catalogue how much is translated, and what is missing, doubtful or wrong."""
    inspected = catalogues.inspected()
    found = [finding for one in inspected for finding in one.findings]
    if as_json:
        click.echo(json.dumps([vars(finding) for finding in found], ensure_ascii=False, indent=2))
    else:
        for finding in found:
            click.echo(f"{finding.catalogue}: {finding.problem}: {finding.message}")
        click.echo("\n".join(catalogues.table(inspected)))
        click.echo(f"{len(found)} findings")
    if found:
        raise SystemExit(1)


@i18n.command("update")
def update_catalogues() -> None:
    """Bring the catalogues up to date with the source; then translate what is empty."""
    if resources.BUNDLE.is_dir():
        raise click.ClickException("The catalogues are updated in a checkout; this is an installed product.")
    for changed in updating.update(resources.PACKAGE.parent):
        click.echo(changed.relative_to(resources.PACKAGE.parent))


if __name__ == "__main__":
    main()
