"""A server in a process group of its own: started, measured, stopped or killed."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WORKERS = 2
PATIENCE_SECONDS = 180.0


@dataclass(frozen=True)
class Memory:
    """MiB of a server's master and workers together, and of what attends beside it. Shared pages count once."""

    serving: float
    attending: float


@dataclass(frozen=True)
class Served:
    """A running server. `seconds` passed from its start to its first right answer."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    seconds: float

    @property
    def pids(self) -> list[int]:
        """Its processes."""
        return [pid for pid in _all_pids() if _group_of(pid) == self.process.pid]

    def memory(self) -> Memory:
        """The proportional set size, now."""
        beside = {pid for pid in self.pids if b"attend" in _command_of(pid)}
        return Memory(sum(map(_megabytes, set(self.pids) - beside)), sum(map(_megabytes, beside)))

    def stop(self) -> None:
        """Ask it to end, and wait."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End all its processes at once, in the middle of whatever they do."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=20)


@contextmanager
def served(command: list[str], environment: Mapping[str, str], log: Path) -> Iterator[Served]:
    """A server for a while."""
    server = start(command, environment, log)
    try:
        yield server
    finally:
        server.stop()


def product() -> list[str]:
    """The command that serves the product, without its port."""
    return [sys.executable, "-m", "reception.cli", "serve", "--workers", str(WORKERS)]


def floor() -> list[str]:
    """The command that serves the floor, without its port."""
    return [sys.executable, "-m", "benchmarks.floor", "--workers", str(WORKERS)]


def start(command: list[str], environment: Mapping[str, str], log: Path) -> Served:
    """Start a server and wait until `/ready` answers. Raises RuntimeError with what it wrote."""
    port, began = _free_port(), time.perf_counter()
    with log.open("wb") as written:
        process = subprocess.Popen(
            [*command, "--port", str(port)], env=environment, stdout=written, stderr=written, start_new_session=True
        )
    while time.perf_counter() - began < PATIENCE_SECONDS and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=5):
            return Served(port, process, log, time.perf_counter() - began)
        time.sleep(0.02)
    Served(port, process, log, PATIENCE_SECONDS).kill()
    raise RuntimeError(log.read_text())


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _all_pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]


def _group_of(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return None


def _command_of(pid: int) -> bytes:
    return (Path("/proc") / str(pid) / "cmdline").read_bytes()


def _megabytes(pid: int) -> float:
    """Linux's "Pss": a page that three processes share counts a third in each."""
    for line in (Path("/proc") / str(pid) / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
