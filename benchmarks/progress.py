"""What a long command is doing, on stderr: its figures go to stdout."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import click


def tell(words: str) -> None:
    """One line."""
    click.echo(words, err=True)


@contextmanager
def told(words: str) -> Iterator[None]:
    """Say what is done now, and how many seconds it took."""
    click.echo(f"{words} … ", err=True, nl=False)
    started = time.perf_counter()
    yield
    click.echo(f"{time.perf_counter() - started:.1f} s", err=True)
