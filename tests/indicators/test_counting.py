"""Counting: one statement for each family, split by classes, protected people in none that finds them."""

from datetime import date

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.replica import counted
from reception.db.session import db
from reception.db.verdicts import verdict
from reception.indicators.operations import counting
from reception.indicators.queries import cube, families, kept
from reception.indicators.rules.catalogue import read_indicators
from reception.indicators.terms import Breakdown
from reception.people.models import Person
from reception.people.terms import LegalSex, Protection
from reception.reckoning.asked import Asked
from tests.factories.people import make_person

DEFINITION = """
[[indicator]]
code = "X1"
version = 1
phase = "reception"
counts = "people"
better = "higher"
title = "Women"
text = "How many are women."
numerator = "Women."
denominator = "Everybody."
breakdowns = ["sex", "age", "route"]
source = "A test"
"""


def women(_asked):
    told = verdict((Person.legal_sex == LegalSex.WOMAN, True), otherwise=False)
    return sa.select(Person.id.label("person_id"), told.label("verdict"))


@pytest.fixture
def defined(monkeypatch):
    monkeypatch.setattr(families, "FACTS", ({"X1": women},))
    monkeypatch.setattr(families, "TIMES", ())
    monkeypatch.setattr(families, "SUMS", ())
    return read_indicators(DEFINITION)


def found(among, *chosen):
    with system("test"):
        asked = Asked.of_year(2025, date(2026, 1, 1))
        return {(cell.key, cell.verdict): cell.number for cell in cube.cells(asked, among, chosen)}


def test_everybody_is_in_one_cell_and_the_cells_add_up(app, municipality, defined):
    make_person(sex=LegalSex.WOMAN)
    make_person(sex=LegalSex.MAN)
    make_person(sex=LegalSex.WOMAN)
    total = found(defined)
    assert total == {((), "yes"): 2, ((), "no"): 1}
    split = found(defined, Breakdown.SEX, Breakdown.AGE)
    assert sum(split.values()) == 3


def test_a_protected_person_is_counted_and_stands_in_no_class(app, municipality, defined):
    make_person(sex=LegalSex.WOMAN, birth=date(2000, 1, 1), protection=Protection.MARKING)
    assert found(defined, Breakdown.SEX, Breakdown.AGE) == {(("not-stated", "not-stated"), "yes"): 1}


def test_nothing_that_is_not_noted_makes_a_class(app, municipality, defined):
    make_person(birth=None)
    chosen = (Breakdown.SEX, Breakdown.AGE, Breakdown.ROUTE)
    assert found(defined, *chosen) == {(("not-stated", "not-stated", "not-stated"), "no"): 1}


@pytest.mark.parametrize(
    ("born", "word"),
    [
        (date(2005, 12, 31), "20-24"),
        (date(2006, 1, 1), "16-19"),
        (date(1920, 1, 1), "66-"),
        (date(2025, 12, 31), "0-5"),
    ],
)
def test_an_age_is_that_of_the_day_the_figure_speaks_of(app, municipality, defined, born, word):
    make_person(birth=born)
    assert found(defined, Breakdown.AGE) == {((word,), "no"): 1}


def test_a_breakdown_that_the_definition_does_not_allow_splits_nothing(app, municipality, defined):
    make_person(sex=LegalSex.WOMAN)
    make_person(sex=LegalSex.WOMAN)
    assert found(defined, Breakdown.SEX, Breakdown.EDUCATION) == {(("woman", "-"), "yes"): 2}


@pytest.mark.parametrize("breakdown", list(Breakdown))
def test_every_breakdown_counts_everybody_once(app, municipality, defined, breakdown):
    for sex in (LegalSex.WOMAN, LegalSex.MAN, LegalSex.UNKNOWN):
        make_person(sex=sex)
    assert sum(found(defined, breakdown).values()) == 3


def test_what_was_counted_is_kept_and_read_again(app, municipality, defined, monkeypatch):
    for sex in (LegalSex.WOMAN, LegalSex.MAN, LegalSex.WOMAN):
        make_person(sex=sex)
    monkeypatch.setattr(counting, "catalogue", lambda: defined)
    with system("test"):
        made = counting.count(2025, date(2025, 12, 31), (Breakdown.SEX, Breakdown.AGE))
        assert kept.totals([made])[2025]["X1", 1].numerator == 2
        split = kept.table(made, "X1", 1, (0,))
    assert [(one.key, one.figure.numerator, one.figure.denominator) for one in split] == [
        (("man",), 0, 1),
        (("woman",), 2, 2),
    ]


def test_the_program_counts_each_year_once_a_month_and_keeps_the_newest(app, municipality, defined, monkeypatch):
    make_person(sex=LegalSex.WOMAN)
    monkeypatch.setattr(counting, "catalogue", lambda: defined)
    with system("test"):
        assert counting.keep_up(date(2026, 3, 15)) == 5
        assert counting.keep_up(date(2026, 3, 31)) == 0
        assert counting.keep_up(date(2026, 4, 1)) == 5
        counts = kept.counts_by_itself()
    assert [(one.year, one.known_on) for one in counts] == [(year, date(2026, 3, 31)) for year in range(2022, 2027)]


def test_a_definition_that_changed_within_the_year_is_counted_both_ways(app, municipality, defined, monkeypatch):
    make_person(sex=LegalSex.WOMAN)
    until = DEFINITION + "valid_to = 2025-06-30\n"
    since = DEFINITION.replace("version = 1", "version = 2") + "valid_from = 2025-07-01\n"
    both = (*read_indicators(until), *read_indicators(since))
    monkeypatch.setattr(counting, "catalogue", lambda: both)
    with system("test"):
        made = counting.count(2025, date(2025, 12, 31), ())
        assert sorted(kept.totals([made])[2025]) == [("X1", 1), ("X1", 2)]
        earlier = counting.count(2024, date(2024, 12, 31), ())
        assert sorted(kept.totals([earlier])[2024]) == [("X1", 1)]


def test_figures_are_counted_in_the_copy_where_there_is_one(app, municipality, defined, monkeypatch, tmp_path):
    """What the copy does not know yet is not counted: nobody at work waits for statistics."""
    make_person(sex=LegalSex.WOMAN)
    copy = f"sqlite:///{tmp_path / 'copy.db'}"
    engine = sa.create_engine(copy)
    db.metadata.create_all(engine)
    engine.dispose()
    monkeypatch.setitem(app.config, "STATISTICS_DATABASE_URI", copy)
    assert found(defined) == {}
    app.extensions.pop("reception.statistics").dispose()


def test_a_count_of_a_copy_is_marked_by_a_permit(app, defined):
    with pytest.raises(LookupError):
        counted(sa.select(Person.id))
