"""Commands over the demo municipality."""

from datetime import date, datetime

import click

from reception.access.actor import system
from reception.accounts import queries
from reception.app import create_app
from reception.db.session import commit, measure
from reception.demo import operations
from reception.demo.figures import count_years
from reception.demo.releases import publish_years
from reception.i18n.formats import today
from reception.path import projection

ON_ANY_DAY = None


@click.group()
def demo() -> None:
    """A synthetic municipality to try and to measure with."""


@demo.command()
@click.option("--persons", type=click.IntRange(10, 1_000_000), default=600, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The municipality as of this day; today if left out.")
def load(persons: int, seed: int, on: datetime | None) -> None:
    """Fill an empty database. The same seed and day give the same rows."""
    with create_app().app_context(), system("demo"):
        if not load_if_empty(persons=persons, seed=seed, on=on.date() if on else ON_ANY_DAY):
            raise click.ClickException("The database is not empty. The demo municipality is loaded into an empty one.")


def load_if_empty(*, persons: int, seed: int, on: date | None) -> bool:
    """Load the demo municipality unless somebody has an account already; say whether it was loaded."""
    if queries.users():
        return False
    with click.progressbar(length=persons, label=f"Loading {persons} invented people") as bar:
        open_cases = operations.load(
            persons=persons, seed=seed, today=on or today(), progress=lambda done: bar.update(done - bar.pos)
        )
    commit()
    with click.progressbar(length=open_cases, label=f"Reckoning the paths of {open_cases} cases") as bar:
        projection.reckon_stale(lambda done: bar.update(done - bar.pos))
    count_years(on or today())
    commit()
    publish_years(on or today())
    commit()
    measure()
    return True
