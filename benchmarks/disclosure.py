"""Hiding of cells, beside Tau-ARGUS in one run: `python -m benchmarks.disclosure [--argus PYTHON]`.

Tables of a seed as in `benchmarks.tables`, threshold 5, and no width, which Tau-ARGUS does not ask for here. Both find
the cheapest pattern; a hidden cell costs its count + 1. Ours makes the certificate, too. Tau-ARGUS runs in a process of
its own, in whatever environment has the extra `benchmark`.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from benchmarks.__main__ import listed
from benchmarks.progress import tell
from benchmarks.tables import TABLES, Table, system
from reception.disclosure.certificate import certified
from reception.disclosure.protecting import Pattern, protect
from reception.disclosure.solver import places_of
from reception.disclosure.system import Policy, System

T = TypeVar("T")
THRESHOLD = 5
POLICY = Policy(THRESHOLD, width=0)
#: As in `argus.py`.
TIMES = 5
_ARGUS = Path(__file__).with_name("argus.py")
#: For a table of fifty thousand cells; and for Tau-ARGUS, whose limit is in whole minutes.
SAFE_WITHIN = 60.0
_NO_LIMIT = 10**7


@dataclass(frozen=True)
class Row:
    """One table: seconds until pattern and certificate, those of the certificate alone, and Tau-ARGUS' (None: none)."""

    table: Table
    seed: int
    cells: int
    primary: int
    pattern: Pattern
    seconds: float
    proving: float
    argus_seconds: float | None
    argus_cost: int | None


@click.command()
@click.option("--tables", default=",".join(table.name for table in TABLES), show_default=True)
@click.option("--seeds", default="3", show_default=True, help="Between commas.")
@click.option("--limit", default=SAFE_WITHIN, show_default=True, help="Seconds that ours may take.")
@click.option("--argus", default=sys.executable, help="A Python that has pytauargus; empty: without Tau-ARGUS.")
@click.option("--minutes", default=2, show_default=True, help="Minutes that Tau-ARGUS may take.")
def main(*, tables: str, seeds: str, limit: float, argus: str, minutes: int) -> None:
    """Measure, and print the table."""
    wanted = listed(tables)
    rows = []
    for table in TABLES:
        for seed in map(int, listed(seeds) if table.name in wanted else ()):
            tell(f"{table.name}, seed {seed}")
            rows.append(_measured(table, seed, limit, argus, minutes))
    click.echo("\n".join(_lines(rows, limit, minutes)))


def _measured(table: Table, seed: int, limit: float, argus: str, minutes: int) -> Row:
    of = system(table, seed)
    pattern, seconds = _timed(lambda: protect(of, POLICY, limit))
    proving = 0.0
    if not pattern.is_withheld:
        hidden = places_of([cell.id in pattern.hidden for cell in of.cells])
        _certificate, proving = _timed(lambda: certified(of, hidden, POLICY))
    found = suppressed(of, argus, minutes) if argus else (None, None)
    return Row(table, seed, len(of.cells), len(pattern.primary), pattern, seconds, proving, *found)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What comes of it, and seconds: the median of several where it takes less than one."""
    seconds: list[float] = []
    while not seconds or (seconds[0] < 1 and len(seconds) < TIMES):
        began = time.perf_counter()
        made = work()
        seconds.append(time.perf_counter() - began)
    return made, statistics.median(seconds)


def suppressed(of: System, python: str, minutes: int) -> tuple[float | None, int | None]:
    """Tau-ARGUS' seconds and cost, None each if it found nothing in time."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.jj"
        file.write_text(in_jj_format(of))
        try:
            answer = subprocess.run(
                [python, str(_ARGUS), str(file), str(minutes)],
                capture_output=True,
                text=True,
                check=True,
                timeout=60 * minutes + 30,
                cwd=folder,  # it leaves its notes where it stands
            )
        except subprocess.TimeoutExpired:
            return None, None
    said = json.loads(answer.stdout.splitlines()[-1])
    if said["status"] > 1 or not said["hidden"]:
        return None, None
    return said["seconds"], sum(of.cells[place].count + 1 for place in said["hidden"])


def in_jj_format(of: System) -> str:
    """The table as Tau-ARGUS' solver reads it: cells with their weights and what protects them, and sums."""
    places = {cell.id: place for place, cell in enumerate(of.cells)}
    lines = ["0", str(len(of.cells))]
    for place, cell in enumerate(of.cells):
        is_primary = 0 < cell.count < THRESHOLD
        status, upper = ("u", THRESHOLD - cell.count) if is_primary else ("s", 0)
        lines.append(f"{place} {cell.count} {cell.count + 1} {status} 0 {_NO_LIMIT} 0 {upper} 0")
    lines.append(str(len(of.equations)))
    lines += [f"0 {len(one)} : " + " ".join(f"{places[name]} ({sign})" for name, sign in one) for one in of.equations]
    return "\n".join(lines) + "\n"


def _lines(rows: list[Row], limit: float, minutes: int) -> Iterable[str]:
    yield (
        f"At most {limit:g} s for ours and {minutes} min for Tau-ARGUS. “Ours” is everything until pattern and"
        " certificate; the certificate's share stands beside it. What takes less than a second is the median of five."
    )
    yield ""
    yield (
        "| table | seed | cells / primary | Tau-ARGUS: s, cost | ours: s | certificate: s | cost | bound | gap |"
        " secondary | how often as quick |"
    )
    yield "|:--|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for row in rows:
        pattern, argus = row.pattern, "none"
        if row.argus_seconds is not None:
            argus = f"{row.argus_seconds:.3g}, {row.argus_cost}"
        ratio = f"{row.argus_seconds / row.seconds:.2g}" if row.argus_seconds is not None else ""
        yield (
            f"| {row.table.name} | {row.seed} | {row.cells} / {row.primary} | {argus} | {row.seconds:.3g}"
            f" | {row.proving:.2g} | {pattern.cost:.0f} | {pattern.bound:.1f} | {100 * pattern.gap:.1f} %"
            f" | {len(pattern.hidden - pattern.primary)}{' (all withheld)' if pattern.is_withheld else ''} | {ratio} |"
        )


if __name__ == "__main__":
    main()
