"""The facts of homes and of the first months say what the slow counts say, of a municipality nobody arranged for it."""

from collections import Counter
from datetime import date

import pytest

from reception.access.actor import system
from reception.db.session import db
from reception.housing.queries.facts import FACTS as OF_HOMES
from reception.indicators.rules.catalogue import versions_of
from reception.overview.operations import count_figures
from reception.path import projection
from reception.path.queries.facts_counted import FACTS as OF_PATHS
from reception.plans.queries.facts import FACTS as OF_PLANS
from tests.demo import told
from tests.indicators import reference_path
from tests.indicators.counting import counted

YEARS = (2023, 2024, 2025, 2026)
DAYS = (told.DAY, date(2026, 1, 31))
FACTS = {**OF_HOMES, **OF_PATHS, **OF_PLANS}


def slow_counts(year, on):
    """{code: {verdict: number}} by the counts that go from one person to the next."""
    with system("test"):
        found = {code: as_verdicts(figure) for code, figure in count_figures(year, on).items()}
        return found | {code: reference_path.count(code, year, on) for code in FACTS.keys() - found.keys()}


def as_verdicts(figure):
    """A figure as its facts tell it."""
    told_of = {"yes": figure.numerator, "no": figure.denominator - figure.numerator}
    missing = {reason.value: number for reason, number in figure.uncounted.items()}
    return Counter({word: number for word, number in (told_of | missing).items() if number})


@pytest.mark.parametrize(("persons", "seed"), [(130, 21), (180, 22)])
def test_every_year_of_a_municipality_is_counted_as_the_slow_way_counts_it(app, persons, seed):
    told.load(persons=persons, seed=seed)
    db.session.commit()
    projection.rebuild()
    seen = Counter()
    for on in DAYS:
        for year in YEARS:
            slow = slow_counts(year, on)
            fast = {code: counted(facts(versions_of(code)[0].asked(year, on))) for code, facts in FACTS.items()}
            assert fast == slow, (year, on)
            for code, verdicts in fast.items():
                seen.update({(code, word): number for word, number in verdicts.items() if word in {"yes", "no"}})
    # Whoever is a yes or a no is met in every figure, so that nothing is the same only because it is empty.
    assert {code for code, _word in seen} == FACTS.keys()
