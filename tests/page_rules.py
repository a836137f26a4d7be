"""What every page promises: one heading that begins the title, language, labels, tokens, no personal number."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

from tests.page_reader import Fault, Reader

#: Ten or twelve digits that can be a Swedish personal or coordination number.
PERSONAL_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:\d\d)?\d\d(?:0[1-9]|1[0-2])(?:[0-8]\d|9[01])(?:[-+]|%2[BD])?\d{4}(?![0-9A-Za-z])"
)
#: Tokens of forms, new in each answer.
TOKENS = ("csrf_token", "_submission", "_writing", "csrf-token")
VARYING = re.compile(rf"""(name="(?:{"|".join(TOKENS)})"[^>]*?(?:value|content)=)"([^"]*)\"""")
#: "Error: " in any language.
TITLE_PREFIX = re.compile(r"^\w+: ")
TOKEN = re.compile(r'name="csrf_token"[^>]*? value="([^"]+)"')
WITHOUT_LABEL = {"hidden", "submit", "button", "reset", "image"}
UNSEEN = {"script", "style", "template", "title"}
POINTERS = {"for", "aria-describedby", "aria-labelledby", "popovertarget"}
ADDRESSES = {"href", "src", "action", "formaction"}
OF_ANOTHER_HOST = re.compile(r"[a-z]+://|//")
_reader = Reader()


def problems(markup: str) -> tuple[str, ...]:
    """What is wrong with a page, in words. Pages that differ in their tokens alone are read once."""
    return _problems(VARYING.sub(r'\1""', markup))


@lru_cache(maxsize=4000)
def _problems(markup: str) -> tuple[str, ...]:
    page, errors = _parsed(markup)
    malformed = tuple(f"not well-formed: {place} {code} {details}" for place, code, details in errors[:3])
    rules = (_language, _heading, _ids, _labels, _tokens, _drafts, _addresses, _text)
    return (*malformed, *(problem for rule in rules for problem in rule(page)))


def parsed(markup: str) -> Element:
    """A page as a tree, without name spaces. What was read for its promises is not read again."""
    page = deepcopy(_parsed(VARYING.sub(r'\1""', markup))[0])
    tokens = (html.unescape(token) for _before, token in VARYING.findall(markup))
    holders = (element for element in page.iter() if element.get("name") in TOKENS)
    for holder, token in zip(holders, tokens, strict=True):
        holder.set("content" if holder.tag == "meta" else "value", token)
    return page


@lru_cache(maxsize=16)
def _parsed(markup: str) -> tuple[Element, list[Fault]]:
    return _reader.read(markup)


def personal_number(text: str) -> str | None:
    """The first personal number that `text` seems to hold."""
    found = PERSONAL_NUMBER.search(text)
    return found and found[0]


def csrf_token(markup: str) -> str | None:
    """The token of the first form of a page."""
    found = TOKEN.search(markup)
    return found and found[1]


def text_of(element: Element | None) -> str:
    """The visible words inside an element, in one line."""
    return "" if element is None else " ".join("".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    if element.tag in UNSEEN and element.tag != "title":
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def _language(page: Element) -> Iterator[str]:
    if not page.get("lang") or page.get("dir") not in {"ltr", "rtl"}:
        yield "html has no lang or dir"


def _heading(page: Element) -> Iterator[str]:
    headings = list(page.iter("h1"))
    if len(headings) != 1:
        yield f"{len(headings)} h1"
        return
    heading, title = _bare(text_of(headings[0])), _bare(text_of(page.find(".//title")))
    if not heading or not (title.startswith(heading) or TITLE_PREFIX.sub("", title).startswith(heading)):
        yield f"the title {title!r} does not begin with the heading {heading!r}"


def _bare(text: str) -> str:
    """Without the brackets of a pseudo-locale."""
    return " ".join(text.replace("⟦", "").replace("⟧", "").split())


def _ids(page: Element) -> Iterator[str]:
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    yield from (f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    for element in page.iter():
        for attribute in POINTERS & element.attrib.keys():
            yield from (
                f"{attribute} points at {name!r}, which is not there"
                for name in element.attrib[attribute].split()
                if name not in ids
            )


def _labels(page: Element) -> Iterator[str]:
    labelled = {element.get("for") for element in page.iter("label")}
    inside = {id(control) for label in page.iter("label") for control in label.iter()}
    for control in page.iter():
        if control.tag not in {"input", "select", "textarea"} or control.get("type") in WITHOUT_LABEL:
            continue
        if not (
            control.get("id") in labelled
            or id(control) in inside
            or control.get("aria-label")
            or control.get("aria-labelledby")
        ):
            yield f"{control.tag} {control.get('name')!r} has no label"


def _tokens(page: Element) -> Iterator[str]:
    for form in page.iter("form"):
        names = {control.get("name") for control in form.iter("input")}
        if (form.get("method") or "get").lower() == "post" and "csrf_token" not in names:
            yield f"the form to {form.get('action')!r} has no csrf_token"
        if (form.get("method") or "get").lower() == "get" and "csrf_token" in names:
            yield f"the form to {form.get('action')!r} puts its csrf_token in the address"


def _drafts(page: Element) -> Iterator[str]:
    for form in page.iter("form"):
        names = {control.get("name") for control in form.iter("input")}
        is_choice = "_against" in names  # of two texts: there is nothing to write
        if "_writing" in names and "data-draft" not in form.attrib and not (is_choice or form.get("action")):
            yield "a form that keeps drafts lacks the macro keeps()"


def _addresses(page: Element) -> Iterator[str]:
    for element in page.iter():
        for attribute, value in element.attrib.items():
            if attribute in ADDRESSES:
                yield from _address(element.tag, attribute, value)
            elif (attribute == "style" and value) or attribute.startswith("on"):
                yield f"{element.tag} has a style or a script of its own"
    if personal_number(text_of(page.find(".//title"))):
        yield "the title holds a personal number"


@cache
def _address(tag: str, attribute: str, address: str) -> tuple[str, ...]:
    wrong = []
    if not address.startswith(("/static/", "tel:", "mailto:")) and personal_number(address):
        wrong.append(f"{attribute} holds a personal number")
    if tag != "a" and OF_ANOTHER_HOST.match(address):
        wrong.append(f"{tag} asks another host: {address}")
    return tuple(wrong)


def _text(page: Element) -> Iterator[str]:
    left_over = re.search(r"%\(\w+\)[sd]|\{\{|<bdi", text_of(page.find("body")))
    if left_over:
        yield f"the text holds {left_over[0]!r}"
