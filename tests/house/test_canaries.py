"""One unmistakable word in whatever is personal, and where it may never turn up.

It stands in every personal text of every row of a file, in every field that is typed into, and in the messages of the
errors that are met on the way. It may stand in pages; not in a log at any level, not on the output, in no header, no
cookie, no address, no title beyond the person's name, and in no name of a file.
"""

import json
import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from reception.access.actor import Actor, system
from reception.accounts.models import User
from reception.cases import queries as cases
from reception.db.base import Base, Privacy
from reception.db.session import db
from reception.jobs import jobs, operations
from reception.jobs import registry as kinds
from tests.clients import StrictClient
from tests.factories.files import File, make_file
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.studies_shared import share_everything
from tests.house import on_sqlite_alone
from tests.house.test_row_access import address_of, rules
from tests.web.hostile import PostForm, send
from tests.web.test_hostile_forms import Walk
from tests.web.world import World

MARK = "Kanarieord"
PERSONAL = {Privacy.PERSONAL, Privacy.SENSITIVE, Privacy.CONTACT}
#: What no address, title or log holds; a page does.
NUMBERS = ("199005172385", "19900517-2385", "0701740600", "070-174 06 00")
WORDS = (MARK, MARK.casefold(), MARK[::-1].casefold(), *NUMBERS)
READERS = ("caseworker", "manager", "sfi_staff", "guidance", "housing_coordinator", "administrator")


@pytest.fixture
def file(municipality: Municipality) -> File:
    """A file whose every personal text holds the word."""
    share_everything(municipality.board, municipality.board)
    made = make_file(
        MARK, unit=municipality.unit, worker=municipality.caseworker, number=NUMBERS[0], phone="0701740600"
    )
    with system("test"):
        filled = [f"{table.name}.{column.name}" for table, column in personal_texts() if _fills(table, column)]
        db.session.commit()
    assert len(filled) > 30, filled
    return made


def personal_texts() -> Iterator[tuple[sa.Table, sa.Column[Any]]]:
    """Every column for a personal text that may be left empty."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            is_text = isinstance(column.type, sa.String) or column.type.__class__.__name__ == "EncryptedText"
            is_term = isinstance(column.type, sa.Enum) or column.foreign_keys
            if column.info.get("privacy") in PERSONAL and column.nullable and is_text and not is_term:
                yield table, column


def _fills(table: sa.Table, column: sa.Column[Any]) -> bool:
    """Write the word where nothing stands, if what the database demands of the column lets it."""
    statement = sa.update(table).where(column.is_(None)).values({column.name: f"Ord {MARK}"})
    try:
        with db.session.begin_nested():
            return bool(db.session.execute(statement.execution_options(permit="test")).rowcount)
    except sa.exc.SQLAlchemyError:
        return False


@pytest.fixture
def outside(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """`outside()`: which words stand in the log, at every level, or on the output."""
    caplog.set_level(logging.DEBUG)

    def found() -> list[str]:
        said = [record.getMessage() + str(record.exc_text or "") + str(record.__dict__) for record in caplog.records]
        lines = [*said, *"".join(capfd.readouterr()).splitlines()]
        return [line[:300] for line in lines for word in WORDS if word in line]

    return found


def test_sqlalchemy_says_no_row_and_no_value_however_much_a_log_wants_to_know(
    app: Flask, file: File, outside: Callable[[], list[str]]
) -> None:
    engine = sa.create_engine(db.engine.url, **app.config["SQLALCHEMY_ENGINE_OPTIONS"])
    with engine.connect() as connection:
        connection.execute(sa.text("SELECT :word"), {"word": MARK}).all()
    engine.dispose()
    assert outside() == []


@on_sqlite_alone
@pytest.mark.parametrize("who", READERS)
def test_reading_everything_tells_the_word_on_pages_alone(
    app: Flask,
    municipality: Municipality,
    client_of: Callable[[User], StrictClient],
    file: File,
    outside: Callable[[], list[str]],
    who: str,
) -> None:
    browser = client_of(getattr(municipality, who))
    browser.lenient = True
    told, pages = [], 0
    for method, rule in rules(app):
        if method == "GET":
            answer: Any = browser.get(address_of(rule, file))
            told += told_beside(browser, answer)
            pages += answer.status_code == 200 and MARK.encode() in answer.get_data()
    assert not told, "\n".join(told)
    assert pages or who == "administrator"
    assert outside() == []


@on_sqlite_alone
def test_typing_the_word_everywhere_tells_it_on_pages_alone(
    app: Flask,
    municipality: Municipality,
    client_of: Callable[[User], StrictClient],
    file: File,
    outside: Callable[[], list[str]],
) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    with system("test"):
        case = cases.open_case_of(person)
        assert case is not None
    walk = Walk(app, "caseworker", World(municipality, client_of, person, case.number), file)
    told = []
    for form in walk.forms():
        walk.browser.token = None
        answer = send(walk.browser, form.action, with_the_word(form))
        told += [answer] if isinstance(answer, str) else told_beside(walk.browser, answer)
    assert not told, "\n".join(told)
    assert len(walk.found) > 80
    assert outside() == []
    names = [name for _folder, folders, files in os.walk(app.config["DATA_DIR"]) for name in (*folders, *files)]
    assert names
    assert not [name for name in names for word in WORDS if word in name]


def with_the_word(form: PostForm) -> dict[str, Any]:
    """The form with the word in whatever is typed into."""
    typed = {"text", "textarea", "tel", "email", "search"}
    words = {name: f"Ord {MARK} 0701740600" for name, kind in form.kinds.items() if kind in typed}
    return {**form.typed(), **words}


def told_beside(browser: StrictClient, answer: Any) -> list[str]:
    """Where an answer tells the word beside its page: its address, headers, cookie, or its title beyond the name."""
    headers = [f"{name}: {value}" for name, value in answer.headers if name != "Content-Disposition"]
    with browser.session_transaction() as kept:
        cookie = json.dumps(dict(kept), default=str)
    title = re.search(r"<title>(.*?)</title>", answer.get_data(as_text=True), re.DOTALL) if answer.is_page else None
    beyond = title[1].replace(f"Kanarie {MARK}", "") if title else ""
    places = [*headers, cookie, answer.request.path, answer.request.query_string.decode(), beyond]
    return [f"{answer.request.method} {answer.request.path}: {place[:200]}"
            for place in places for word in WORDS if word in place]  # fmt: skip


FAULTS: dict[str, Callable[[], Exception]] = {
    "a constraint": lambda: sa.exc.IntegrityError(f"INSERT {MARK}", [MARK], Exception(f"DETAIL: Key ({MARK})")),
    "a value": lambda: sa.exc.DataError(f"INSERT {MARK}", [MARK], Exception(f"invalid input {MARK}")),
    "a lock": lambda: sa.exc.OperationalError(f"UPDATE {MARK}", [MARK], Exception(f"locked {MARK}")),
    "time out": lambda: sa.exc.TimeoutError(f"QueuePool limit {MARK}"),
    "the disk": lambda: OSError(28, f"No space left {MARK}", f"/var/{MARK}"),
    "a bug": lambda: KeyError(MARK),
    "a chain": lambda: chained(),  # noqa: PLW0108 - it stands below
}


def chained() -> Exception:
    """An error with a note, and another behind it."""
    error = RuntimeError(MARK)
    error.__cause__ = ValueError(MARK)
    error.add_note(MARK)
    return error


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("place", ["reception.db.session.commit", "reception.contacts.operations.log_contact"])
def test_an_error_whose_message_holds_the_word_is_told_without_it(
    installation: Flask,
    municipality: Municipality,
    client_of: Callable[[User], StrictClient],
    file: File,
    monkeypatch: pytest.MonkeyPatch,
    outside: Callable[[], list[str]],
    fault: str,
    place: str,
) -> None:
    browser = client_of(municipality.caseworker)
    browser.lenient = True
    address = f"/cases/{file.case.number}/contacts/new"
    form = browser.get(address).form_values()

    def fail(*_args: Any, **_options: Any) -> None:
        raise FAULTS[fault]()

    monkeypatch.setattr(installation, "testing", False)
    monkeypatch.setattr(place, fail)
    answer: Any = browser.post(address, data={**form, "summary": f"Ord {MARK} som skrevs"})
    assert answer.status_code in {500, 503}
    assert told_beside(browser, answer) == []
    assert f"Ord {MARK} som skrevs" in answer.words  # what was written is given back to its writer
    assert "Traceback" not in answer.text
    assert outside() == []


def test_what_is_too_large_or_unknown_is_told_without_what_was_sent(
    municipality: Municipality, client_of: Callable[[User], StrictClient], outside: Callable[[], list[str]]
) -> None:
    browser = client_of(municipality.caseworker)
    browser.lenient = True
    large = browser.post("/account", data={"theme": MARK * 500_000})
    assert large.status_code == 413
    for path in (f"/nowhere/{MARK}", f"/people/search?q={MARK}", f"/people?q={NUMBERS[1]}"):
        browser.get(path)
    browser.post("/people/search", data={"q": f"{MARK} {NUMBERS[0]}"})
    browser.post("/sign-in", data={"email": f"{MARK}@exempelby.example", "password": MARK})
    assert outside() == []


@pytest.mark.parametrize("fault", FAULTS)
def test_work_that_fails_over_the_word_is_told_without_it(
    municipality: Municipality,
    acting: Callable[[User], AbstractContextManager[Actor]],
    monkeypatch: pytest.MonkeyPatch,
    outside: Callable[[], list[str]],
    fault: str,
) -> None:
    def work(_subject: int, _progress: kinds.Progress) -> None:
        raise FAULTS[fault]()

    monkeypatch.setitem(kinds._kinds, "test.canary", kinds.Work(work))
    with acting(municipality.caseworker):
        ordered = operations.order("test.canary", 1)
        db.session.commit()
    for _try in range(jobs.MOST_TRIES + 1):
        jobs.work_waiting()
    db.session.refresh(ordered)
    assert MARK not in (ordered.problem or "")
    assert outside() == []
