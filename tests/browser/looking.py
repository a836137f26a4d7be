"""What is looked for in a page: barriers, text beyond the edge, words that no catalogue knows."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from axe_playwright_python.base import AXE_SCRIPT
from babel import Locale
from playwright.sync_api import Page

from reception.db.session import db
from reception.i18n.locales import KNOWN
from reception.skills.rules.bundled import bundled
from reception.skills.terms import Scheme
from tests.browser.server import Site

NARROW, WIDE = 320, 1280
TARGET = 24  # pixels, WCAG 2.5.8
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"], "preload": False}
UNFOLD = "document.querySelectorAll('details:not(.menu)').forEach(one => one.open = true)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BROWSERS = ("Chrome", "Linux")
NOT_PASSED = "IG"  # as it stands in the catalogue of grades, in every language
APARTMENT = "lgh"  # the same in every language, see housing.wording.address
WORD = re.compile(r"[^\W\d_]{2,}")
#: What stands in two languages where there is room for text alone, in a choice: what is left of the reader's own once
#: what is translated is taken out, and the other. See `i18n.beside`.
BESIDE = re.compile("\u2068([^\u2069]*)\u2069 / \u2068[^\u2069]*\u2069")
#: Texts outside ⟦⟧: the pseudo-locale puts every translated text between them. Names, dates and text that people
#: wrote stand in elements of their own (bdi, time, dir=auto).
UNTRANSLATED = """() => {
  const data = "script, style, template, svg, textarea, noscript, bdi, time, code, kbd, [dir=auto], [lang]:not(html)";
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let depth = 0;
  while (walker.nextNode()) {
    const { data: text, parentElement: parent } = walker.currentNode;
    let outside = "";
    for (const sign of text) {
      if (sign === "⟦") depth++;
      else if (sign === "⟧") depth--;
      else if (!depth) outside += sign;
    }
    if (outside.trim() && !parent.closest(data)) found.push(outside.trim());
  }
  for (const element of document.querySelectorAll("[placeholder], [aria-label], [title], [alt]")) {
    for (const name of ["placeholder", "aria-label", "title", "alt"]) {
      const text = element.getAttribute(name);
      if (text && !text.includes("⟦") && !element.closest("[lang]:not(html)")) found.push(text);
    }
  }
  if (depth) found.push(`${depth} brackets are left open`);
  return found;
}"""

#: What a glance finds: parts that lie on each other or outside the screen, buttons in one line that differ in height,
#: a second filled button or one that does not stand first, targets too small for a finger, tables that nobody named.
AT_A_GLANCE = """target => {
  const found = [], box = element => element.getBoundingClientRect();
  const called = element => element.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(one => one.checkVisibility());
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  for (const row of all("main tbody tr")) {
    const cells = [...row.cells].filter(cell => cell.checkVisibility());
    cells.forEach((cell, place) => {
      const other = cells.slice(place + 1).find(later => meet(box(cell), box(later)));
      if (other) found.push(`"${called(cell)}" lies on "${called(other)}"`);
    });
  }
  for (const menu of all("main details.menu")) {
    menu.open = true;
    const { left, right } = box(menu.querySelector(".dropdown"));
    if (left < 0 || right > innerWidth) found.push(`the menu "${called(menu.firstElementChild)}" is cut off`);
    menu.open = false;
  }
  for (const row of all("main .row")) {
    const buttons = all(":scope > .btn:not(.btn-small)", row);
    const inLine = buttons.filter(one => box(one).top < box(buttons[0]).bottom && box(one).height < 45);
    const uneven = inLine.find(one => box(one).height !== box(inLine[0]).height);
    if (uneven) found.push(`"${called(uneven)}" is not as tall as "${called(inLine[0])}"`);
  }
  const filled = all("main .btn-primary");
  if (filled.length > 1) found.push("more than one filled button");
  for (const button of filled.filter(one => one.closest(".row"))) {
    const first = all(".btn", button.closest(".row"))[0];
    if (first !== button) found.push(`"${called(button)}" stands after "${called(first)}"`);
  }
  for (const link of all(".crumbs a, .foot a, main .btn, main summary")) {
    const { width, height } = box(link);
    if (Math.min(width, height) < target - .5) found.push(`"${called(link)}" is ${width} x ${height}`);
  }
  for (const table of all("main table")) {
    const isNamed = table.caption || table.ariaLabel || table.hasAttribute("aria-labelledby");
    if (!isNamed) found.push("a table without a name");
  }
  return found;
}"""

#: Each element of a page by what axe judges it by: its place, its attributes, whether it holds text. Two pages of equal
#: shapes differ in words and in how many rows a list has.
SHAPES = """() => {
  const told = ["class", "type", "role", "scope", "open", "hidden", "aria-hidden", "aria-current", "aria-invalid"];
  const found = new Set();
  const walk = (element, above) => {
    const name = one => told.includes(one.name) ? `${one.name}=${one.value}` : one.name;
    const names = [...element.attributes].map(name).sort();
    const hasText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const path = `${above}>${element.localName}[${names}]${hasText ? "t" : ""}`;
    let sum = 0;
    for (let at = 0; at < path.length; at++) sum = (sum * 31 + path.charCodeAt(at)) % 281474976710597;
    found.add(sum);
    for (const child of element.children) walk(child, String(sum));
  };
  walk(document.body, document.documentElement.dir);
  return [...found];
}"""
_seen: set[tuple[str, int, float]] = set()


def is_new(page: Page, language: str, width: int) -> bool:
    """Whether some element of the page has a shape that no page looked at before had, in that language and width."""
    shapes = {(language, width, shape) for shape in page.evaluate(SHAPES)}
    new = shapes - _seen
    _seen.update(new)
    return bool(new)


def barriers(page: Page, *, without: Sequence[str] = (), only: Sequence[str] = ()) -> Iterator[str]:
    """What axe finds against WCAG 2.0 to 2.2, levels A and AA: by all rules, all but `without`, or `only` some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options: dict[str, Any] = {**OPTIONS, "rules": {rule: {"enabled": False} for rule in without}}
    if only:
        options["runOnly"] = {"type": "rule", "values": [*only]}
    for violation in page.evaluate("options => axe.run(options).then(results => results.violations)", options):
        nodes = violation["nodes"]
        yield f"{violation['id']} ({len(nodes)}): {'; '.join(_where(node) for node in nodes[:3])}"


def _where(node: dict[str, Any]) -> str:
    return " ".join([str(node["target"][0]), *(check["message"] for check in node["any"][:1])])


def overflow(page: Page) -> Iterator[str]:
    """Whether one must scroll sideways."""
    pixels = page.evaluate(OVERFLOW)
    if pixels > 0:
        yield f"{pixels} pixels too wide"


def untidy(page: Page) -> Iterator[str]:
    """What is out of place at a glance."""
    yield from page.evaluate(AT_A_GLANCE, TARGET)


def hard_coded(page: Page, site: Site) -> Iterator[str]:
    """Visible words that went past the catalogue and are nobody's data, nor the name of a day, a language or a code.

    The source is English and the demo Swedish, so a word of the one is rarely hidden by the other.
    """
    for text in page.evaluate(UNTRANSLATED):
        words = WORD.findall(_names_of_codes().sub(" ", BESIDE.sub(r"\1", text)))
        unknown = [word for word in words if word.casefold() not in _vocabulary(site)]
        if unknown:
            yield f"not in the catalogue: {' '.join(text.split())!r}"


@cache
def _vocabulary(site: Site) -> frozenset[str]:
    """Every word that is written in the database, and what a calendar and an atlas give."""
    texts = [site.app.config["MUNICIPALITY"], APARTMENT, NOT_PASSED, *BROWSERS]
    texts += [*(locale.own_name for locale in KNOWN.values()), *_atlas()]
    with site.app.app_context():
        for table in sa.inspect(db.engine).get_table_names():
            rows = db.session.execute(sa.text(f'SELECT * FROM "{table}"'))
            texts.extend(value for row in rows for value in row if isinstance(value, str))
        db.session.rollback()
    return frozenset(word.casefold() for text in texts for word in WORD.findall(text))


@cache
def _names_of_codes() -> re.Pattern[str]:
    """What occupations, levels and professions are called in the files that come with the program: whole names."""
    names = {named for scheme in Scheme for entry in bundled(scheme).entries for named in (entry.sv, entry.en) if named}
    return re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))


def _atlas() -> Iterator[str]:
    """The names of languages, countries, months and days in Swedish."""
    swedish = Locale.parse("sv")
    yield from (*swedish.languages.values(), *swedish.territories.values())
    for names in (swedish.months, swedish.days):
        for width in ("wide", "abbreviated"):
            yield from names["format"][width].values()
