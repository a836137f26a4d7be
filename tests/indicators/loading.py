"""What tests of facts compare with: a municipality that is loaded, and what the slow count says of it."""

from collections import Counter

from reception.access.actor import system
from reception.db.session import db
from reception.reckoning.figures import Figure
from tests.demo import told

#: Two municipalities that two seeds make.
SEEDS = (3, 8)
YEARS = (2022, 2024, 2025, 2026)


def load(monkeypatch, seed, persons=120):
    """Exempelby in that size, as of the day of the demo, until the test is over."""
    monkeypatch.setattr("reception.people.queries.known.today", lambda: told.DAY)
    told.load(persons=persons, seed=seed)
    db.session.commit()


def slowly(count_figures, year, on):
    """{code: {verdict: number}} of the figures that are shares, by the pure rules."""
    with system("test"):
        found = count_figures(year, on)
        db.session.rollback()
    return {code: verdicts(one) for code, one in found.items() if isinstance(one, Figure)}


def verdicts(figure):
    """{verdict: number} of a figure, without what nobody is."""
    said = {"yes": figure.numerator, "no": figure.denominator - figure.numerator}
    said |= {reason.value: number for reason, number in figure.uncounted.items()}
    return Counter({verdict: number for verdict, number in said.items() if number})
