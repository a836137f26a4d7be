"""The facts of work say what the slow count says, of a municipality that nobody arranged for it."""

from collections import Counter
from datetime import date

import pytest
from flask_sqlalchemy.session import Session

from reception.access.actor import system
from reception.db.session import db
from reception.indicators.rules.catalogue import versions_of
from reception.people.models import Person
from reception.people.terms import BirthPrecision
from reception.work.operations.figures import count_figures
from reception.work.queries import figures
from reception.work.queries.facts import FACTS, TIMES
from reception.work.rules.measures import Ages, is_of, measures
from tests.demo import told as demo
from tests.indicators.counting import counted

CODES = {
    "I16", "I16-work", "I16-new-start-job", "I16-subsidised", "I16-studies", "I17-24", "I17-48", "I20", "I21", "I22",
    "I39", "I43",
}  # fmt: skip
YEARS = range(2022, 2028)
DAYS = (demo.DAY, date(2026, 2, 28))


def of(code, year, on):
    return versions_of(code)[0].asked(year, on)


@pytest.fixture(scope="module", params=[21, 22], ids=["seed 21", "seed 22"])
def loaded(request, installation):
    """A municipality that the tests of this module read, on each engine: what it costs is the loading."""
    patch = pytest.MonkeyPatch()
    with installation.app_context():
        connection = db.engine.connect()
        outer = connection.begin()
        patch.setattr(Session, "get_bind", lambda *_args, **_options: connection)
        patch.setattr("reception.people.queries.known.today", lambda: demo.DAY)
        db.session.configure(join_transaction_mode="create_savepoint")
        demo.load(persons=160, seed=request.param)
        _blur_births()
        db.session.commit()
        yield
        db.session.remove()
        outer.rollback()
        connection.close()
        patch.undo()


def _blur_births():
    """Of some people less is known, so that every way of not knowing is met."""
    precisions = [None, *BirthPrecision]
    with system("test"):
        for place, person in enumerate(demo.everything(Person)):
            if place % 3 == 0 and person.birth_on:
                person.birth_precision = precisions[place // 3 % len(precisions)]
                person.birth_on = person.birth_on if person.birth_precision else None
        db.session.flush()


def test_every_figure_counts_the_same_as_the_slow_count(loaded):
    assert set(FACTS) >= CODES
    different, seen = [], Counter()
    for on in DAYS:
        for year in YEARS:
            with system("test"):
                slow = count_figures(year, on)
            for code in sorted(CODES):
                figure = slow[code]
                wanted = {"yes": figure.numerator, "no": figure.denominator - figure.numerator}
                wanted |= {reason.value: number for reason, number in figure.uncounted.items()}
                found = counted(FACTS[code](of(code, year, on)))
                seen[code] += figure.asked
                if found != Counter({word: number for word, number in wanted.items() if number}):
                    different.append((code, year, on, dict(found), wanted))
    assert different == []
    assert all(seen[code] for code in CODES)


def test_the_time_to_the_first_job_is_that_of_each_person_by_herself(loaded):
    with system("test"):
        of_business = measures().business
        people = figures.everybody(of_business.question, of_business.answers)
    for on in DAYS:
        for year in (2023, 2026):
            wanted = dict(filter(None, (_waited(key, one, year, on) for key, one in people.items())))
            with system("test"):
                query = TIMES["I17t"](of("I17t", year, on)).execution_options(permit="test")
                found = {row.person_id: (row.days, row.happened) for row in db.session.execute(query)}
            assert found == wanted
            assert {happened for _days, happened in wanted.values()} == {0, 1}


def _waited(key, one, year, on):
    """(person id, (days, 1 or 0)) as somebody would count it on paper; None of whom it is not asked."""
    received = one.received_on
    if received is None or not date(year - 4, 1, 1) <= received <= min(date(year, 12, 31), on):
        return None
    end = min([day for day in (one.left_on, one.died_on) if day], default=None)
    if is_of(one.birth, Ages("", 20, 66), received) is not True or (end is not None and end < received):
        return None
    days = [job.days for job, _worked in one.jobs]
    days += [placed.days for placed, more in one.placements if more.is_job]
    began = [max(job.started_on, received) for job in days if (job.ended_on or job.planned_end_on or on) >= received]
    first = min(began, default=None)
    if first is not None and first <= on and (end is None or first < end):
        return key, ((first - received).days, 1)
    return key, ((min(end or on, on) - received).days, 0)
