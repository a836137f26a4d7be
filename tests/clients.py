"""The strict client: it checks of every page what every page promises, so that no test has to."""

import contextvars
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import flask_security
import sqlalchemy as sa
from flask import Flask, Response, session
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from reception.accounts.door import LANGUAGE
from reception.accounts.models import User
from reception.db.session import SAFE_METHODS, db
from reception.page_names import PAGE_NAMES
from tests import page_rules
from tests.page_rules import text_of

#: Any page for everybody that holds a form, and with it a token.
TOKEN_PAGE = "/help/privacy"
#: The pages that gather from every domain make most: My day, and what a partner may be told of somebody.
BUDGET = 23
#: What writing may make beside that: the milestones of whom it concerns are reckoned before the commit.
RECKONING = 22
#: A form that keeps drafts.
KEPT = re.compile(r"<form[^>]* data-draft[ >]")
_statements: list[str] = []


@sa.event.listens_for(sa.engine.Engine, "before_cursor_execute")
def _count(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA")):
        _statements.append(statement)


class Answer(Response):
    """A response that can be asked about its page."""

    @property
    def is_page(self) -> bool:
        """Whether it holds a page."""
        return self.mimetype == "text/html" and bool(self.get_data())

    @cached_property
    def page(self) -> Element:
        """The page as a tree."""
        return page_rules.parsed(self.get_data(as_text=True))

    @property
    def words(self) -> str:
        """What the page's body says, in one line."""
        return text_of(self.page.find("body"))

    @property
    def heading(self) -> str:
        """The page's h1."""
        return text_of(self.page.find(".//h1"))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of that tag with those attributes; `class_` finds one class among several."""
        wanted = attributes.pop("class_", None)
        found = [
            element
            for element in self.page.iter(tag)
            if all(element.get(key) == value for key, value in attributes.items())
        ]
        return [element for element in found if wanted is None or wanted in (element.get("class") or "").split()]

    def form(self, action: str | None = None) -> Element:
        """The form sent to `action`; without one, the form in the page's main part, not the button of a note."""
        in_notes = {id(form) for note in self.all("div", class_="note") for form in note.iter("form")}
        main = [form for form in self.page.findall(".//main//form") if id(form) not in in_notes]
        forms = self.page.findall(".//form") if action else main or self.page.findall(".//main//form")
        found = [form for form in forms if action is None or form.get("action") == action]
        assert found, f"no form for {action} on the page {self.heading!r}"
        return found[0]

    def form_values(self, action: str | None = None) -> dict[str, Any]:
        """What a browser would send of that form, untouched."""
        values: dict[str, Any] = {}
        for name, value in _sent(self.form(action)):
            values[name] = value if name not in values else [*_as_list(values[name]), value]
        return values


class Read(TestResponse, Answer):
    """What our clients answer: Werkzeug puts the two together in the same way."""


class StrictClient(FlaskClient):
    """A browser that reads closely.

    `budget` is how many database statements one request may make. `lenient` switches the checks of pages off.
    """

    budget = BUDGET
    lenient = False

    def __init__(self, application: Flask) -> None:
        super().__init__(application, Answer, use_cookies=True)
        self.token: str | None = None
        self.is_signed_in = False
        self.statements: list[str] = []

    if TYPE_CHECKING:

        def get(self, *args: Any, **options: Any) -> Read: ...

    def open(self, *args: Any, **options: Any) -> Read:
        """Make a request as if nothing else ran in this process, and check the answer."""
        db.session.commit()  # what the test has made so far; the outer transaction of the test keeps it from staying
        _statements.clear()
        answer: Any = contextvars.Context().run(super().open, *args, **options)
        self.statements = list(_statements)
        db.session.expire_all()
        if not self.lenient:
            self._check(answer)
        if answer.status_code < 300 and answer.is_page:
            self.token = page_rules.csrf_token(answer.get_data(as_text=True)) or self.token
        elif answer.request.method not in SAFE_METHODS:
            self.token = None  # as a browser, which shows another page now
        return answer

    def post(self, *args: Any, **options: Any) -> Read:
        """Send a form. A token is added unless the data hold one; `csrf_token=None` in the data sends none."""
        data = options.get("data")
        if data is None or isinstance(data, dict):
            data = {"csrf_token": self._token(), **(data or {})} if "csrf_token" not in (data or {}) else data
            options["data"] = {name: value for name, value in data.items() if value is not None}
        answer: Any = super().post(*args, **options)
        return answer

    def fill(self, path: str, /, *, form: str | None = None, **values: Any) -> Read:
        """Open the form at `path` and send it as a browser would, with `values` in place of what stood there."""
        answer = self.get(path)
        assert answer.status_code == 200, f"{path} answers {answer.status}"
        target = answer.form(form).get("action") or path
        return self.post(target, data={**answer.form_values(form), **values})

    def speak(self, language: str) -> None:
        """Choose the language of the pages."""
        with self.session_transaction() as kept:
            kept[LANGUAGE] = language

    def sign_in(self, user: User) -> None:
        """Sign in as Flask-Security does after the right password, without a password."""
        db.session.commit()
        state = contextvars.Context().run(_signed_in_state, self, user.id)
        with self.session_transaction() as kept:
            kept.update(state)
        self.is_signed_in, self.token = True, None
        db.session.expire_all()

    def _token(self) -> str | None:
        if self.token is None:
            self.get(TOKEN_PAGE)
        return self.token

    def _check(self, answer: Any) -> None:
        where = f"{answer.request.method} {answer.request.path}"
        assert answer.status_code < 500, f"{where} answers {answer.status}"
        most = self.budget + (0 if answer.request.method in {"GET", "HEAD"} else RECKONING)
        assert len(self.statements) <= most, f"{where} made {len(self.statements)} statements:\n" + "\n".join(
            self.statements
        )
        if not answer.request.path.startswith("/static/"):
            assert answer.headers["Cache-Control"] == "no-store", where
        if answer.is_page and not 300 <= answer.status_code < 400:
            problems = page_rules.problems(answer.get_data(as_text=True))
            assert not problems, f"{where}: " + "; ".join(problems)
            self._check_draft(answer, where)
        if answer.location:
            assert not page_rules.personal_number(answer.location), f"{where} leads to a personal number"
        if answer.request.method in SAFE_METHODS:
            assert not page_rules.personal_number(answer.request.full_path), f"{where} carries a personal number"

    def _check_draft(self, answer: Any, where: str) -> None:
        """What is written on a page is found again by the page's name."""
        if not KEPT.search(answer.get_data(as_text=True)):
            return
        endpoint, _values = self.application.url_map.bind("localhost").match(answer.request.path, method="GET")
        assert endpoint in PAGE_NAMES, f"{where} keeps drafts, and has no name in reception/page_names.py"


def _signed_in_state(browser: FlaskClient, user_id: int) -> dict[str, Any]:
    """The cookie of somebody who just signed in with that browser."""
    with browser.application.test_request_context("/sign-in", method="POST", environ_base=browser.environ_base):
        user = db.session.get_one(User, user_id)
        session[LANGUAGE] = user.language or "en"
        flask_security.login_user(user)
        db.session.commit()
        return dict(session)


def _sent(form: Element) -> Iterator[tuple[str, str]]:
    for control in form.iter():
        name = control.get("name")
        if not name or control.get("disabled") is not None:
            continue
        if control.tag == "textarea":
            yield name, control.text or ""
        elif control.tag == "select":
            yield from ((name, value) for value in _chosen(control))
        elif control.tag == "input" and control.get("type") not in {"submit", "file"}:
            is_box = control.get("type") in {"checkbox", "radio"}
            if not is_box or control.get("checked") is not None:
                yield name, control.get("value", "on" if is_box else "")


def _chosen(select: Element) -> list[str]:
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and select.get("multiple") is None:
        chosen = options[:1]
    return [option.get("value", text_of(option)) for option in chosen]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
