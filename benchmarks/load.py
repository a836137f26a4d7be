"""Writers and readers at once on the real server: nothing is lost, nobody meets an error.

`python -m benchmarks.load --seconds 60 --writers 8 --readers 32 --database both`: exit 1 on an answer of 500 or more,
one that speaks of a locked database, one that is not what was asked for, or a contact that was acknowledged and is
not in the database afterwards.
"""

import itertools
import random
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click

from benchmarks import server
from benchmarks.client import Answer, Client, WrongAnswer
from benchmarks.crowd import side_by_side
from benchmarks.data import CASEWORKER, ENGINES, Installation, installation, readable_folder
from benchmarks.measuring import Timing
from benchmarks.progress import told
from benchmarks.raw import Raw
from benchmarks.works import TEXTS, Known, search_address

#: What no answer may say.
BROKEN = ("database is locked", "OperationalError")
#: What one person at a keyboard does between two requests would be seconds; here nobody rests longer than this.
REST_SECONDS = 0.05


@dataclass
class Doings:
    """What one client did: seconds of each right answer, marks of contacts it was told are saved, what was wrong."""

    seconds: list[float] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note(self, answer: Answer, *, status: int, holds: str = "") -> Answer | None:
        """The answer, if it is right; what is wrong with it is kept."""
        if answer.status != status or holds not in answer.text or any(words in answer.text for words in BROKEN):
            self.faults.append(f"{answer.asked} answers {answer.status} {answer.location}")
            return None
        self.seconds.append(answer.seconds)
        return answer


@dataclass(frozen=True)
class Outcome:
    """What a load did to one database. Milliseconds."""

    engine: str
    seconds: float
    reads: Timing
    writes: Timing
    faults: list[str]
    lost: list[str]

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.faults or self.lost)


def write(client: Client, case: str, mark: str, doings: Doings, *, next_step: str = "") -> None:
    """Log a contact on `case`, with a next step if there is one; it is acknowledged when the answer leads on."""
    path = f"/cases/{case}/contacts/new"
    form = doings.note(client.get(path), status=200, holds='name="summary"')
    if form is None:
        return
    typed = {"summary": mark, "next_title": next_step}
    fields = [(name, typed.get(name) or value) for name, value in form.form()]
    if doings.note(client.post(path, fields), status=303):
        doings.acknowledged.append(mark)


def lost(database: Raw, run: str, acknowledged: Sequence[str]) -> list[str]:
    """The marks of contacts that were acknowledged and are not there."""
    there = set(database.column("SELECT summary FROM contact WHERE summary LIKE %s", f"{run} %"))
    return sorted(set(acknowledged) - there)


def _writer(client: Client, known: Known, run: str, ends: float) -> Doings:
    doings = Doings()
    for number in itertools.count():
        if time.time() > ends:
            return doings
        case = random.choice(known.others)[0]
        write(client, case, f"{run} {uuid.uuid4()}", doings, next_step="Ring igen" if number % 3 == 0 else "")
        time.sleep(random.uniform(0, REST_SECONDS))
    raise AssertionError


def _reader(client: Client, known: Known, ends: float) -> Doings:
    doings = Doings()
    pages = list(_pages(known))
    while time.time() < ends:
        path, holds = random.choice(pages)
        doings.note(client.get(path), status=200, holds=holds)
        time.sleep(random.uniform(0, REST_SECONDS))
    return doings


def _pages(known: Known) -> Iterator[tuple[str, str]]:
    """Addresses, and what their pages hold: her day and her lists, searches, and people."""
    yield from [("/", "<h1"), ("/people", "</table>"), ("/people?worker=me", "</table>")] * 3
    yield from ((search_address(text), found) for text, found in TEXTS)
    yield from ((f"/people/{person}", case) for case, person, _id in known.others[:16])


def loaded(made: Installation, *, seconds: float, writers: int, readers: int) -> Outcome:
    """Let so many write and read at once on the installation."""
    run = f"load-{uuid.uuid4()}"
    with (
        Raw(made.address) as database,
        server.served(server.product(), made.environment, made.folder / "server.log") as product,
    ):
        known = Known.read(database)
        clients = [Client(product.port).sign_in(CASEWORKER) for _client in range(writers + readers)]
        ends = time.time() + seconds
        tasks: list[Callable[[], Doings]] = [
            *(partial(_writer, client, known, run, ends) for client in clients[:writers]),
            *(partial(_reader, client, known, ends) for client in clients[writers:]),
        ]
        doings = side_by_side([partial(_seeded, task) for task in tasks])
        done = [mark for one in doings for mark in one.acknowledged]
        return Outcome(
            made.engine,
            seconds,
            _timing("reads", doings[writers:]),
            _timing("writes", doings[:writers]),
            [fault for one in doings for fault in one.faults],
            lost(database, run, done),
        )


def _seeded(task: Callable[[], Doings]) -> Doings:
    """A process that was forked begins with its parent's chances."""
    random.seed()
    return task()


def _timing(name: str, doings: Sequence[Doings]) -> Timing:
    return Timing.of(name, "", [second for one in doings for second in one.seconds] or [0.0])


def _told(outcome: Outcome) -> Iterator[str]:
    for timing in (outcome.reads, outcome.writes):
        yield (
            f"| {outcome.engine} | {timing.work} | {timing.count} | {timing.count / outcome.seconds:.0f} | "
            f"{timing.median:.0f} | {timing.p95:.0f} | {timing.most:.0f} | "
            f"{len(outcome.faults)} | {len(outcome.lost)} |"
        )


@click.command()
@click.option("--seconds", default=60.0, show_default=True)
@click.option("--writers", default=8, show_default=True)
@click.option("--readers", default=32, show_default=True)
@click.option("--database", type=click.Choice([*ENGINES, "both"]), default="both", show_default=True)
@click.option("--people", default=1000, show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Build the data here, or find them here.")
def main(*, seconds: float, writers: int, readers: int, database: str, people: int, keep: Path | None) -> None:
    """Write and read at once; print what it was like."""
    outcomes = []
    with ExitStack() as stack:
        folder = keep or stack.enter_context(readable_folder())
        for engine in ENGINES if database == "both" else [database]:
            with installation(engine, people, folder) as made, told(f"load on {engine}"):
                outcomes.append(loaded(made, seconds=seconds, writers=writers, readers=readers))
    click.echo("| database | | requests | a second | p50 ms | p95 ms | longest ms | faults | lost writes |")
    click.echo("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    for outcome in outcomes:
        click.echo("\n".join(_told(outcome)))
    for fault in sorted({fault for outcome in outcomes for fault in (*outcome.faults, *outcome.lost)})[:20]:
        click.echo(fault, err=True)
    if not all(outcome.is_clean for outcome in outcomes):
        raise SystemExit(1)


if __name__ == "__main__":
    try:
        main()
    except WrongAnswer as problem:
        raise SystemExit(str(problem)) from problem
