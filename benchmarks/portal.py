"""What newcomers' own pages cost: the server's time, the statements and the bytes of each; beside an empty page.

`python -m benchmarks.portal [--people 1000,10000] [--database sqlite,postgresql] [--rounds N] [--keep FOLDER]`. The
empty page stands behind the same door, in the same frame: her visit is read and the languages are offered, and nothing
else is asked. All pages are asked for in turn, in one process, by Amina Yusuf of the demo in Arabic, with access rules
and the log on.
"""

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from benchmarks.client import WrongAnswer
from benchmarks.data import ENGINES, Installation, installation, readable_folder
from benchmarks.prices import counted
from reception import create_app
from reception.access.actor import system
from reception.db.session import db
from reception.demo.own_pages import Trying, newcomers_to_try
from reception.portal import permits
from reception.portal.views.room import OwnRoom

LANGUAGE = "ar"
FLOOR = "/floor"
#: What is asked for, by what it is called in the table.
PAGES = {
    "an empty page": FLOOR,
    "My plan": "/",
    "my path": "/path",
    "my goals": "/goals",
    "my rights": "/rights",
    "my times": "/times",
    "my letters": "/letters",
    "my data": "/data",
    "who has looked": "/data/looks",
}
EMPTY = """{% extends "layouts/mine.html" %}{% block heading %}-{% endblock %}{% block page %}<p>-</p>{% endblock %}"""


@dataclass(frozen=True)
class Measured:
    """Milliseconds of the processor and on the clock, the statements, and the bytes of the page as it is sent."""

    page: str
    processor: float
    clock: float
    statements: int
    size: int


@click.command()
@click.option("--people", default="1000,10000", show_default=True, help="How many, between commas.")
@click.option("--database", "engines", default=",".join(ENGINES), show_default=True)
@click.option("--rounds", default=40, show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Build the data here, or find them here.")
def main(people: str, engines: str, rounds: int, keep: Path | None) -> None:
    """Measure, and print a table."""
    click.echo(
        "| database | people | page | processor, ms | times an empty page | clock, ms | statements | bytes sent |"
    )
    click.echo("|---|--:|---|--:|--:|--:|--:|--:|")
    with readable_folder() as folder:
        for engine in engines.split(","):
            for number in map(int, people.split(",")):
                with installation(engine, number, keep or folder) as made:
                    _print(made, measured(made, rounds=rounds))


def _print(made: Installation, found: list[Measured]) -> None:
    floor = found[0].processor
    for one in found:
        click.echo(
            f"| {made.engine} | {made.people} | {one.page} | {one.processor:.1f} | {one.processor / floor:.1f} | "
            f"{one.clock:.1f} | {one.statements} | {one.size} |"
        )


def measured(made: Installation, *, rounds: int) -> list[Measured]:
    """Every page, the empty one first."""
    app = create_app(made.settings())
    _add_floor(app)
    with app.app_context(), app.test_request_context(), system("benchmark"):
        amina = newcomers_to_try()[0]
        db.session.rollback()
    browser = _come_in(app, amina)
    asked = {name: _asking(browser, f"/my/{LANGUAGE}{path}") for name, path in PAGES.items()}
    statements = {name: counted(app, ask) for name, ask in asked.items()}
    processor: dict[str, list[float]] = {name: [] for name in asked}
    clock: dict[str, list[float]] = {name: [] for name in asked}
    sizes = {}
    for _round in range(rounds):
        for name, ask in asked.items():
            began, at = time.process_time(), time.perf_counter()
            sizes[name] = ask()
            clock[name].append(1000 * (time.perf_counter() - at))
            processor[name].append(1000 * (time.process_time() - began))
    with app.app_context():
        db.engine.dispose()
    middle = statistics.median
    return [
        Measured(name, middle(processor[name]), middle(clock[name]), statements[name], sizes[name]) for name in asked
    ]


def _add_floor(app: Flask) -> None:
    """An empty page behind the newcomers' door."""
    room = OwnRoom("benchmark_floor", __name__, url_prefix=FLOOR)

    @room.route("", permit=permits.PAGES)
    def empty() -> str:
        return render_template_string(EMPTY)

    app.register_blueprint(room)


def _come_in(app: Flask, whom: Trying) -> FlaskClient:
    """A browser in which she is in."""
    browser = app.test_client()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get(whom.address).text)
    if token is None:
        raise WrongAnswer("the door has no form")
    answer = browser.post(whom.address.partition("?")[0], data={"csrf_token": token[1], "year": str(whom.year)})
    if answer.status_code != 303:
        raise WrongAnswer(f"the door answers {answer.status}")
    return browser


def _asking(browser: FlaskClient, path: str) -> Callable[[], int]:
    """What asks for a page and returns how many bytes are sent of it."""

    def ask() -> int:
        answer = browser.get(path, headers={"Accept-Encoding": "gzip"})
        if answer.status_code != 200 or answer.headers.get("Content-Encoding") != "gzip":
            raise WrongAnswer(f"{path} answers {answer.status}")
        return len(answer.data)

    return ask


if __name__ == "__main__":
    main()
