"""Two people save the same form at the same moment, again and again, on every form that changes something.

`python -m benchmarks.edits [--pairs 50] [--seconds 600] [--database sqlite|postgresql|both]`: of each pair one must be
taken, the other answered with 409 and both texts; what she then chooses must be what stands. Exit 1 if any is lost.
"""

import base64
import contextvars
import os
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
import sqlalchemy as sa
from flask import Flask

from benchmarks import server
from benchmarks.client import Answer, Client, Fields, FormReader, WrongAnswer
from reception import create_app
from reception.access.actor import system
from reception.accounts.models import User
from reception.cases import queries as cases
from reception.config import Settings
from reception.db import migrate
from reception.db.session import db
from tests import pg_cluster
from tests.clients import StrictClient, _signed_in_state
from tests.factories.municipality import make_municipality
from tests.factories.people import make_person
from tests.web.editing import CHOSEN, Edit, World

KEY = base64.b64encode(b"not a secret, only for measuring").decode()
LASTING = ("max_connections=40", "listen_addresses=")


@dataclass
class Outcome:
    """What became of the pairs of one form: how many, the slowest answer in seconds, and what was wrong."""

    edit: Edit
    pairs: int = 0
    slowest: float = 0.0
    wrong: Counter[str] = field(default_factory=Counter)


@click.command()
@click.option("--pairs", default=50, show_default=True, help="Of each form.")
@click.option("--seconds", default=600, show_default=True, help="No new pair begins later than this, per database.")
@click.option("--database", type=click.Choice(["sqlite", "postgresql", "both"]), default="both", show_default=True)
def main(pairs: int, seconds: int, database: str) -> None:
    """Let them meet, and print a table."""
    lost = 0
    for engine in ("sqlite", "postgresql"):
        if database in {engine, "both"}:
            with tempfile.TemporaryDirectory() as name, _address(engine, Path(name)) as address:
                lost += _report(engine, _measured(address, Path(name), pairs, seconds))
    raise SystemExit(1 if lost else 0)


def _report(engine: str, outcomes: list[Outcome]) -> int:
    """Print what became of the forms; how many pairs went wrong, or never met."""
    click.echo(f"\n| {engine}: form | pairs | lost | slowest answer, ms |\n|---|--:|--:|--:|")
    for one in outcomes:
        click.echo(f"| {one.edit} {one.edit.field} | {one.pairs} | {one.wrong.total()} | {one.slowest * 1000:.0f} |")
        for words, count in one.wrong.most_common(3):
            click.echo(f"  {count} × {words}", err=True)
    click.echo(f"| all | {sum(one.pairs for one in outcomes)} | {sum(one.wrong.total() for one in outcomes)} | |")
    return sum(one.wrong.total() for one in outcomes) + sum(one.pairs == 0 for one in outcomes)


@contextmanager
def _address(engine: str, folder: Path) -> Iterator[str]:
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'reception.db'}"
        return
    cluster = pg_cluster.start(LASTING)
    try:
        yield pg_cluster.make_database(str(cluster.folder), "edits")
    finally:
        cluster.stop()


def _measured(address: str, folder: Path, pairs: int, seconds: int) -> list[Outcome]:
    told = {"DATABASE_URL": address, "DATA_DIR": str(folder), "SECRET_KEY": KEY, "FIELD_KEYS": KEY, "LOCALES": "en"}
    settings = {f"RECEPTION_{name}": value for name, value in told.items()}
    app = create_app(Settings.read(settings))
    others = {name: value for name, value in os.environ.items() if not name.startswith("RECEPTION_")}
    with app.app_context():
        migrate.upgrade()
        try:
            with server.served(server.product(), {**others, **settings}, folder / "server.log") as served:
                until = time.monotonic() + seconds
                return [_meetings(app, served.port, edit, pairs, until) for edit in CHOSEN]
        finally:
            db.session.remove()
            db.engine.dispose()


_worlds: dict[int, World] = {}


def _world(app: Flask) -> World:
    """A person with a case for each form; the municipality is made once."""

    def client_of(user: User) -> StrictClient:
        user_id = sa.inspect(user).identity[0]  # without a statement: the browser is to be the one writer
        db.session.rollback()
        browser = StrictClient(app)
        browser.budget = 1000
        state = contextvars.Context().run(_signed_in_state, browser, user_id)
        with browser.session_transaction() as kept:
            kept.update(state)
        db.session.expire_all()
        return browser

    if id(app) not in _worlds:
        _worlds[id(app)] = World(make_municipality(), client_of, None, "")  # type: ignore[arg-type]  # given below
    municipality = _worlds[id(app)].municipality
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    with system("benchmark"):
        case = cases.open_case_of(person)
    assert case is not None
    return World(municipality, client_of, person, case.number)


def _meetings(app: Flask, port: int, edit: Edit, pairs: int, until: float) -> Outcome:
    """Pair after pair on one row; before each it is put back to what it said at first."""
    outcome, world = Outcome(edit), _world(app)
    address = edit.address(world)
    clients = [_client(world, port, by) for by in (edit.also_by, edit.by)]
    people = (world.municipality.caseworker2, world.municipality.manager)
    texts = [str(people[text].id) if isinstance(text, int) else text for text in (edit.first, edit.second)]
    db.session.commit()
    at_first = dict(_form(clients[0].get(address), edit)).get(edit.field, "")
    for place in range(pairs):
        if time.monotonic() > until:
            break
        try:
            outcome.slowest = max(outcome.slowest, _meeting(clients, address, edit, texts, choose_mine=place % 2 == 0))
        except WrongAnswer as wrong:
            outcome.wrong[str(wrong)[:300]] += 1
        outcome.pairs += 1
        texts.reverse()
        _write(clients[0], address, edit, at_first)
    return outcome


def _client(world: World, port: int, by: str) -> Client:
    browser = world.client_of(getattr(world.municipality, by))
    cookie = browser.get_cookie("session")
    assert cookie is not None
    return Client(port, cookies={"session": cookie.value})


class _Reader(FormReader):
    """The forms of a page, with what stands in their long texts."""

    _is_in_area = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        self._is_in_area = tag == "textarea"

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._is_in_area = False

    def handle_data(self, data: str) -> None:
        if self._is_in_area:
            name, text = self.forms[-1][1].pop()
            self._add(name, text + (data if text else data.lstrip("\r\n")).replace("\r\n", "\n"))


def _form(page: Answer, edit: Edit) -> Fields:
    """The form of the page that holds the field."""
    reader = _Reader()
    reader.feed(page.text)
    found = [fields for _action, fields in reader.forms if ("csrf_token" in dict(fields)) and _asks(fields, edit)]
    if not found:
        raise WrongAnswer(f"{page.asked} answers {page.status} and asks for no {edit.field}")
    return found[0]


def _asks(fields: Fields, edit: Edit) -> bool:
    """Whether it is the form of the page and not one of the buttons beside it."""
    return any(name in {edit.field, "version"} for name, _value in fields)


def _filled(fields: Fields, edit: Edit, text: str) -> Fields:
    written = {**edit.more, edit.field: text}
    return [(name, value) for name, value in fields if name not in written] + list(written.items())


def _write(client: Client, address: str, edit: Edit, text: str) -> None:
    answer = client.post(address, _filled(_form(client.get(address), edit), edit, text))
    if answer.status == 409:
        raise WrongAnswer("somebody who writes alone is asked to choose")
    answer.must(status=303)


def _meeting(clients: list[Client], address: str, edit: Edit, texts: list[str], *, choose_mine: bool) -> float:
    """Both open, both send at once; the loser chooses. The seconds of the slowest answer. Raises WrongAnswer."""
    forms = [_filled(_form(client.get(address), edit), edit, text) for client, text in zip(clients, texts, strict=True)]
    start = threading.Barrier(2)

    def send(place: int) -> Answer:
        start.wait(timeout=30)
        return clients[place].post(address, forms[place])

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(send, range(2)))
    if sorted(answer.status for answer in answers) != [303, 409]:
        raise WrongAnswer(f"{address}: the two were answered {[answer.status for answer in answers]}")
    loser = next(place for place, answer in enumerate(answers) if answer.status == 409)
    choice = _form(answers[loser], edit)
    _holds_both(choice, edit, mine=texts[loser], theirs=texts[1 - loser])
    chosen = (f"_chosen-{edit.field}", "mine" if choose_mine else "theirs")
    clients[loser].post(address, [pair for pair in choice if pair[0] != chosen[0]] + [chosen]).must(status=303)
    stands = dict(_form(clients[1 - loser].get(address), edit)).get(edit.field)
    if stands != (texts[loser] if choose_mine else texts[1 - loser]):
        raise WrongAnswer(f"{address}: {stands!r} stands although the other was chosen")
    return max(answer.seconds for answer in answers)


def _holds_both(choice: Fields, edit: Edit, *, mine: str, theirs: str) -> None:
    """Raises WrongAnswer unless the page of the choice carries both texts."""
    carried = dict(choice)
    if (carried.get(edit.field), carried.get(f"_theirs-{edit.field}")) != (mine, theirs):
        raise WrongAnswer(f"{edit}: the page of the choice does not hold both texts")


if __name__ == "__main__":
    main()
