"""The kinds of work there are: upper floors register them, the worker looks them up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Refused(Exception):
    """Work cannot be done, for a reason that whoever ordered it is told: `problem` is a msgid."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Progress(Protocol):
    """How work tells how far it has come.

    What was done so far may be committed by the call, so between two calls lies nothing that must not stand alone.
    """

    def __call__(self, done: int, total: int | None = None) -> None:
        """`done` parts of `total` are done; None while nobody knows how many there are."""
        ...


@dataclass(frozen=True)
class Work:
    """`do` does it for a row's id, and must bear being begun again; `failed` is told the id and why, a msgid."""

    do: Callable[[int, Progress], object]
    failed: Callable[[int, str], object] | None = None


_kinds: dict[str, Work] = {}
_before: list[Callable[[], object]] = []


def register(
    kind: str, work: Callable[[int, Progress], object], failed: Callable[[int, str], object] | None = None
) -> None:
    """Let jobs of this kind be done by `work`, as the member of staff who ordered them."""
    _kinds[kind] = Work(work, failed)


def work_of(kind: str) -> Work:
    """The work of a kind. Raises KeyError."""
    return _kinds[kind]


def before_each(work: Callable[[], object]) -> None:
    """Do `work` before each job, once for all who ask: what a process brings up to date. It must not fail."""
    if work not in _before:
        _before.append(work)


def make_ready() -> None:
    """Do what is to be done before a job."""
    for work in _before:
        work()
