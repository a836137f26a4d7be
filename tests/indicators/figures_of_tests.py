"""Indicators of their own for tests of the statistician's pages: two definitions, the facts they count, and numbers."""

from datetime import date

import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.db.session import commit, db
from reception.db.verdicts import verdict
from reception.indicators.models import IndicatorCell
from reception.indicators.queries import families
from reception.indicators.rules import catalogue
from reception.people.models import Person
from reception.people.terms import LegalSex
from tests.factories.indicators import make_count

SHARE = """
[[indicator]]
code = "T1"
version = 1
phase = "reception"
counts = "people"
better = "higher"
title = "Women"
text = "How many of everybody are women."
numerator = "Women"
denominator = "Everybody"
breakdowns = ["sex", "age", "reception-year", "route"]
source = "A test"
valid_from = 2000-01-01
"""
TIME = """
[[indicator]]
code = "T2"
version = 1
phase = "work"
measure = "time"
counts = "people"
better = "lower"
title = "Time to a job"
text = "How long it takes to a job."
numerator = "Days"
denominator = "Everybody"
source = "A test"
"""
OUTSIDE = TIME.replace('"T2"', '"T3"').replace('"time"', '"outside"')
#: The last day that the program's own counts know.
KNOWN_ON = date(2026, 10, 31)
STANDARD = "sex age reception-year"
#: Of 2025: who is a woman (yes) among whom, in which cell.
CELLS = {
    "woman 20-24 2023": {"yes": 1204},
    "woman 6-15 2024": {"yes": 30},
    "man 20-24 2023": {"no": 800, "left": 5},
    "not-stated not-stated not-stated": {"no": 2, "deceased": 3},
}


def use(monkeypatch, *texts):
    """Let these be all the indicators that there are."""
    found = catalogue.joined(catalogue.read_indicators(text) for text in texts or (SHARE, TIME, OUTSIDE))
    monkeypatch.setattr(catalogue, "of_files", lambda: found)
    monkeypatch.setattr(families, "FACTS", ({"T1": women},))
    monkeypatch.setattr(families, "TIMES", ({"T2": hundred_days},))


def women(asked):
    """Everybody who is registered: yes of a woman, no of a man, from 2000 on."""
    is_woman = verdict((Person.legal_sex == LegalSex.WOMAN, True), otherwise=False)
    return sa.select(Person.id.label("person_id"), is_woman.label("verdict")).where(sa.literal(asked.last.year >= 2000))


def hundred_days(_asked):
    """Everybody who is registered waited for a hundred days, and it happened to women."""
    happened = sa.case((Person.legal_sex == LegalSex.WOMAN, 1), else_=0)
    return sa.select(Person.id.label("person_id"), sa.literal(100).label("days"), happened.label("happened"))


def make_split_count(year, cells, **options):
    """A count of these cells of T1, {key: {verdict: number}}, split as the program's own are."""
    made = make_count(year, KNOWN_ON, {}, breakdowns=options.pop("breakdowns", STANDARD), **options)
    add_cells(made, cells)
    return made


def add_cells(made, cells, code="T1", edition=1):
    """More cells of a count."""
    with system("test"):
        for key, verdicts in cells.items():
            for word, number in verdicts.items():
                of = {"count_id": made.id, "code": code, "edition": edition, "key": key}
                db.session.add(IndicatorCell(**of, verdict=word, number=number))
        record("test.made", made)
        commit()


def lines(action):
    """What the log keeps of an action, the last line last."""
    query = sa.select(AuditEvent).where(AuditEvent.action == action).order_by(AuditEvent.id)
    return [event.details for event in db.session.scalars(query)]


def rows_of(page, place=0):
    """The body of the page's table at that place, row by row, in words."""
    table = page.all("table")[place]
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in table.find("tbody").iter("tr")]
