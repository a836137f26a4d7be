"""What keeping the milestones costs: all open cases reckoned anew, and one case that a write touches.

`python -m benchmarks.paths [--people N] [--database sqlite,postgresql] [--keep FOLDER]`. The write beside which a
touched case is measured is the same one (a date of a person, recorded and committed) with nothing to reckon.
"""

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import click
import sqlalchemy as sa

from benchmarks.data import ENGINES, Installation, installation, readable_folder
from reception import create_app
from reception.access.actor import system
from reception.audit import log
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind

WRITES = 60


@dataclass(frozen=True)
class Kept:
    """Seconds for all open cases, and milliseconds of a write with and without the case it touches."""

    engine: str
    cases: int
    seconds: float
    touching: float
    bare: float


@click.command()
@click.option("--people", default=24_000, show_default=True, help="About 0.42 of them have an open case.")
@click.option("--database", "engines", default=",".join(ENGINES), show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the data in this folder for the next run.")
def main(people: int, engines: str, keep: Path | None) -> None:
    """Measure, and print a table."""
    click.echo("| database | open cases | all anew, s | each, ms | a write, ms | touching a case, ms | more |")
    click.echo("|---|--:|--:|--:|--:|--:|--:|")
    with readable_folder() as folder:
        for engine in engines.split(","):
            with installation(engine, people, keep or folder) as made:
                one = _measured(made)
            each = one.seconds / one.cases * 1000
            more = one.touching - one.bare
            click.echo(
                f"| {one.engine} | {one.cases} | {one.seconds:.1f} | {each:.1f} | {one.bare:.1f} | "
                f"{one.touching:.1f} | {more:.1f} |"
            )


def _measured(made: Installation) -> Kept:
    told = json.loads(made.reception("path", "rebuild", "--json"))
    with create_app(made.settings()).app_context(), system("benchmark"):
        people = _people_with_open_cases()
        bare, touching = _interleaved(people)
    return Kept(made.engine, told["cases"], told["seconds"], touching, bare)


def _people_with_open_cases() -> list[int]:
    query = sa.select(Case.person_id).where(Case.state == CaseState.OPEN).order_by(Case.id).limit(WRITES + 1)
    return list(db.session.scalars(query.execution_options(permit="benchmark")))


def _interleaved(people: list[int]) -> tuple[float, float]:
    """The median of each way of writing, in turn, in milliseconds; the first of each only warms up."""
    bare, touching = [], []
    for person_id in people:
        bare.append(_write(person_id, log.concerned))
        touching.append(_write(person_id, lambda: None))
    return statistics.median(bare[1:]), statistics.median(touching[1:])


def _write(person_id: int, before: Callable[[], object]) -> float:
    """Move a date that milestones are counted from."""
    started = time.perf_counter()
    query = sa.select(KeyDate).where(KeyDate.person_id == person_id, KeyDate.kind == KeyDateKind.RECEIVED)
    found = db.session.scalars(query.execution_options(permit="benchmark")).one_or_none()
    if found is None:
        found = KeyDate(person_id=person_id, kind=KeyDateKind.RECEIVED, on_day=_some_day())
        db.session.add(found)
    else:
        found.on_day -= timedelta(days=1)
    db.session.flush()
    record("benchmark.date", found)
    before()
    commit()
    return (time.perf_counter() - started) * 1000


def _some_day() -> date:
    return today() - timedelta(days=100)


if __name__ == "__main__":
    main()
