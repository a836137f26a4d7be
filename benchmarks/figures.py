"""What a year's figures cost (work W5): every indicator by sex, age group and year of reception.

`python -m benchmarks.figures [--people 1000,10000] [--database sqlite,postgresql] [--rounds N] [--keep FOLDER]`. In one
run, in turn: the engine's one pass (the statement of each family, on the database's own driver, nothing else), the
product's count (definitions, permits, the log, and the numbers kept), and what a page does with the numbers that are
kept. What is kept is compared with what is counted anew, to the last unit.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import click
import sqlalchemy as sa

from benchmarks.data import ENGINES, Installation, installation, readable_folder
from reception import create_app
from reception.access.actor import system
from reception.db.session import db, roll_back
from reception.i18n.formats import today
from reception.indicators.operations import counting
from reception.indicators.queries import cube, kept
from reception.indicators.rules.catalogue import in_force
from reception.indicators.rules.keeping import STANDARD
from reception.reckoning.asked import Asked

NO_NUMBERS: Final = "the data bear no figures"
NOT_EQUAL: Final = "what is kept is not what is counted"


class Unequal(Exception):
    """The numbers are not the same, so their times say nothing."""


@dataclass(frozen=True)
class Measured:
    """Seconds on the clock, medians: the engine's pass, the product's count, and reading what is kept; and cells."""

    engine: float
    product: float
    read: float
    cells: int


@click.command()
@click.option("--people", default="1000,10000", show_default=True, help="How many, between commas.")
@click.option("--database", "engines", default=",".join(ENGINES), show_default=True)
@click.option("--rounds", default=3, show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Build the data here, or find them here.")
def main(people: str, engines: str, rounds: int, keep: Path | None) -> None:
    """Measure, and print a table."""
    click.echo("| database | people | cells | one pass of the engine, s | the product's count, s | times | kept, ms |")
    click.echo("|---|--:|--:|--:|--:|--:|--:|")
    with readable_folder() as folder:
        for engine in engines.split(","):
            for number in map(int, people.split(",")):
                with installation(engine, number, keep or folder) as made:
                    _print(made, measured(made, rounds))


def _print(made: Installation, found: Measured) -> None:
    times = found.product / found.engine
    click.echo(
        f"| {made.engine} | {made.people} | {found.cells} | {found.engine:.3f} | {found.product:.3f} | {times:.2f} | "
        f"{1000 * found.read:.1f} |"
    )


def measured(made: Installation, rounds: int) -> Measured:
    """All three, in turn. Raises Unequal."""
    app = create_app(made.settings())
    with app.app_context(), system("benchmark"):
        year = today().year - 1
        asked = Asked.of_year(year, date(year, 12, 31))
        engine: list[float] = []
        product: list[float] = []
        read: list[float] = []
        cells = 0
        for _round in range(rounds):
            engine.append(_seconds(lambda: _engine(asked)))
            product.append(_seconds(lambda: counting.count(year, asked.on)))
            cells = _compare(asked, read)
            roll_back()
        db.engine.dispose()
    return Measured(*(statistics.median(one) for one in (engine, product, read)), cells)


def _engine(asked: Asked) -> None:
    """The families' statements as text, on a connection of its own."""
    for statement in cube.statements(asked, in_force(asked.period), STANDARD):
        compiled = statement.compile(dialect=db.engine.dialect, compile_kwargs={"render_postcompile": True})
        with db.engine.connect() as connection:
            if not connection.exec_driver_sql(compiled.string, _values(compiled)).fetchall():
                raise Unequal(NO_NUMBERS)


def _values(compiled: sa.Compiled) -> object:
    values = compiled.construct_params()
    processed = {
        name: processor(values[name]) if (processor := compiled._bind_processors.get(name)) else values[name]
        for name in values
    }
    return processed if compiled.positiontup is None else tuple(processed[name] for name in compiled.positiontup)


def _compare(asked: Asked, read: list[float]) -> int:
    """What a page reads of the kept numbers, and whether they are those that are counted anew; how many cells."""
    made = kept.by_itself(asked.period.first.year, asked.on)
    if made is None:
        raise Unequal(NO_NUMBERS)
    started = time.perf_counter()
    totals = kept.totals([made])[made.year]
    read.append(time.perf_counter() - started)
    counted: Counter[tuple[str, int]] = Counter()
    number = 0
    for cell in cube.cells(asked, in_force(asked.period), STANDARD):
        counted[cell.code, cell.edition] += cell.number
        number += 1
    if counted != Counter({edition: figure.asked for edition, figure in totals.items()}):
        raise Unequal(NOT_EQUAL)
    return number


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
