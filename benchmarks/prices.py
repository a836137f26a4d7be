"""What the access filter, the reading log and the audit cost, and how many statements a page makes: in this process.

Each is neutralised here and nowhere else, one at a time and in turn with the whole product.
"""

import re
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from unittest import mock

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from benchmarks.client import FormReader, WrongAnswer
from benchmarks.data import CASEWORKER, Installation
from benchmarks.works import Known
from reception import create_app
from reception.access.permit import Permit
from reception.audit import log, reading
from reception.db.session import db
from reception.demo.staff import PASSWORD

NO_STATEMENTS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "PRAGMA")


@dataclass(frozen=True)
class Price:
    """Milliseconds of a page, and how many of them each safeguard takes; `statements` without BEGIN and COMMIT."""

    page: str
    median: float
    access_filter: float
    reading_log: float
    audit: float
    statements: int


def prices(made: Installation, known: Known, *, rounds: int) -> list[Price]:
    """The price of every kind of page."""
    app = create_app(made.settings())
    browser = _signed_in(app)
    _number, person, _id = known.long_files[0]
    pages = {
        "the list": lambda: _page(browser, "/people?worker=me", person),
        "the search": lambda: _page(browser, "/people/search?q=Amina+Yusuf", "Amina Yusuf"),
        "the person's page": lambda: _page(browser, f"/people/{person}", person),
        "the timeline": lambda: _page(browser, f"/people/{person}/timeline", person),
        "sending a contact": lambda: _contact(browser, known),
    }
    found = [_price(app, name, ask, rounds) for name, ask in pages.items()]
    with app.app_context():
        db.engine.dispose()
    return found


def _price(app: Flask, name: str, ask: Callable[[], float], rounds: int) -> Price:
    variants = {"whole": nullcontext, "filter": _unfiltered, "reading": _unread, "audit": _unrecorded}
    times: dict[str, list[float]] = {variant: [] for variant in variants}
    statements = counted(app, ask)
    for _round in range(rounds):
        for variant, without in variants.items():
            with without():
                times[variant].append(1000 * ask())
    median = {variant: statistics.median(samples) for variant, samples in times.items()}
    saved = {variant: round(median["whole"] - value, 2) for variant, value in median.items()}
    return Price(name, median["whole"], saved["filter"], saved["reading"], saved["audit"], statements)


def _unfiltered() -> AbstractContextManager[object]:
    """Every statement as it stands, marked as permitted."""
    return mock.patch.object(Permit, "within", lambda permit, query: query.execution_options(permit=permit.name))


def _unread() -> AbstractContextManager[object]:
    """Nobody notes whom a page showed."""
    return _doing(reading._write, _note_nothing)


@contextmanager
def _unrecorded() -> Iterator[None]:
    """No event is recorded, and nobody misses it. What a page showed is an event too."""
    with _doing(log.record, _record_nothing), _doing(log._refuse_unrecorded, _note_nothing):
        yield


@contextmanager
def _doing(function: Any, instead: Any) -> Iterator[None]:
    """Let `function` do something else, wherever it was imported."""
    kept, function.__code__ = function.__code__, instead.__code__
    try:
        yield
    finally:
        function.__code__ = kept


def _note_nothing() -> None:
    return None


def _record_nothing(action: str, subject: Any = None, *, people: tuple[int, ...] = (), **details: Any) -> None:  # noqa: ARG001 - as the one it replaces
    return None


def counted(app: Flask, ask: Callable[[], object]) -> int:
    """The statements of one request, the reading log's among them. The first request fills the caches."""
    ask()
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(NO_STATEMENTS):
            statements.append(statement)

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    ask()
    sa.event.remove(engine, "before_cursor_execute", note)
    return len(statements)


def _signed_in(app: Flask) -> FlaskClient:
    browser = app.test_client()
    token = _token(browser.get("/sign-in").text)
    answer = browser.post("/sign-in", data={"csrf_token": token, "email": CASEWORKER, "password": PASSWORD})
    if answer.status_code != 302:
        raise WrongAnswer(f"signing in answers {answer.status}")
    return browser


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    if found is None:
        raise WrongAnswer("a page without a form")
    return found[1]


def _page(browser: FlaskClient, path: str, holds: str) -> float:
    started = time.perf_counter()
    answer = browser.get(path)
    seconds = time.perf_counter() - started
    if answer.status_code != 200 or holds not in answer.text:
        raise WrongAnswer(f"{path} answers {answer.status} without {holds}")
    return seconds


def _contact(browser: FlaskClient, known: Known) -> float:
    """Only the sending counts."""
    path, reader = f"/cases/{known.others[0][0]}/contacts/new", FormReader()
    reader.feed(browser.get(path).text)
    form = next(dict(fields) for _target, fields in reader.forms if "_submission" in dict(fields))
    started = time.perf_counter()
    answer = browser.post(path, data={**form, "summary": f"Pris {uuid.uuid4()}"})
    seconds = time.perf_counter() - started
    if answer.status_code != 303:
        raise WrongAnswer(f"{path} answers {answer.status}")
    return seconds
