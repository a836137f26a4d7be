"""Pages read quickly, and judged by html5lib all the same.

html5lib reports every fault of a page as browsers see it, and takes fifty milliseconds for it. Where each tag is closed
by its own end tag, what a browser makes of an element depends on what stands around it alone: on its path, such as
html > body > main > form > p. So a page of paths that html5lib has already found right, and read as we read them, is
right. A page with a path that is new, or one that is not plainly written, goes to html5lib as a whole.
"""

import re
from html import unescape
from html.entities import html5
from xml.etree.ElementTree import Element

import html5lib

Fault = tuple[tuple[int, int], str, dict[str, str]]
SVG = "{http://www.w3.org/2000/svg}"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
#: What a plain page may hold between two texts. The values of attributes stand in double quotes.
TAG = re.compile(r'<(?:(/)([A-Za-z][A-Za-z0-9]*)|([A-Za-z][A-Za-z0-9]*)((?:\s+[^\s"\'<>/=`&]+(?:="[^"]*")?)*)\s*(/?))>')
ATTRIBUTE = re.compile(r'([^\s"\'<>/=`&]+)(?:="([^"]*)")?')
START = re.compile(r"\s*<!DOCTYPE html>\s*", re.IGNORECASE)
REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]*;|#[1-9]\d\d?;)?")
#: Characters that HTML does not know.
UNUSUAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0001ffff]")
UPPER = re.compile(r"[A-Z]")


class NotPlain(Exception):
    """The page is for html5lib to read."""


class Reader:
    """Reads pages; it learns from html5lib which paths of elements are right."""

    def __init__(self) -> None:
        self._paths: dict[tuple[int, str], int] = {}
        self._right: set[int] = set()

    def read(self, markup: str) -> tuple[Element, list[Fault]]:
        """The page as a tree without the name space of HTML, and every fault of its markup."""
        try:
            plain, paths = self._plainly(markup)
        except NotPlain:
            return judged(markup)
        if paths <= self._right:
            return plain, []
        page, faults = judged(markup)
        if not faults and alike(page, plain):
            self._right |= paths
        return page, faults

    def _plainly(self, markup: str) -> tuple[Element, set[int]]:
        building = _Building(self._paths)
        markup = markup.replace("\r\n", "\n").replace("\r", "\n")
        start = START.match(markup)
        if start is None or UNUSUAL.search(markup):
            raise NotPlain
        at = start.end()
        for tag in TAG.finditer(markup, at):
            if tag.start() > at:
                building.text(markup[at : tag.start()])
            at = tag.end()
            ending, closed, opened, attributes, is_empty = tag.groups()
            if ending:
                building.close(closed)
            else:
                building.open(opened, attributes, is_empty=bool(is_empty))
        building.text(markup[at:])
        return building.done(), building.paths


class _Building:
    """A tree in the making."""

    def __init__(self, known: dict[tuple[int, str], int]) -> None:
        self.paths: set[int] = set()
        self._known = known
        self._open: list[tuple[Element, int]] = []
        self._root: Element | None = None
        self._last: Element | None = None  # whose tail comes next
        self._in_svg = 0

    def text(self, raw: str) -> None:
        if "<" in raw:
            raise NotPlain
        text = _resolved(raw)
        is_blank = not text.strip()
        tag = self._open[-1][0].tag if self._open else None
        if tag in {None, "html"}:
            self._between(text, is_blank=is_blank)
            return
        if not is_blank:
            self._path("#text")
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + text
        else:
            parent = self._open[-1][0]
            if parent.text is None and parent.tag in {"textarea", "pre"}:
                text = text.removeprefix("\n")
            parent.text = (parent.text or "") + text or None

    def _between(self, text: str, *, is_blank: bool) -> None:
        """White space before the head is nothing; after the body it is the body's; behind the head it stays."""
        if not is_blank:
            raise NotPlain
        if self._root is None or self._last is None:
            return
        if self._last.tag == "head":
            self._last.tail = text
            return
        body = self._root[-1]
        if len(body):
            body[-1].tail = (body[-1].tail or "") + text
        else:
            body.text = (body.text or "") + text

    def open(self, tag: str, written: str, *, is_empty: bool) -> None:
        in_svg = self._in_svg or tag == "svg"
        if UPPER.search(tag) and not in_svg:
            raise NotPlain
        attributes = _attributes(written, any_case=bool(in_svg))
        is_void = tag in VOID and not in_svg
        if is_empty and not (is_void or in_svg):
            raise NotPlain
        made = Element(SVG + tag if in_svg else tag, attributes)
        kind = f"input {attributes.get('type')}" if tag == "input" else tag
        path = self._path(kind)
        if self._open:
            self._open[-1][0].append(made)
        elif self._root is None and tag == "html":
            self._root = made
        else:
            raise NotPlain
        if is_void or is_empty:
            self._last = made
            return
        self._open.append((made, path))
        self._in_svg += bool(in_svg)
        self._last = None

    def close(self, tag: str) -> None:
        if not self._open:
            raise NotPlain
        element, _path = self._open.pop()
        if element.tag != (SVG + tag if self._in_svg else tag):
            raise NotPlain
        self._in_svg -= bool(self._in_svg)
        self._last = element

    def done(self) -> Element:
        if self._root is None or self._open or [child.tag for child in self._root] != ["head", "body"]:
            raise NotPlain
        return self._root

    def _path(self, kind: str) -> int:
        key = (self._open[-1][1] if self._open else 0, kind)
        number = self._known.setdefault(key, len(self._known) + 1)
        self.paths.add(number)
        return number


def _attributes(written: str, *, any_case: bool) -> dict[str, str]:
    pairs = ATTRIBUTE.findall(written)
    found = {name: _resolved(value) if "&" in value else value for name, value in pairs}
    if len(found) != len(pairs) or not (any_case or all(name.islower() for name in found)):
        raise NotPlain
    return found


def _resolved(text: str) -> str:
    """With characters in place of the references to them."""
    if "&" not in text:
        return text
    for reference in REFERENCE.finditer(text):
        name = reference[1] or ""
        is_known = 32 <= int(name[1:-1]) < 127 if name.startswith("#") else name in html5
        if not is_known:
            raise NotPlain
    return unescape(text)


def judged(markup: str) -> tuple[Element, list[Fault]]:
    """The page as html5lib reads it, and the faults it finds."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse(markup), parser.errors


def alike(one: Element, other: Element) -> bool:
    """Whether two trees say the same."""
    return (
        one.tag == other.tag
        and (one.text or "") == (other.text or "")
        and (one.tail or "") == (other.tail or "")
        and dict(one.attrib) == dict(other.attrib)
        and len(one) == len(other)
        and all(alike(mine, yours) for mine, yours in zip(one, other, strict=True))
    )
