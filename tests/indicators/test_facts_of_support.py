"""I18 and I18b as facts: the same as the slow count of the demo and of random people, and worked examples by hand."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reception.access.actor import system
from reception.cases.terms import ClosingReason
from reception.db.session import db
from reception.indicators.rules.catalogue import versions_of
from reception.people import operations as people_operations
from reception.people.terms import BirthPrecision, Protection
from reception.reckoning.asked import Asked
from reception.reckoning.periods import end_of_month, months_after
from reception.reckoning.provisions import Basis
from reception.work.models import IncomePeriod
from reception.work.operations.figures import count_figures
from reception.work.queries import figures as slow
from reception.work.queries.facts import support
from reception.work.queries.facts.support import FACTS, TIMES
from reception.work.rules.figures_support import i18
from reception.work.rules.measures import is_of, measures
from reception.work.rules.self_support import months_of
from reception.work.rules.support_definitions import Variant, definitions, in_force
from reception.work.rules.support_runs import lasting_since
from reception.work.terms.income import IncomeSource, Support
from tests.demo import told
from tests.factories.people import make_case
from tests.factories.work import make_in, make_work_file
from tests.indicators.counting import counted
from tests.indicators.loading import SEEDS, YEARS, load, slowly, verdicts
from tests.work.figuring import TODAY, TOLD, ended, keep, received, that_day

_clock = pytest.fixture(autouse=True)(that_day)
WAGE, GRANT, BENEFIT, ASSISTANCE = (
    IncomeSource.WAGE, IncomeSource.STUDENT_FINANCE, IncomeSource.ESTABLISHMENT_BENEFIT, IncomeSource.SOCIAL_ASSISTANCE,
)  # fmt: skip


def asked(year=2026, on=TODAY):
    [indicator] = versions_of("I18b")
    return Asked.of_year(year, on, indicator.amounts)


def waits(year=2026, on=TODAY):
    """{person_id: (days, happened)} of I18b."""
    with system("test"):
        rows = db.session.execute(TIMES["I18b"](asked(year, on)).execution_options(permit="test")).all()
    found = {row.person_id: (row.days, bool(row.happened)) for row in rows}
    assert len(found) == len(rows)
    return found


def waits_slowly(year, on, versions):
    """The same by the pure rules, person by person, month by month."""
    with system("test"):
        people = slow.everybody("", ())
    question, found = asked(year, on), {}
    by = in_force(versions, question.day)
    for person_id, life in ((person_id, one.life) for person_id, one in people.items()):
        if life.received_on is None or not date(year - 4, 1, 1) <= life.received_on <= question.day:
            continue
        if not question.has_begun or by is None or not is_of(life.birth, measures().supporting, life.received_on):
            continue
        months = months_of(life.incomes, versions, life.received_on, on)
        since = lasting_since(months, life.received_on, by.lasting_months)
        told_of = [end_of_month(one.month) for one in months if one.support is not Support.UNKNOWN]
        days = [on, life.gone.left_on, life.gone.died_on, max(told_of, default=life.received_on)]
        until = min(day for day in days if day is not None)
        happened = since is not None and since <= until
        found[person_id] = (max(((since if happened else until) - life.received_on).days, 0), happened)
    return found


def alike(year, on):
    """Both counts of everything are the same; and what they are."""
    found = {code: counted(facts(asked(year, on))) for code, facts in FACTS.items()}
    expected = slowly(count_figures, year, on)
    assert found == {code: expected[code] for code in found}
    times = waits(year, on)
    assert times == waits_slowly(year, on, definitions()[Variant.MAIN])
    return found, times


@pytest.mark.parametrize("seed", SEEDS)
def test_a_loaded_municipality_is_counted_as_the_slow_count_counts_it(app, monkeypatch, seed):
    load(monkeypatch, seed)
    found = [alike(year, on) for year in YEARS for on in (told.DAY, date(2025, 6, 30))]
    assert any(shares["I18"]["yes"] for shares, _times in found)
    assert any(happened for _shares, times in found for _days, happened in times.values())


@pytest.fixture
def many(municipality):
    """People whose income is anything, at one board, at two or at none."""

    def make(seed, people=30):
        chance = random.Random(seed)
        for number in range(people):
            on = date(2022, 6, 1) + timedelta(days=chance.randrange(1600))
            years = chance.choice([19, 20, 21, 30, 66, 67])
            born = months_after(on, -12 * years) + timedelta(days=chance.randrange(-200, 200))
            person = received(municipality, f"Person {number}", on, chance.choice([born, born, born, None]))
            if person.birth_on is not None:
                person.birth_precision = chance.choice([BirthPrecision.DAY, *BirthPrecision])
                keep(person)
            for unit in chance.choice([[], [municipality.unit], [municipality.unit, municipality.other_board_unit]]):
                some_income(chance, make_work_file(person, unit=unit), on)
            if chance.random() < 0.2:
                ended(person, on + timedelta(days=chance.randrange(900)), chance.choice([*ClosingReason]))
            if chance.random() < 0.1:
                make_case(person, unit=municipality.other_unit, opened_on=on + timedelta(days=500))
                db.session.commit()

    return make


def some_income(chance, file, on):
    sources = [WAGE, WAGE, GRANT, IncomeSource.BUSINESS, BENEFIT, ASSISTANCE, IncomeSource.FAMILY]
    for _one in range(chance.randrange(5)):
        first = months_after(on.replace(day=1), chance.randrange(-6, 30))
        last = chance.choice([None, months_after(first, chance.randrange(12))])
        confirmed = first + timedelta(days=chance.randrange(-60, 400))
        lives_by(file, chance.choice(sources), first, last, confirmed)


def lives_by(file, source, first, last=None, confirmed=TODAY):
    make_in(file, IncomePeriod, source=source, first_month=first, last_month=last, confirmed_on=confirmed, **TOLD)


@pytest.mark.parametrize("seed", range(2))
def test_people_who_live_by_anything_are_counted_as_the_slow_count_counts_them(many, seed):
    many(seed)
    days = ((2023, TODAY), (2025, TODAY), (2026, TODAY), (2025, date(2025, 5, 31)), (2027, TODAY))
    found = [alike(year, on) for year, on in days]
    assert any(happened for _shares, times in found for _days, happened in times.values())


def test_a_definition_that_changes_is_followed_month_by_month(many, monkeypatch):
    many(11)
    main = definitions()[Variant.MAIN][0]
    until = replace(main, basis=Basis("Test", date(2023, 3, 15), date(2024, 6, 15)))
    after = replace(
        main, counts=frozenset({WAGE, IncomeSource.FAMILY}), excludes=frozenset({BENEFIT}), goes_on_months=2,
        lasting_months=2, basis=Basis("Test", date(2024, 6, 16)),
    )  # fmt: skip
    versions = (until, after)
    monkeypatch.setattr(support, "definitions", lambda: {Variant.MAIN: versions})
    assert waits() == waits_slowly(2026, TODAY, versions)
    assert waits(2024, date(2024, 6, 15)) == waits_slowly(2024, date(2024, 6, 15), versions)
    assert waits(2022) == waits_slowly(2022, TODAY, versions) == {}
    with system("test"):
        lives = [one.life for one in slow.everybody("", ()).values()]
    for year in (2022, 2023, 2024, 2025):
        expected = i18(lives, versions, asked(year).period, TODAY, measures().supporting)
        assert counted(FACTS["I18"](asked(year))) == verdicts(expected)


@pytest.fixture
def living(municipality):
    """`living("Amina", WAGE)`: the file of somebody received in March 2025, and what she lives by since then."""

    def make(name, *sources, on=date(2025, 3, 3), since=date(2025, 3, 1), last=None, unit=None, **facts):
        file = make_work_file(received(municipality, name, on, **facts), unit=unit or municipality.unit)
        for source in sources:
            lives_by(file, source, since, last)
        return file

    return make


def test_i18_of_a_cohort_by_hand(municipality, living, acting):
    living("Wage", WAGE)
    living("Student", GRANT)
    living("Both", WAGE, ASSISTANCE)
    living("Benefit", BENEFIT)
    living("Family", IncomeSource.FAMILY)
    living("Ended", WAGE, last=date(2026, 10, 1))
    living("Nothing noted")
    received(municipality, "No file")
    lives_by(living("Not confirmed"), WAGE, date(2026, 1, 1), confirmed=date(2026, 4, 30))
    lives_by(living("Just confirmed"), WAGE, date(2026, 1, 1), confirmed=date(2026, 5, 1))
    living("Not known", WAGE, birth=None)
    living("Nineteen", WAGE, birth=date(2006, 11, 24))
    living("Twenty", WAGE, birth=date(2006, 11, 23))
    living("Long ago", WAGE, on=date(2021, 11, 22))
    living("Just", WAGE, on=date(2021, 11, 23))
    ended(living("Moved", WAGE).person, TODAY)
    ended(living("Died", WAGE).person, date(2026, 2, 1), ClosingReason.DECEASED)
    back = living("Came back", WAGE)
    ended(back.person, date(2025, 9, 1))
    make_case(back.person, unit=municipality.other_unit, opened_on=date(2026, 1, 1))
    hidden = living("Protected", WAGE)
    hidden.person.protection = Protection.MARKING
    keep(hidden.person)
    two = living("Two boards", WAGE)
    lives_by(make_work_file(two.person, unit=municipality.other_board_unit), BENEFIT, date(2026, 11, 1))
    kept, former = received(municipality, "One"), living("The same", WAGE)
    with acting(municipality.manager):
        people_operations.merge(kept, former.person, {})
        db.session.commit()
    # Yes: wage, student, just confirmed, twenty, just, came back, protected, merged.
    # No: both, benefit, family, two boards. Not known: ended, nothing noted, no file, not confirmed.
    others = {"support-unknown": 4, "birth-unknown": 1, "left": 1, "deceased": 1}
    assert counted(FACTS["I18"](asked())) == {"yes": 8, "no": 4, **others}
    assert counted(FACTS["I18s"](asked())) == {"yes": 7, "no": 5, **others}
    assert counted(FACTS["I18"](asked(2027))) == {}
    alike(2026, TODAY)


def test_i18b_of_a_cohort_by_hand(municipality, living, acting):
    on = date(2025, 3, 3)

    def days(day):
        return (day - on).days

    at_once = living("At once", WAGE)
    later = living("Later", WAGE, since=date(2025, 9, 1), last=date(2025, 11, 1))
    short = living("Two months", WAGE, since=date(2025, 9, 1), last=date(2025, 10, 1))
    lives_by(short, BENEFIT, date(2025, 11, 1))
    broken = living("Broken by assistance", WAGE, since=date(2025, 6, 1))
    lives_by(broken, ASSISTANCE, date(2025, 8, 1), date(2025, 8, 1))
    moved = living("Moved before", WAGE, since=date(2025, 9, 1))
    lives_by(moved, BENEFIT, date(2025, 3, 1), date(2025, 8, 1))
    ended(moved.person, date(2025, 8, 15))
    moved_after = living("Moved after", WAGE, since=date(2025, 9, 1))
    ended(moved_after.person, date(2025, 9, 15))
    died = living("Died", BENEFIT)
    ended(died.person, date(2026, 1, 10), ClosingReason.DECEASED)
    unknown = living("Nothing noted")
    silent = living("Not heard of since")
    lives_by(silent, BENEFIT, date(2025, 3, 1), confirmed=date(2025, 4, 10))
    before = living("Worked before", WAGE, since=date(2024, 1, 1))
    living("Age not known", WAGE, birth=None)
    living("Nineteen", WAGE, birth=date(2005, 3, 4))
    long_ago = living("Received in 2021", WAGE, on=date(2021, 12, 31))
    two = living("Two boards", WAGE, since=date(2025, 7, 1), last=date(2025, 8, 1))
    other = make_work_file(two.person, unit=municipality.other_board_unit)
    lives_by(other, GRANT, date(2025, 9, 1), date(2025, 9, 1))
    kept, former = received(municipality, "One"), living("The same", WAGE, since=date(2025, 5, 1))
    with acting(municipality.manager):
        people_operations.merge(kept, former.person, {})
        db.session.commit()
    assert waits() == {
        at_once.person_id: (0, True),
        later.person_id: (days(date(2025, 9, 1)), True),
        short.person_id: (days(TODAY), False),
        broken.person_id: (days(date(2025, 9, 1)), True),
        moved.person_id: (days(date(2025, 8, 15)), False),
        moved_after.person_id: (days(date(2025, 9, 1)), True),
        died.person_id: (days(date(2026, 1, 10)), False),
        unknown.person_id: (0, False),
        silent.person_id: (days(date(2025, 10, 31)), False),
        before.person_id: (0, True),
        two.person_id: (days(date(2025, 7, 1)), True),
        kept.id: (days(date(2025, 5, 1)), True),
    }
    alike(2026, TODAY)
    assert waits(2024) == {long_ago.person_id: ((date(2025, 3, 1) - date(2021, 12, 31)).days, True)}
    assert waits(2027) == {}


def test_whose_self_support_began_in_a_year_are_as_many_as_the_slow_count_tells(living):
    living("At once", WAGE)
    living("Later", WAGE, since=date(2026, 2, 1))
    living("Not yet", BENEFIT)
    with system("test"):
        people = {year: count_figures(year, TODAY)["I18b"].people for year in (2025, 2026)}
        db.session.rollback()
    begun = [days for days, happened in waits().values() if happened]
    assert people == {2025: 1, 2026: 1}
    assert Counter(begun) == {0: 1, (date(2026, 2, 1) - date(2025, 3, 3)).days: 1}
