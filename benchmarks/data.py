"""An installation full of invented people: built once for each database and size, in a folder that may be kept.

The people come from the demo generator (`reception demo load --seed 1`), up to ten thousand of them; a larger
municipality is these over again. The caseworker whose pages are measured has files with sixty contacts besides, since
the generator gives nobody more than a dozen.
"""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from benchmarks.copies import MOST, multiply
from benchmarks.progress import told
from benchmarks.raw import Raw
from reception import create_app
from reception.access.actor import system
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.config import Settings
from reception.contacts.models import Contact
from reception.contacts.terms import Channel, ContactState, InterpreterState
from reception.db.session import commit, db
from reception.demo.rows import Rows
from reception.people.models import Person
from reception.people.terms import Protection
from reception.resources import PACKAGE, folder
from tests import pg_cluster

ENGINES = ("sqlite", "postgresql")
#: PostgreSQL as it is in production: every commit waits for the disk.
LASTING = ("fsync=on", "max_connections=60", "shared_buffers=256MB", "listen_addresses=")
SEED = 1
CASEWORKER = "caseworker@demo.example"
LONG_FILES, LONG = 20, 60
#: So many people the generator makes; more are these over again (`benchmarks.copies`).
AT_MOST = 10_000
#: What a contact of a long file says, before its number.
MARK = "Långt ärende, samtal"
_STAMP = "built.json"


@dataclass(frozen=True)
class Installation:
    """A built installation whose database runs."""

    engine: str
    people: int
    folder: Path
    address: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment that its commands run in."""
        others = {name: value for name, value in os.environ.items() if not name.startswith("RECEPTION_")}
        return {**others, **self._settings}

    def settings(self) -> Settings:
        """Its settings, for an application in this process."""
        return Settings.read(self._settings)

    def reception(self, *words: str) -> str:
        """What the command `reception …` prints. Raises CalledProcessError."""
        command = [sys.executable, "-m", "reception.cli", *words]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    @property
    def _settings(self) -> dict[str, str]:
        return {
            "RECEPTION_DATABASE_URL": self.address,
            "RECEPTION_DATA_DIR": str(self.folder),
            "RECEPTION_DEMO": "1",
        }


@contextmanager
def installation(engine: str, people: int, keep: Path) -> Iterator[Installation]:
    """The installation of that size in its folder below `keep`, built unless it stands there already."""
    place = keep.resolve() / f"{engine}-{people}"
    if not _is_built(place):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
    with database(engine, place) as address:
        made = Installation(engine, people, place, address)
        if not _is_built(place):
            _build(made)
        yield made


@contextmanager
def readable_folder() -> Iterator[Path]:
    """A folder for one run, which PostgreSQL's account may walk through, too."""
    with tempfile.TemporaryDirectory(prefix="reception-benchmark-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def database(engine: str, place: Path) -> Iterator[str]:
    """The database in the folder `place`, running; its address."""
    if engine == "sqlite":
        yield f"sqlite:///{place / 'reception.db'}"
        return
    cluster = pg_cluster.start(LASTING, data=place / "postgresql")
    try:
        yield address_in(cluster)
    finally:
        cluster.stop()


def address_in(cluster: pg_cluster.Cluster) -> str:
    """The address of the one database that our clusters hold."""
    return pg_cluster.url(str(cluster.folder), "postgres")


def _is_built(place: Path) -> bool:
    """Whether the data are there, and were built by this generator for this schema."""
    stamp = place / _STAMP
    return stamp.exists() and json.loads(stamp.read_text())["from"] == _source()


def _source() -> str:
    """A hash of what decides on the data: the migrations, the generator, and what is added here."""
    copies = (Path(__file__).parent / "copies.py").read_bytes()
    files = [*(folder("migrations") / "versions").glob("*.py"), *(PACKAGE / "demo").rglob("*.*")]
    own = f"{SEED} {LONG_FILES} {LONG} {MARK} {AT_MOST}".encode()
    content = [*(path.read_bytes() for path in sorted(files)), own, copies]
    return hashlib.sha256(b"".join(content)).hexdigest()[:16]


def _build(made: Installation) -> None:
    """Build the data and say how long it took."""
    source, started = _source(), datetime.now(UTC)
    with told(f"building {made.people} people on {made.engine}"):
        made.reception("database", "upgrade")
        times = min(made.people // AT_MOST or 1, MOST)
        made.reception("demo", "load", "--persons", str(made.people // times), "--seed", str(SEED))
        _add_long_files(made)
        with Raw(made.address) as raw:
            multiply(raw, times)
        _settle(made)
    seconds = (datetime.now(UTC) - started).total_seconds()
    (made.folder / _STAMP).write_text(json.dumps({"from": source, "seconds": round(seconds, 1)}) + "\n")


def _add_long_files(made: Installation) -> None:
    """Give some of the caseworker's cases sixty contacts, one a week."""
    app = create_app(made.settings())
    with app.app_context(), system("benchmark"):
        rows, source = Rows(Contact), random.Random(SEED)
        for case in _open_cases():
            for number in range(1, LONG + 1):
                _add_contact(rows, case, number, source)
        rows.write()
        rows.settle_sequences()
        commit()
        db.engine.dispose()


def _open_cases() -> list[Case]:
    query = (
        sa.select(Case)
        .join(Person, Person.id == Case.person_id)
        .where(Case.worker.has(email=CASEWORKER), Case.state == CaseState.OPEN)
        .where(Person.protection == Protection.NONE)
        .order_by(Case.id)
        .limit(LONG_FILES)
    )
    return list(db.session.scalars(query.execution_options(permit="benchmark")))


def _add_contact(rows: Rows, case: Case, number: int, source: random.Random) -> None:
    at = datetime.now(UTC) - timedelta(weeks=LONG - number, hours=source.randrange(1, 90))
    rows.add(
        Contact,
        case_id=case.id,
        at=at,
        channel=source.choice([Channel.PHONE, Channel.VISIT]),
        state=ContactState.HELD,
        summary=f"{MARK} {number}. {'Talade om bostad, skola och vad som händer härnäst. ' * source.randrange(1, 4)}",
        minutes=30,
        author_id=case.worker_id,
        logged_at=at,
        interpreter=InterpreterState.NONE,
    )


def _settle(made: Installation) -> None:
    """Leave the database as it is after a quiet night, so that nothing is tidied up while it is measured."""
    with Raw(made.address) as raw:
        raw.do("VACUUM ANALYZE" if made.engine == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")
