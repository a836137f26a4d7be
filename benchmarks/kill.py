"""Power cuts: the server is killed in the middle of writing, again and again; what it acknowledged is there, whole.

`python -m benchmarks.kill --rounds 50 --database both`: in each round writers log contacts with a next step until all
processes of the server are killed; on PostgreSQL every fifth round kills the database as well. Then it starts again,
and is asked. Exit 1 when something is lost, something is half there, or the database or the log is broken.
"""

import contextlib
import http.client
import multiprocessing
import random
import subprocess
import time
import uuid
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.synchronize import Event
from pathlib import Path

import click

from benchmarks import server
from benchmarks.client import Client
from benchmarks.crowd import side_by_side
from benchmarks.data import CASEWORKER, ENGINES, LASTING, Installation, address_in, installation, readable_folder
from benchmarks.load import Doings, lost, write
from benchmarks.raw import Raw
from benchmarks.works import Known
from tests import pg_cluster

WRITERS = 4
CUT_AFTER = (0.2, 1.0)
PATIENCE = 30.0
DATABASE_TOO = 5
STEP = "Ring skolan"
#: What a broken connection looks like from outside.
CUT = (OSError, http.client.HTTPException)
PARTS = {
    "its next step": "SELECT 1 FROM task WHERE task.id = contact.next_task_id AND task.case_id = contact.case_id",
    "its line in the log": "SELECT 1 FROM audit_event WHERE action = 'contact.logged' AND subject_id = contact.id",
}


def findings(database: Raw, run: str, acknowledged: Sequence[str]) -> list[str]:
    """What is lost, and what is half there: a contact without its next step or its line in the log, or a step alone."""
    found = [f"lost: {mark}" for mark in lost(database, run, acknowledged)]
    for name, part in PARTS.items():
        query = f"SELECT id FROM contact WHERE summary LIKE %s AND NOT EXISTS ({part})"
        found += [f"contact {number} without {name}" for number in database.column(query, f"{run} %")]
    alone = "SELECT id FROM task WHERE title = %s AND NOT EXISTS (SELECT 1 FROM contact WHERE next_task_id = task.id)"
    return [*found, *(f"next step {number} without its contact" for number in database.column(alone, _step(run)))]


def _step(run: str) -> str:
    """What is to be done next, by contacts of this run."""
    return f"Ring skolan {run}"


def broken(made: Installation, database: Raw) -> list[str]:
    """What the database says of itself, and the log of its chain."""
    found = database.column("PRAGMA integrity_check") if database.is_sqlite else database.column("SELECT 'ok'")
    problems = [f"the database: {words}" for words in found if words != "ok"]
    try:
        made.reception("audit", "verify")
    except subprocess.CalledProcessError as problem:
        problems.append(f"the log: {problem.stdout}{problem.stderr}")
    return problems


@dataclass
class Cuts:
    """Power cuts of one installation, one after the other."""

    made: Installation
    run: str = field(default_factory=lambda: f"kill-{uuid.uuid4()}")
    acknowledged: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    #: What the writers are signed in with. Their sessions outlive the server, too.
    cookies: list[dict[str, str]] = field(default_factory=list)
    cluster: pg_cluster.Cluster | None = None

    def go(self, rounds: int, seconds: float) -> int:
        """So many rounds, or as many as fit into the time; ends with the first finding. How many it were."""
        ends, done = time.monotonic() + seconds, 0
        self._start_database()
        try:
            while done < rounds and not self.found and time.monotonic() < ends:
                done += 1
                self._round(with_database=self.cluster is not None and done % DATABASE_TOO == 0)
            self._start().stop()
        finally:
            if self.cluster is not None:
                self.cluster.stop()
        return done

    def _round(self, *, with_database: bool) -> None:
        served = self._start()
        with Raw(self.made.address) as database:
            known = Known.read(database)
        self.cookies = self.cookies or [Client(served.port).sign_in(CASEWORKER).cookies for _one in range(WRITERS)]
        began = multiprocessing.get_context("fork").Event()
        cut = partial(self._cut, served, began, with_database=with_database)
        writers = [partial(_write, served.port, own, known, self.run, began) for own in self.cookies]
        doings = side_by_side([cut, *writers])
        served.kill()  # it is dead; here its process is collected
        if with_database:
            self._start_database()
        self._look(doings)

    def _cut(self, served: server.Served, began: Event, *, with_database: bool) -> Doings:
        """The power is cut a moment after the first acknowledgement, first for the server."""
        began.wait(timeout=PATIENCE)
        time.sleep(random.uniform(*CUT_AFTER))
        served.kill()
        if with_database and self.cluster is not None:
            self.cluster.kill()
        return Doings()

    def _look(self, doings: Sequence[Doings]) -> None:
        self.acknowledged += [mark for one in doings for mark in one.acknowledged]
        self.found += [fault for one in doings for fault in one.faults]
        with Raw(self.made.address) as database:
            self.found += [*findings(database, self.run, self.acknowledged), *broken(self.made, database)]

    def _start(self) -> server.Served:
        return server.start(server.product(), self.made.environment, self.made.folder / "server.log")

    def _start_database(self) -> None:
        """PostgreSQL on the installation's own data, at a new address."""
        if self.made.engine != "postgresql":
            return
        if self.cluster is not None:
            self.cluster.kill()
        self.cluster = pg_cluster.start(LASTING, data=self.made.folder / "postgresql")
        self.made = replace(self.made, address=address_in(self.cluster))


def _write(port: int, cookies: dict[str, str], known: Known, run: str, began: Event) -> Doings:
    """Log contacts with a next step until the power is cut."""
    random.seed()
    doings, client = Doings(), Client(port, cookies=cookies)
    with contextlib.suppress(*CUT):
        while True:
            write(client, random.choice(known.others)[0], f"{run} {uuid.uuid4()}", doings, next_step=_step(run))
            if doings.acknowledged:
                began.set()
    return doings


@click.command()
@click.option("--rounds", default=50, show_default=True)
@click.option("--seconds", default=600.0, show_default=True, help="The longest that one database takes.")
@click.option("--database", type=click.Choice([*ENGINES, "both"]), default="both", show_default=True)
@click.option("--people", default=100, show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Build the data here, or find them here.")
def main(*, rounds: int, seconds: float, database: str, people: int, keep: Path | None) -> None:
    """Cut the power again and again; say what was lost."""
    found = []
    with ExitStack() as stack:
        folder = keep or stack.enter_context(readable_folder())
        for engine in ENGINES if database == "both" else [database]:
            with installation(engine, people, folder) as made:
                cuts = Cuts(made)
            done = cuts.go(rounds, seconds)
            click.echo(
                f"{engine}: {done} power cuts, {len(cuts.acknowledged)} acknowledged, {len(cuts.found)} findings"
            )
            found += cuts.found
    click.echo("\n".join(found[:50]), err=True, nl=bool(found))
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
