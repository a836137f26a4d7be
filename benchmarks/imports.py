"""A list of 10 000 people previewed and taken in, again, and changed: time, memory, and beside the bare inserts.

`python -m benchmarks.imports [--rows N] [--json FILE]`: SQLite and PostgreSQL, both with fsync.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import click
import sqlalchemy as sa

from benchmarks.lists import workbook
from tests import pg_cluster

LASTING = ("max_connections=20", "listen_addresses=")
#: One transaction for so many bare rows: as many as the product writes for a portion of a list.
PORTION = 1_500


@dataclass(frozen=True)
class Measured:
    """One run of the command: seconds of the clock and of the processor, the largest memory, what it said."""

    engine: str
    work: str
    seconds: float
    processor: float
    megabytes: float
    outcome: dict[str, int]
    #: How many times the bare inserts of as many rows take.
    times_floor: float | None = None


@click.command()
@click.option("--rows", default=10_000, show_default=True)
@click.option("--json", "to", type=click.Path(path_type=Path), help="Write the figures here too.")
def main(rows: int, to: Path | None) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "first.xlsx").write_bytes(workbook(rows))
        (folder / "changed.xlsx").write_bytes(workbook(rows, changed=10))
        measured = [*_on("sqlite", f"sqlite:///{folder / 'reception.db'}", folder), *_on_postgresql(folder)]
    for line in table(measured):
        click.echo(line)
    if to is not None:
        to.write_text(json.dumps([asdict(one) for one in measured], indent=2) + "\n")


def table(measured: list[Measured]) -> list[str]:
    """The figures as Markdown."""
    head = [
        "| database | work | s | s of processor | MB | times bare inserts | created / updated / unchanged |",
        "|---|---|--:|--:|--:|--:|---|",
    ]
    return head + [
        f"| {one.engine} | {one.work} | {one.seconds:.1f} | {one.processor:.1f} | {one.megabytes:.0f} | "
        f"{'' if one.times_floor is None else f'{one.times_floor:.1f}'} | "
        f"{one.outcome['created']} / {one.outcome['updated']} / {one.outcome['unchanged']} |"
        for one in measured
    ]


def _on_postgresql(folder: Path) -> list[Measured]:
    with _cluster() as cluster:
        address = pg_cluster.make_database(str(cluster.folder), "benchmark")
        return _on("postgresql", address, folder)


@contextmanager
def _cluster() -> Iterator[pg_cluster.Cluster]:
    cluster = pg_cluster.start(LASTING)
    try:
        yield cluster
    finally:
        cluster.stop()


def _on(engine: str, address: str, folder: Path) -> list[Measured]:
    data = folder / engine
    data.mkdir()
    environment = {**os.environ, "RECEPTION_DATABASE_URL": address, "RECEPTION_DATA_DIR": str(data)}
    _reception(environment, "database", "upgrade")
    before = _count(address)
    first = _import(engine, "a new list", folder / "first.xlsx", environment)
    floor = _bare_inserts(address, _count(address) - before)
    return [
        Measured(**{**asdict(first), "times_floor": first.seconds / floor}),
        _import(engine, "the same again", folder / "first.xlsx", environment),
        _import(engine, "every tenth changed", folder / "changed.xlsx", environment),
    ]


def _import(engine: str, work: str, file: Path, environment: dict[str, str]) -> Measured:
    """Preview and commit, as the command does it."""
    started = time.perf_counter()
    process = _reception(environment, "import", "people", str(file), "--json", wait=False)
    assert process.stdout is not None
    told = json.loads(process.stdout.read())
    _pid, status, usage = os.wait4(process.pid, 0)
    assert status == 0, status
    outcome = {name: told[name] for name in ("created", "updated", "unchanged")}
    return Measured(
        engine, work, time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, outcome
    )


def _reception(environment: dict[str, str], *words: str, wait: bool = True) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reception.cli", *words]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if wait:
        process.communicate()
        assert process.returncode == 0, words
    return process


def _count(address: str) -> int:
    """The rows of all tables."""
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        counted = sum(
            connection.execute(sa.select(sa.func.count()).select_from(sa.table(name))).scalar_one() for name in names
        )
    engine.dispose()
    return counted


def _bare_inserts(address: str, rows: int) -> float:
    """Seconds that as many rows of 200 bytes take, in as large transactions, into a table with one index."""
    engine = sa.create_engine(address)
    columns = (sa.Column("id", sa.Integer, primary_key=True), sa.Column("key", sa.Text, index=True))
    bare = sa.Table("bare", sa.MetaData(), *columns, sa.Column("text", sa.Text))
    bare.create(engine)
    values = [{"key": str(number), "text": "x" * 200} for number in range(PORTION)]
    started = time.perf_counter()
    for _portion in range(max(1, rows // PORTION)):
        with engine.begin() as connection:
            connection.execute(sa.insert(bare), values)
    seconds = time.perf_counter() - started
    bare.drop(engine)
    engine.dispose()
    return seconds


if __name__ == "__main__":
    main()
