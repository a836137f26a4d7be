"""Many at once: each in a process of its own, so that nobody waits for another's Python."""

import itertools
import multiprocessing
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

from benchmarks.client import WrongAnswer

Result = TypeVar("Result")
CLIENTS = 8


def side_by_side(tasks: Sequence[Callable[[], Result]]) -> list[Result]:
    """Do all tasks at once and return what each returned. Raises what one of them raised."""
    context = multiprocessing.get_context("fork")
    running = []
    for task in tasks:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_do, args=(task, theirs), daemon=True)
        process.start()
        theirs.close()
        running.append((process, ours))
    results = [pipe.recv() for _process, pipe in running]
    for process, _pipe in running:
        process.join()
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results


def _do(task: Callable[[], object], pipe: Connection) -> None:
    try:
        result = task()
    except Exception as problem:  # handed on to whoever began this
        pipe.send(WrongAnswer(f"{type(problem).__name__}: {problem}"))
    else:
        pipe.send(result)


@dataclass(frozen=True)
class Prepared:
    """A request ready to be sent, and what its answer must hold."""

    request: bytes
    holds: bytes

    @classmethod
    def get(cls, path: str, headers: dict[str, str], holds: str) -> "Prepared":
        """A GET of `path`."""
        lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {value}" for name, value in headers.items())]
        return cls("\r\n".join([*lines, "", ""]).encode(), holds.encode())


def pages_a_second(port: int, requests: Sequence[Sequence[Prepared]], *, seconds: float) -> float:
    """How many right answers a second come while one client for each list asks without a pause."""
    tasks = [_Asking(port, own, seconds) for own in requests]
    return sum(count / spent for count, spent in side_by_side(tasks))


@dataclass(frozen=True)
class _Asking:
    port: int
    requests: Sequence[Prepared]
    seconds: float

    def __call__(self) -> tuple[int, float]:
        """How many answers came, and in how many seconds."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            count, started = 0, time.perf_counter()
            for request in itertools.cycle(self.requests):
                _answer(connection, request)
                count += 1
                if time.perf_counter() - started > self.seconds:
                    break
            return count, time.perf_counter() - started


def _answer(connection: socket.socket, asked: Prepared) -> None:
    """Send, and read exactly one answer. Raises WrongAnswer."""
    connection.sendall(asked.request)
    head, _blank, body = _until(connection, b"\r\n\r\n").partition(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    parts, missing = [body], length - len(body)
    while missing > 0:
        parts.append(connection.recv(262_144))
        missing -= len(parts[-1])
        if not parts[-1]:
            raise WrongAnswer("the connection was closed in the middle of an answer")
    if not head.startswith(b"HTTP/1.1 200") or asked.holds not in b"".join(parts):
        raise WrongAnswer(f"{asked.request[:60]!r} answers {head[:40]!r} without {asked.holds.decode()!r}")


def _until(connection: socket.socket, mark: bytes) -> bytes:
    read = b""
    while mark not in read:
        part = connection.recv(262_144)
        if not part:
            raise WrongAnswer("the connection was closed")
        read += part
    return read
