"""What belongs to a transaction and lies outside the database, such as a file: kept or removed with the rows."""

from collections.abc import Callable

from flask import g

Work = Callable[[], object]


def once_committed(work: Work) -> None:
    """Do `work` when what is written now stands; never, if it comes to nothing. It must not fail."""
    _waiting().append((True, work))


def unless_committed(work: Work) -> None:
    """Do `work` if what is written now comes to nothing: by the end of the request or the command at the latest."""
    _waiting().append((False, work))


def settle(*, committed: bool) -> None:
    """Do what was waiting for this outcome, and forget the rest."""
    for wanted, work in g.pop("outside", ()):
        if wanted is committed:
            work()


def _waiting() -> list[tuple[bool, Work]]:
    waiting: list[tuple[bool, Work]] = g.setdefault("outside", [])
    return waiting
