"""Asking in turn, so that whatever else the machine does meets everything alike; and what comes of it."""

import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.works import CASE, LOG, Step

Times = dict[tuple[str, str], list[float]]


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one kind of request; `low` and `high` are the quartiles, `most` the longest."""

    work: str
    name: str
    count: int
    median: float
    p95: float
    low: float
    high: float
    most: float

    @classmethod
    def of(cls, work: str, name: str, seconds: Sequence[float]) -> "Timing":
        """The timing of samples in seconds."""
        ordered = sorted(1000 * sample for sample in seconds)
        at = [ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))] for share in (0.95, 0.25, 0.75)]
        return cls(work, name, len(ordered), statistics.median(ordered), *at, ordered[-1])


def interleaved(steps: Sequence[Step], *, rounds: int, seconds: float) -> Times:
    """Ask every step once a round; the first round warms up and does not count. Ends after `rounds` or `seconds`."""
    times: Times = defaultdict(list)
    for step in steps:
        step.ask()
    ends = time.perf_counter() + seconds
    for _round in range(rounds):
        for step in steps:
            times[step.work, step.name].append(step.ask())
        if time.perf_counter() > ends:
            break
    return times


def of_work(times: Times, work: str, *names: str) -> list[float]:
    """The samples of a work: each page for itself, or, where pages follow on each other, all of a turn together."""
    pages = [samples for (of, name), samples in times.items() if of == work and name in names]
    return [sum(turn) for turn in zip(*pages, strict=True)] if work == LOG else [one for page in pages for one in page]


def parts(times: Times, work: str, raw: str) -> list[tuple[str, tuple[str, ...]]]:
    """What a work is reported as: itself over its pages, except that the two pages of a case stand apart."""
    names = tuple(name for of, name in times if of == work and name != raw)
    return [(f"{work}: {name}", (name,)) for name in names] if work == CASE else [(work, names)]
