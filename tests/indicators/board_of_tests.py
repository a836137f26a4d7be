"""Indicators of their own for tests of the coordinator's pages: a share, its part, another in two versions, a time."""

from reception.indicators.rules import catalogue
from tests.indicators.figures_of_tests import OUTSIDE, SHARE, TIME

_ALL = "2000-01-01"
#: Until the middle of 2025, when the next version took its place.
_OLDER = "2000-01-01\nvalid_to = 2025-06-30"
FIRST = SHARE.replace('"T1"', '"T4"').replace("Women", "Plans").replace(_ALL, _OLDER)
SECOND = FIRST.replace("version = 1", "version = 2").replace(_OLDER, "2025-07-01")
_DOUBT = "The program proposes this definition; the municipality decides."
PART = f'{SHARE}part_of = "T1"\nto_confirm = "{_DOUBT}"\n'.replace('"T1"\nversion', '"T1-part"\nversion')
PART = PART.replace("Women", "Young women")


def use(monkeypatch, *texts):
    """Let these be all the indicators that there are, and the first three what is followed unless somebody chose."""
    found = catalogue.joined(
        catalogue.read_indicators(text) for text in texts or (SHARE, PART, FIRST, SECOND, TIME, OUTSIDE)
    )
    monkeypatch.setattr(catalogue, "of_files", lambda: found)
    monkeypatch.setattr("reception.indicators.queries.followed.followed_unless_chosen", lambda: ["T1", "T2", "T3"])
    monkeypatch.setattr("reception.indicators.queries.board.followed_unless_chosen", lambda: ["T1", "T2", "T3"])
    monkeypatch.setattr("reception.indicators.views.board.followed_unless_chosen", lambda: ["T1", "T2", "T3"])


def cells_of(page, title):
    """What stands in the row of an indicator, cell by cell, by its column."""
    table = page.all("table", class_="followed")[0]
    heads = [_words(cell) for cell in table.find("thead").iter("th")]
    rows = [[_words(cell) for cell in row] for row in table.iter("tr") if len(row) == len(heads)]
    return next(dict(zip(heads, row, strict=True)) for row in rows if row[0] == title)


def _words(element):
    return " ".join("".join(element.itertext()).split())
