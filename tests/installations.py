"""Installations of their own, where everything is committed: for work that runs side by side."""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from reception import create_app
from reception.access.actor import system
from reception.accounts.models import Unit
from reception.accounts.terms import UnitKind
from reception.audit.log import record
from reception.db import migrate
from reception.db.session import commit, db
from reception.reckoning.remarks import Refused
from tests.conftest import CHEAP_HASHES, settings


@contextmanager
def installation(engine: str, folder: Path) -> Iterator[Flask]:
    """The application on a database of its own, its tables made."""
    app = create_app(settings(engine, folder), TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASHES)
    with app.app_context():
        migrate.upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


def make_board(name: str) -> Unit:
    """A board that stays."""
    with system("test"):
        unit = Unit(name=name, kind=UnitKind.BOARD)
        db.session.add(unit)
        db.session.flush()
        record("test.unit-made")
        db.session.commit()
    return unit


Work = Callable[[], object]
#: What is said of a refusal, by its kind.
Told = Mapping[type[Exception], Callable[[Exception], str]]


def stopping(refused: Exception) -> str:
    """The code of the one remark that stopped the work."""
    assert isinstance(refused, Refused)
    return {remark.code for remark in refused.remarks if remark.stops}.pop()


def at_once(app: Flask, *works: Work, done: str = "done", told: Told | None = None) -> list[str]:
    """Run each in a thread and a session of its own, committed as a request commits; all begin together.

    Answers, in order of the words, `done` or what is `told` of a refusal. Any other exception is raised here.
    """
    told = told or {}
    begin = threading.Barrier(len(works))

    def one(work: Work) -> str:
        with app.app_context(), system("test"):
            begin.wait(timeout=120)
            try:
                work()
                commit()
            except tuple(told) as refused:
                db.session.rollback()
                return told[type(refused)](refused)
            finally:
                db.session.remove()
            return done

    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(pool.map(one, works))
