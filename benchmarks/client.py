"""A light browser: one connection that stays open, cookies, and the values of a form. No library but Python's own."""

import gzip
import http.client
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

from reception.demo.staff import PASSWORD

Fields = list[tuple[str, str]]
#: The server closes a connection that nobody used for two seconds.
_IDLE_SECONDS = 1.0
_TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')


class WrongAnswer(Exception):
    """An answer without what it must hold. A fast error page is a good benchmark: this is what is counted instead."""


@dataclass(frozen=True)
class Answer:
    """What came back, and the seconds from the first byte sent to the last one read."""

    asked: str
    status: int
    location: str
    encoding: str
    text: str
    seconds: float

    def must(self, *, status: int = 200, hold: Iterable[str] = (), encoding: str | None = None) -> "Answer":
        """The answer itself. Raises WrongAnswer if it is not what was asked for."""
        missing = [words for words in hold if words not in self.text]
        if self.status != status or missing or encoding not in {None, self.encoding}:
            raise WrongAnswer(f"{self.asked} answers {self.status} {self.location} without {missing}")
        return self

    def form(self, action: str | None = None) -> Fields:
        """What a browser would send of the form with a submission token, or of the one sent to `action`."""
        reader = FormReader()
        reader.feed(self.text)
        for target, fields in reader.forms:
            if target == action if action else any(name == "_submission" for name, _value in fields):
                return fields
        raise WrongAnswer(f"{self.asked} holds no form {action or ''}")


class Client:
    """A browser on one connection to a server of this machine."""

    def __init__(self, port: int, *, accept: str | None = None, cookies: dict[str, str] | None = None) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = {"Accept-Language": "en", **({"Accept-Encoding": accept} if accept else {})}
        self._used_at = 0.0
        self.cookies = dict(cookies or {})
        #: The token that forms carry, as the last page had it.
        self.token = ""

    def __del__(self) -> None:
        self._connection.close()

    def get(self, path: str) -> Answer:
        """A page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Fields) -> Answer:
        """A form."""
        return self._ask("POST", path, urlencode(fields).encode())

    def sign_in(self, email: str) -> "Client":
        """Sign in with the password of all demo accounts. The next request, in whatever process, connects anew."""
        page = self.get("/sign-in").must(hold=['name="password"'])
        form = [(name, value) for name, value in page.form("/sign-in") if name == "csrf_token"]
        self.post("/sign-in", [*form, ("email", email), ("password", PASSWORD)]).must(status=302)
        self._connection.close()
        return self

    @property
    def headers(self) -> dict[str, str]:
        """What it sends with every request."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {**self._headers, **({"Cookie": cookies} if cookies else {})}

    def _ask(self, method: str, path: str, body: bytes | None) -> Answer:
        headers = self.headers
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if time.perf_counter() - self._used_at > _IDLE_SECONDS:
            self._connection.close()
        if self._connection.sock is None:
            self._connection.connect()
        started = time.perf_counter()
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        self._used_at = time.perf_counter()
        self._keep(response.headers.get_all("Set-Cookie") or [])
        location, encoding = response.getheader("Location", ""), response.getheader("Content-Encoding", "")
        text = (gzip.decompress(content) if encoding == "gzip" else content).decode()
        if token := _TOKEN.search(text):
            self.token = token[1]
        return Answer(f"{method} {path}", response.status, location, encoding, text, self._used_at - started)

    def _keep(self, cookies: list[str]) -> None:
        for cookie in cookies:
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value


class FormReader(HTMLParser):
    """The forms of a page: `forms` holds (where it is sent, what it sends when nothing is touched)."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("action", ""), []))
        elif tag == "input" and self._is_sent(given):
            self._add(given.get("name", ""), given.get("value", ""))
        elif tag == "textarea":
            self._add(given.get("name", ""), "")
        elif tag == "select":
            self._select = given.get("name")
        elif tag == "option" and "selected" in given and self._select:
            self._add(self._select, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None

    @staticmethod
    def _is_sent(given: dict[str, str]) -> bool:
        return given.get("type") not in {"submit", "file"} and (
            given.get("type") not in {"checkbox", "radio"} or "checked" in given
        )

    def _add(self, name: str, value: str) -> None:
        if name and self.forms:
            self.forms[-1][1].append((name, value))


def rows_of(page: str) -> list[str]:
    """The numbers of the people whom the rows of a page's tables lead to, in their order."""
    return re.findall(r'<th scope="row"><a href="/people/([0-9A-Z]{4}-[0-9A-Z]{2})"', page)
