"""`python -m benchmarks`, or `make bench`: the works of a caseworker beside their floor, on both databases."""

from contextlib import ExitStack
from pathlib import Path

import click

from benchmarks import report
from benchmarks.data import ENGINES, installation, readable_folder
from benchmarks.progress import tell
from benchmarks.raw import Raw
from benchmarks.run import Run, run

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"


def listed(text: str) -> list[str]:
    """The parts between commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


@click.command()
@click.option("--people", default="1000,10000,100000", show_default=True, help="How many, between commas.")
@click.option("--database", default=",".join(ENGINES), show_default=True)
@click.option("--rounds", default=40, show_default=True, help="How often each page is asked for.")
@click.option("--seconds", default=60.0, show_default=True, help="The longest that one measurement goes on.")
@click.option("--keep", type=click.Path(path_type=Path), help="Build the data here, or find them here.")
@click.option("--json", "to", type=click.Path(path_type=Path), help="Write every figure here too.")
@click.option("--write", is_flag=True, help="Put the tables into docs/performance.md.")
def main(
    *, people: str, database: str, rounds: int, seconds: float, keep: Path | None, to: Path | None, write: bool
) -> None:
    """Measure, and print the tables."""
    runs: list[Run] = []
    postgresql = ""
    with ExitStack() as stack:
        folder = keep or stack.enter_context(readable_folder())
        for engine in listed(database):
            for number in map(int, listed(people)):
                tell(f"{engine}, {number} people")
                with installation(engine, number, folder) as made:
                    runs.append(run(made, rounds=rounds, seconds=seconds))
                    postgresql = _version(made.address) or postgresql
    text = report.markdown(runs, report.versions(postgresql or "not measured"))
    click.echo(text)
    if to is not None:
        report.write_json(runs, to)
    if write:
        report.write_between(text, DOCUMENT)


def _version(address: str) -> str | None:
    """PostgreSQL's."""
    with Raw(address) as database:
        return None if database.is_sqlite else str(database.column("SHOW server_version")[0]).split()[0]


if __name__ == "__main__":
    main()
