"""What nobody means to write, and how it is sent: one field of a form at a time, as no browser would."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from reception.db.session import db
from tests.clients import StrictClient, _sent

#: What every form holds beside its fields; tests/house/test_every_answer.py and tests/drafts try these.
MACHINERY = frozenset({"csrf_token", "_submission", "_draft", "_writing"})
#: Carried along by a page, and about the page itself: what was typed is kept without them.
ABOUT_THE_PAGE = frozenset({"_untouched", "version", "opened_as", "next", "seen"})
#: The first reach furthest into a database: on PostgreSQL every field meets one of them.
INTO_THE_DATABASE: dict[str, Any] = {
    "null character": "a\x00b",
    "half a character": "a\ud800b",
    "a number that no key is": str(2**63),
    "the first day there is": "0001-01-01",
    "the last day there is": "9999-12-31",
    "the last moment there is": "9999-12-31 23:59",
    "SQL": "' OR 1=1 --\"; DROP TABLE person; %s",
}
VALUES: dict[str, Any] = {
    **INTO_THE_DATABASE,
    "a hundred thousand letters": "x" * 100_000,
    "five thousand digits": "9" * 5_000,
    "markup": '"><script>alert(1)</script>${7*7}{0.__class__}',
    "reading turned round": "\u202eabc",
    "a header of its own": "a\r\nX-Evil: 1",
    "a formula": "=cmd|' /C calc'!A1",
    "a negative number": "-1",
    "nought": "0",
    "no number": "nan",
    "without end": "Infinity",
    "too large a float": "1e400",
    "a raised two": "²",
    "an Arabic three": "٣",
    "a Python number": "1_0",
    "a hexadecimal number": "0x10",
    "no choice": "no-such-choice",
    "blanks": " \u00a0 ",
    "no clock": "99:99",
    "JSON": '{"a":[1]}',
    "sent twice": ["1", "' OR 2=2"],
    "left out": None,
}


@dataclass(frozen=True)
class PostForm:
    """A form of a page: where it is sent, what it holds untouched, the kind of each control, what each may choose."""

    page: str
    action: str
    values: dict[str, Any]
    kinds: dict[str, str]
    offered: dict[str, set[str]]

    def typed(self) -> dict[str, Any]:
        """Filled in by somebody who has written into each long text."""
        long = {name for name, kind in self.kinds.items() if kind == "textarea" and not self.values.get(name)}
        return {**self.values, **{name: f"Skrivet i {name}." for name in long}}


def forms_of(page: Any, path: str) -> Iterator[PostForm]:
    """The forms of a page that are sent by POST and have something to fill in."""
    for form in page.page.findall(".//main//form"):
        kinds, offered = _controls(form)
        if (form.get("method") or "").lower() == "post" and set(kinds.values()) - {"hidden", "submit"}:
            yield PostForm(path, form.get("action") or path, values_of(form), kinds, offered)


def values_of(form: Element) -> dict[str, Any]:
    """What a browser would send of a form, untouched."""
    values: dict[str, Any] = {}
    for name, value in _sent(form):
        values[name] = value if name not in values else [*_listed(values[name]), value]
    return values


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _controls(form: Element) -> tuple[dict[str, str], dict[str, set[str]]]:
    kinds: dict[str, str] = {}
    offered: dict[str, set[str]] = {}
    for control in form.iter():
        name = control.get("name")
        if name is None or name in MACHINERY:
            continue
        kinds[name] = "select" if control.tag == "select" else control.get("type") or control.tag
        if control.tag == "select":
            offered[name] = {str(option.get("value", "")) for option in control.iter("option")}
        elif kinds[name] == "radio":
            offered.setdefault(name, set()).add(str(control.get("value")))
    return kinds, offered


def chosen(key: str, names: list[str], count: int) -> list[str]:
    """`count` of `names`, for each key others: the same in every run."""
    start = zlib.crc32(key.encode())
    return [names[(start + step * 7) % len(names)] for step in range(min(count, len(names)))]


def send(browser: StrictClient, address: str, values: dict[str, Any]) -> Any:
    """The answer to a form, or what went wrong in words. Whatever it wrote is taken back."""
    db.session.commit()
    place = db.session.get_bind().begin_nested()  # type: ignore[union-attr]  # the test's connection
    sent = {"csrf_token": browser._token(), **values}
    pairs = [(name, one) for name, value in sent.items() for one in _listed(value) if one is not None]
    body = urlencode(pairs, encoding="utf-8", errors="surrogatepass")
    try:
        return browser.post(address, data=body, content_type="application/x-www-form-urlencoded")
    except AssertionError as fault:
        return str(fault)[:200]
    except Exception as fault:
        return f"{type(fault).__name__} {str(fault)[:300]}"
    finally:
        db.session.rollback()
        place.rollback()


def fault_of(form: PostForm, field: str, value: Any, answer: Any) -> str | None:
    """What is wrong with an answer to `value` in `field`; None if it is as it should be."""
    if isinstance(answer, str):
        return answer
    is_carried = form.kinds[field] in {"hidden", "submit", "checkbox"}
    if answer.status_code == 303:
        return "a choice that is not offered was taken" if _is_unknown(form, field, value) else None
    if answer.status_code not in {200, 409}:
        return None if is_carried and answer.status_code in {400, 404} else str(answer.status_code)
    if "<script>alert" in answer.get_data(as_text=True):
        return "what was typed stands there as markup"
    if form.kinds[field] == "submit" or field == "q":  # another step of the page, which need not show the same fields
        return None
    return _lost(form, field, answer) or (None if is_carried or _has_message(answer) else "no message")


def _is_unknown(form: PostForm, field: str, value: Any) -> bool:
    """Whether a value is none of those that a menu or a row of buttons offers, in whatever digits."""
    if field not in form.offered or not isinstance(value, str) or not value.strip():
        return False
    return (str(int(value)) if value.isdecimal() and len(value) < 20 else value) not in form.offered[field]


def _has_message(answer: Any) -> bool:
    return bool(
        answer.all("p", class_="field-error")
        or answer.all("p", class_="wrong")
        or answer.all("section", class_="errors")
    ) or (answer.status_code == 409)


def _lost(form: PostForm, field: str, answer: Any) -> str | None:
    """Which other field does not hold any more what was typed into it."""
    typed = form.typed()
    pages = [values_of(found) for found in answer.page.findall(".//form")]
    again = max(pages, key=lambda values: len(values.keys() & typed.keys()), default={})
    about = MACHINERY | ABOUT_THE_PAGE | {field}
    lost = sorted(name for name in typed.keys() - about if typed[name] and again.get(name) != typed[name])
    return f"loses what was typed in {', '.join(lost)}" if lost else None
