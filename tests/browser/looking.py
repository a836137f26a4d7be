"""What is looked for in a page: barriers, text beyond the edge, words that no catalogue knows."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe
from babel import Locale
from playwright.sync_api import Page

from reception.db.session import db
from tests.browser.server import Site

NARROW, WIDE = 320, 1280
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
UNFOLD = "document.querySelectorAll('details:not(.menu)').forEach(one => one.open = true)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WORD = re.compile(r"[^\W\d_]{2,}")
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
_axe = Axe()


def barriers(page: Page, *, only: tuple[str, ...] = ()) -> Iterator[str]:
    """What axe finds against WCAG 2.0 to 2.2, levels A and AA; or against `only` those rules."""
    options: dict[str, Any] = {**OPTIONS, "runOnly": {"type": "rule", "values": list(only)}} if only else OPTIONS
    for violation in _axe.run(page, options=options).response["violations"]:
        nodes = violation["nodes"]
        where = "; ".join(
            f"{node['target'][0]} {node['any'][0]['message'] if node['any'] else ''}" for node in nodes[:3]
        )
        yield f"{violation['id']} ({len(nodes)}): {where}"


def overflow(page: Page) -> Iterator[str]:
    """Whether one must scroll sideways."""
    pixels = page.evaluate(OVERFLOW)
    if pixels > 0:
        yield f"{pixels} pixels too wide"


def hard_coded(page: Page, site: Site) -> Iterator[str]:
    """Visible words that went past the catalogue and are nobody's data."""
    for text in page.evaluate(UNTRANSLATED):
        plain = " ".join(text.split()).strip(" ,.:;–-·()").removesuffix("…")
        if WORD.search(plain) and not _is_data(plain, site):
            yield f"not in the catalogue: {plain!r}"


def _is_data(text: str, site: Site) -> bool:
    return text in _data(site) or any(text in known for known in _data(site))


@cache
def _data(site: Site) -> frozenset[str]:
    """Everything that is written in the database, and the names of languages and countries."""
    names = Locale.parse("sv")
    words = {site.app.config["MUNICIPALITY"], *names.languages.values(), *names.territories.values()}
    with site.app.app_context():
        for table in sa.inspect(db.engine).get_table_names():
            for row in db.session.execute(sa.text(f'SELECT * FROM "{table}"')):  # noqa: S608 - our own tables
                words.update(" ".join(value.split()) for value in row if isinstance(value, str))
    return frozenset(words)
