"""The session: one transaction per request, committed here and nowhere else.

SQLite has one writer. A request that may write takes the write lock when its transaction begins, so that it waits its
turn instead of failing half-way; a reading request takes it only to write its line in the reading log, at the end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import sqlalchemy as sa
from flask import Flask, Response, g, has_request_context, request
from flask_sqlalchemy import SQLAlchemy

from reception.db import connections, outside
from reception.db.base import Base

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

db = SQLAlchemy(metadata=Base.metadata, disable_autonaming=True)

_looking: ContextVar[bool] = ContextVar("looking", default=False)
_before_commit: list[Callable[[], None]] = []
_notes: list[tuple[Callable[[], bool], Callable[[], None]]] = []


def before_commit(work: Callable[[], None]) -> None:
    """Register `work` to run just before a writing request's one commit."""
    _before_commit.append(work)


def at_the_end(*, when: Callable[[], bool], note: Callable[[], None]) -> None:
    """Register what is noted about a request once its answer is ready, also when it only read."""
    _notes.append((when, note))


def init_app(app: Flask) -> None:
    """Connect `app` to its database."""
    db.init_app(app)
    with app.app_context():
        connections.set_up(db.engine, is_reading)
    app.after_request(_finish)
    app.teardown_appcontext(lambda _error: outside.settle(committed=False))


def commit() -> None:
    """End the work of a command; a request is committed by itself when its answer is ready."""
    for work in _before_commit:
        work()
    db.session.commit()
    outside.settle(committed=True)


def roll_back() -> None:
    """End the work of a command, or a part of it, and write nothing of it."""
    db.session.rollback()
    outside.settle(committed=False)


def is_one_writer() -> bool:
    """Whether this database has one writer at a time, so that long work must let others in between."""
    return bool(db.engine.dialect.name == "sqlite")


def own_connections() -> None:
    """After a fork: open connections of one's own; those of the parent stay the parent's."""
    db.engine.dispose(close=False)


def answer_requests() -> None:
    """This process answers requests from now on, on connections that give up what takes longer than anybody waits."""
    own_connections()
    connections.for_requests(db.engine)


def let_go() -> None:
    """Before a fork: keep no connection open that a child would share."""
    db.session.remove()
    db.engine.dispose()


def measure() -> None:
    """Let the database count its tables again, so that its plans fit; after many rows came in at once."""
    count_tables()
    db.session.commit()


def count_tables() -> None:
    """The same within a transaction, for what is asked in it about the rows that came in."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(sa.text("PRAGMA analysis_limit=1000"))
    db.session.execute(sa.text("ANALYZE"))


@contextmanager
def only_looking() -> Iterator[None]:
    """Let a command look without taking SQLite's write lock; writing inside is refused, as while a page is read."""
    token = _looking.set(True)
    try:
        yield
    finally:
        roll_back()
        _looking.reset(token)


def is_reading() -> bool:
    """Whether this is a request, or a part of a command, that may only read."""
    return _looking.get() or _is_safe_request()


def _is_safe_request() -> bool:
    return has_request_context() and request.method in SAFE_METHODS and not g.get("noting", False)


def _finish(response: Response) -> Response:
    if response.status_code >= 500 or g.get("abandoned", False):
        db.session.rollback()
        return response
    due = [note for when, note in _notes if when()]
    if request.method in SAFE_METHODS:
        _note_in_own_transaction(due)
    else:
        for note in due:
            note()
        commit()
    return response


def abandon() -> None:
    """Let nothing of this request be written, although its answer is a page and no error."""
    g.abandoned = True
    db.session.rollback()


def _note_in_own_transaction(due: list[Callable[[], None]]) -> None:
    """Write what a reading request leaves behind. If it cannot be written, the answer is not sent."""
    if not due:
        return
    db.session.rollback()
    g.noting = True
    for note in due:
        note()
    db.session.commit()
