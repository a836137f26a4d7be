"""The works of a caseworker: what is asked, and what each answer must hold before its time counts.

Each step is a function that asks once and returns seconds. Answers are checked against the same question asked of the
database by hand.
"""

import itertools
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote_plus

from benchmarks import raw
from benchmarks.client import Answer, Client, WrongAnswer, rows_of
from benchmarks.data import CASEWORKER, LONG, MARK
from benchmarks.raw import Raw

#: Asks once; the seconds it took.
Ask = Callable[[], float]
#: What is asked of the product; what the floor answers; the product's list as a browser asks for it.
LIST, SEARCH, CASE, LOG = "W1 list", "W1 search", "W2 open a case", "W3 log a contact"
EMPTY, TABLE, COMPRESSED = "empty page", "50-row page", "the list, compressed"
RAW = "the bare statement"
#: Written in the search box, and who must be among those found.
TEXTS = (
    ("Amin", "Amina"),
    ("Amina Yusuf", "Amina Yusuf"),
    ("Aminna Yussuf", "Amina Yusuf"),
    ("Laila Hasan", "Layla Hassan"),
    ("Habben Tesfai", "Tesfa"),
    ("أمينة يوسف", "Amina Yusuf"),
    ("ሃበን", "Haben"),
)
LISTS = {
    "/people": "the unit's open cases",
    "/people?worker=me": "her own",
    "/people?silent=y": "silent for long",
    "/people?sort=active": "the longest silent first",
    "/people?page=2": "the second page",
}
#: How many events the timeline shows at first.
TIMELINE = 30


@dataclass(frozen=True)
class Step:
    """One page of a work, one page of the floor, or one bare statement of a work (then `name` is RAW)."""

    work: str
    name: str
    ask: Ask


@dataclass(frozen=True)
class Known:
    """What the database says about the caseworker and her cases, read by hand."""

    user_id: int
    unit_id: int
    #: (case number, person number, case id), of people who are not protected
    long_files: list[tuple[str, str, int]]
    others: list[tuple[str, str, int]]
    #: a personal identity number as written, and whose it is
    identifiers: list[tuple[str, str]]

    @classmethod
    def read(cls, database: Raw) -> "Known":
        """Ask the database."""
        user_id, unit_id = database.rows(
            "SELECT user_id, unit_id FROM role_assignment WHERE user_id ="
            " (SELECT id FROM staff_user WHERE email = %s)", CASEWORKER
        )[0]  # fmt: skip
        long_ids = set(database.column("SELECT DISTINCT case_id FROM contact WHERE summary LIKE %s", f"{MARK}%"))
        cases = database.rows(
            "SELECT casefile.number, person.number, casefile.id FROM casefile JOIN person ON person.id = person_id"
            " WHERE worker_id = %s AND state = 'open' AND protection = 'none' ORDER BY casefile.id", user_id
        )  # fmt: skip
        return cls(
            user_id,
            unit_id,
            [case for case in cases if case[2] in long_ids],
            [case for case in cases if case[2] not in long_ids] or cases,
            database.rows(
                "SELECT written, number FROM identifier JOIN person ON person.id = person_id"
                " WHERE kind = 'personnummer' AND protection = 'none' ORDER BY identifier.id LIMIT 50"
            ),
        )


def product_steps(client: Client, database: Raw, known: Known) -> Iterator[Step]:
    """Every page of every work."""
    for path, name in LISTS.items():
        yield Step(LIST, f"{name}: {path}", partial(_list, client, database, known, path))
    for text, found in TEXTS:
        yield Step(SEARCH, f"“{text}”", partial(_search, client, text, found))
    yield Step(
        SEARCH, "a personal number, by POST", partial(_search_number, client, itertools.cycle(known.identifiers))
    )
    files = itertools.cycle(known.long_files)
    yield Step(CASE, "the person's page", lambda: _person(client, next(files)))
    yield Step(CASE, "the timeline", lambda: _timeline(client, next(files)))
    yield from _logging(client, known)


def compressed_steps(client: Client) -> Iterator[Step]:
    """The list as a browser asks for it, compressed: the price of that."""
    yield Step(COMPRESSED, COMPRESSED, lambda: client.get("/people").must(encoding="gzip").seconds)


def floor_steps(client: Client) -> Iterator[Step]:
    """The pages without a product."""
    yield Step(EMPTY, EMPTY, lambda: client.get("/empty").must(hold=["Nothing here."]).seconds)
    yield Step(TABLE, TABLE, lambda: client.get("/table").must(hold=["Amina Yusuf 49"]).seconds)


def raw_steps(database: Raw, known: Known) -> Iterator[Step]:
    """The statements without a product."""
    files, texts = itertools.cycle(known.long_files), itertools.cycle(found for _text, found in TEXTS)
    cases = itertools.cycle(known.others)
    yield Step(LIST, RAW, partial(_timed, lambda: _some(database.rows(raw.LIST, known.unit_id, known.user_id, 0))))
    yield Step(SEARCH, RAW, partial(_timed, lambda: _some(database.rows(raw.SEARCH, f"%{next(texts).lower()[1:]}%"))))
    yield Step(CASE, RAW, partial(_timed, lambda: _case(database, next(files)[0])))
    yield Step(LOG, RAW, partial(_timed, lambda: database.insert_contact(next(cases)[2], known.user_id)))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _some(rows: list[Any], at_least: int = 1) -> None:
    if len(rows) < at_least:
        raise WrongAnswer(f"a statement answers {len(rows)} rows")


def _case(database: Raw, number: str) -> None:
    _some(database.rows(raw.CASE, number))
    _some(database.rows(raw.CONTACTS, number), at_least=50)


def _list(client: Client, database: Raw, known: Known, path: str) -> float:
    answer = client.get(path).must(hold=["<table"])
    shown = rows_of(answer.text)
    wanted = {"/people": 0, "/people?page=2": 50}.get(path)
    if wanted is not None:
        expected = [row[1] for row in database.rows(raw.LIST, known.unit_id, known.user_id, wanted)]
        if shown != expected:
            raise WrongAnswer(f"{path} shows {shown}, not {expected}")
    return _filled(answer, shown)


def _filled(answer: Answer, shown: list[str]) -> float:
    if not 0 < len(shown) <= 50:
        raise WrongAnswer(f"{answer.asked} shows {len(shown)} rows")
    return answer.seconds


def search_address(text: str) -> str:
    """Where a search for a name stands."""
    return f"/people/search?q={quote_plus(text)}"


def _search(client: Client, text: str, found: str) -> float:
    answer = client.get(search_address(text)).must(hold=[found])
    return _filled(answer, rows_of(answer.text))


def _search_number(client: Client, identifiers: Iterator[tuple[str, str]]) -> float:
    written, number = next(identifiers)
    answer = client.post("/people/search", [("csrf_token", client.token), ("q", written)]).must(status=303)
    if answer.location != f"/people/{number}":
        raise WrongAnswer(f"{answer.asked} leads to {answer.location}, not to {number}")
    return answer.seconds


def _person(client: Client, file: tuple[str, str, int]) -> float:
    return client.get(f"/people/{file[1]}").must(hold=[file[0], f"{MARK} {LONG}."]).seconds


def _timeline(client: Client, file: tuple[str, str, int]) -> float:
    answer = client.get(f"/people/{file[1]}/timeline").must()
    told = answer.text.count(MARK)
    if told < TIMELINE - 15:
        raise WrongAnswer(f"{answer.asked} tells of {told} contacts")
    return answer.seconds


class _Logging:
    """The three pages of logging a contact, one after the other."""

    def __init__(self, client: Client, known: Known) -> None:
        self._client, self._cases = client, itertools.cycle(known.others)
        self._path, self._form, self._target, self._mark = "", [("", "")], "", ""

    def form(self) -> float:
        """The form."""
        self._path = f"/cases/{next(self._cases)[0]}/contacts/new"
        page = self._client.get(self._path).must(hold=['name="summary"'])
        self._form, self._mark = page.form(), f"Ringde om bostaden {uuid.uuid4()}"
        return page.seconds

    def send(self) -> float:
        """It is sent, and taken."""
        fields = [(name, self._mark if name == "summary" else value) for name, value in self._form]
        answer = self._client.post(self._path, fields).must(status=303)
        self._target = answer.location
        return answer.seconds

    def page(self) -> float:
        """The page it leads to tells of the contact."""
        return self._client.get(self._target).must(hold=[self._mark]).seconds


def _logging(client: Client, known: Known) -> Iterator[Step]:
    logging = _Logging(client, known)
    yield Step(LOG, "the form", logging.form)
    yield Step(LOG, "sending it", logging.send)
    yield Step(LOG, "the page after it", logging.page)
