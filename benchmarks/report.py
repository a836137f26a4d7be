"""The figures as Markdown and as JSON."""

import json
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.run import Run, Work
from benchmarks.works import COMPRESSED, EMPTY, TABLE

BEGIN, END = "<!-- make bench: begins -->", "<!-- make bench: ends -->"
#: The goals: times the floor, pages a second at eight clients, growth.
ALLOWED_RATIO, ALLOWED_GROWTH = 4.0, 1.5

HOW_TO_READ = (
    "Milliseconds at one client. “Times floor” is the goal's measure (at most 4); “growth” is the median beside the "
    "one with the fewest people in the same run of the command (at most 1.5)."
)
SAFEGUARDS = (
    "What the safeguards cost in one page, measured in one process by leaving each out in turn (milliseconds; a few "
    "tenths of one are noise), and the statements that a page makes, the reading log's among them:"
)


def markdown(runs: Sequence[Run], versions: str) -> str:
    """All tables."""
    parts = [
        f"Two cores, {versions}. {HOW_TO_READ}",
        "\n".join(_works(runs)),
        "At eight clients, answers a second (the client's own cost shows in the empty page, which it asks alike):",
        "\n".join(_pages(runs)),
        SAFEGUARDS,
        "\n".join(_prices(runs)),
        "\n".join(_footprint(runs)),
    ]
    return "\n\n".join(parts) + "\n"


def versions(postgresql: str) -> str:
    """What it ran on."""
    return f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, PostgreSQL {postgresql}"


def _works(runs: Sequence[Run]) -> Iterator[str]:
    yield "| work | database | people | floor | median | quartiles | p95 | times floor | growth |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"
    for run in runs:
        for work in run.works:
            of = work.timing
            yield (
                f"| {of.work} | {run.engine} | {run.people} | {work.floor:.1f} | {of.median:.1f} | "
                f"{of.low:.1f}–{of.high:.1f} | {of.p95:.1f} | {_marked(work.ratio, ALLOWED_RATIO)} | "
                f"{_growth(runs, run, work)} |"
            )


def _marked(value: float, allowed: float) -> str:
    """A figure that breaks its goal stands out."""
    return f"{value:.1f}" if round(value, 1) <= allowed else f"**{value:.1f}**"


def _growth(runs: Sequence[Run], run: Run, work: Work) -> str:
    smallest = min((other for other in runs if other.engine == run.engine), key=lambda other: other.people)
    if smallest is run:
        return ""
    before = next(other for other in smallest.works if other.timing.work == work.timing.work)
    return _marked(work.timing.median / before.timing.median, ALLOWED_GROWTH)


def _pages(runs: Sequence[Run]) -> Iterator[str]:
    names = list(runs[0].pages)
    yield f"| database | people | {' | '.join(names)} |"
    yield f"|---|--:|{'--:|' * len(names)}"
    for run in runs:
        yield f"| {run.engine} | {run.people} | {' | '.join(f'{run.pages[name]:.0f}' for name in names)} |"


def _prices(runs: Sequence[Run]) -> Iterator[str]:
    yield "| page | database | people | median | access filter | reading log | audit | statements |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for run in runs:
        for price in run.prices:
            yield (
                f"| {price.page} | {run.engine} | {run.people} | {price.median:.1f} | {price.access_filter:.1f} | "
                f"{price.reading_log:.1f} | {price.audit:.1f} | {price.statements} |"
            )


def _footprint(runs: Sequence[Run]) -> Iterator[str]:
    yield (
        "| database | people | second start, s | MiB of two workers and their master | MiB of what attends "
        "| empty page, ms | 50-row page, ms | the list compressed, ms |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for run in runs:
        medians = {detail.work: detail.median for detail in run.details}
        yield (
            f"| {run.engine} | {run.people} | {run.start_seconds:.1f} | {run.memory.serving:.0f} | "
            f"{run.memory.attending:.0f} | {medians[EMPTY]:.1f} | {medians[TABLE]:.1f} | {medians[COMPRESSED]:.1f} |"
        )


def write_json(runs: Sequence[Run], to: Path) -> None:
    """Every figure, the details of each page among them."""
    to.write_text(json.dumps([asdict(run) for run in runs], indent=2, ensure_ascii=False) + "\n")


def write_between(text: str, document: Path) -> None:
    """Put `text` in place of what stands between the two marks. Raises ValueError if there are none."""
    before, found, rest = document.read_text().partition(BEGIN)
    _old, ended, after = rest.partition(END)
    if not (found and ended):
        raise ValueError(f"{document} has no place for the tables")
    document.write_text(f"{before}{BEGIN}\n{text}{END}{after}")
