"""The facts of studies say what the slow count says, of a municipality that nobody arranged for it."""

from collections import Counter
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask_sqlalchemy.session import Session

from reception.access.actor import system
from reception.db.session import db
from reception.education.models import Enrolment, Pupil, StudyEvent
from reception.education.operations.figures import count_figures
from reception.education.queries.facts import FACTS, TIMES
from reception.education.queries.figures import everybody
from reception.education.rules.studies.periods import Event, told
from reception.indicators.rules.catalogue import versions_of
from reception.people.models import KeyDate, Person
from reception.people.terms import KeyDateKind
from tests.demo import told as demo
from tests.indicators import reference_school
from tests.indicators.counting import counted

YEARS = (2023, 2024, 2025, 2026)
DAYS = (demo.DAY, date(2026, 1, 31))


def rows(select):
    with system("test"):
        return db.session.execute(select.execution_options(permit="test")).all()


def of(code, year, on):
    return versions_of(code)[0].asked(year, on)


@pytest.fixture(scope="module", params=[11, 12], ids=["seed 11", "seed 12"])
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
        db.session.commit()
        yield
        db.session.remove()
        outer.rollback()
        connection.close()
        patch.undo()


def test_every_figure_counts_the_same_as_the_slow_count(loaded):
    different, seen = [], Counter()
    for on in DAYS:
        for year in YEARS:
            with system("test"):
                slow = count_figures(year, on).of_code
            for code, facts in FACTS.items():
                if code not in slow:
                    continue
                figure = slow[code]
                wanted = {"yes": figure.numerator, "no": figure.denominator - figure.numerator}
                wanted |= {reason.value: number for reason, number in figure.uncounted.items()}
                found = counted(facts(of(code, year, on)))
                seen[code] += figure.asked
                if dict(found) != {key: number for key, number in wanted.items() if number}:
                    different.append((code, year, on, dict(found), wanted))
    assert not different
    assert set(seen) >= {"I2", "I3", "I4", "I5", "I6", "I9", "I27"}
    assert min(seen.values()) > 10


def test_every_figure_of_childrens_school_counts_the_same_as_a_pencil(loaded):
    people, seen = reference_school.everybody(), Counter()
    for on in DAYS:
        for year in YEARS:
            for code in reference_school.COUNTS:
                wanted = reference_school.count(people, code, year, on)
                seen[code] += wanted.total()
                assert counted(FACTS[code](of(code, year, on))) == wanted, (code, year, on)
    assert set(seen) == set(reference_school.COUNTS)
    assert min(seen.values()) > 0, seen


def test_the_table_of_enrolments_says_what_the_events_tell(loaded):
    with system("test"):
        for pupil_id in db.session.scalars(sa.select(Pupil.id).execution_options(permit="test")):
            of_pupil = sa.select(StudyEvent).where(StudyEvent.pupil_id == pupil_id, StudyEvent.struck_at.is_(None))
            events = db.session.scalars(
                of_pupil.order_by(StudyEvent.on, StudyEvent.id).execution_options(permit="test")
            )
            history = told([Event(one.kind, one.course, one.on, one.path, one.reason) for one in events], date.max)
            kept = db.session.scalars(
                sa.select(Enrolment).where(Enrolment.pupil_id == pupil_id).execution_options(permit="test")
            )
            wanted = {(one.course, one.days.first, one.days.last, one.ending, one.reason) for one in history.enrolments}
            assert {(one.course, one.first_on, one.last_on, one.ending, one.reason) for one in kept} == wanted


def _slow_times(code, year, on):
    """By person: (days, happened), as one would count with a pencil."""
    with system("test"):
        people = everybody()
        born = dict(db.session.execute(sa.select(Person.id, Person.birth_on).execution_options(permit="test")).all())
        received = dict(
            db.session.execute(
                sa.select(KeyDate.person_id, KeyDate.on_day)
                .where(KeyDate.kind == KeyDateKind.RECEIVED)
                .execution_options(permit="test")
            ).all()
        )
    found = {}
    for one in people:
        if code == "I2t":
            start, event = received.get(one.person_id), one.began_on
            if not (start and _applied_by(one, on) and year - 2 <= start.year <= year and start <= on):
                continue
            birth = born[one.person_id]
            if birth is not None and start < date(birth.year + 16, 7, 1):
                continue
        else:
            start = one.began_on
            passed = [day for course, day, grade, _no in one.grades if course == "D" and grade == "G"]
            event = min(passed, default=None)
            if not (start and year - 4 <= start.year <= year and start <= on):
                continue
        if event is not None and event <= on:
            found[one.person_id] = (max(0, (event - start).days), 1)
        else:
            left = one.left_on if one.left_on and one.left_on >= start else None
            last = min(day for day in (left, one.died_on, on) if day is not None)
            found[one.person_id] = (max(0, (last - start).days), 0)
    return found


def _applied_by(one, on):
    owed = [each for each in one.applications.get("sfi", ()) if each.ended_as != "no-right"]
    standing = [each for each in owed if each.ended_as not in {"withdrawn", "elsewhere"}] or owed
    return bool(standing) and standing[0].applied_on <= on


@pytest.mark.parametrize("code", TIMES)
def test_every_time_is_as_long_as_the_slow_count_says(loaded, code):
    seen = 0
    for on in (*DAYS, demo.DAY + timedelta(days=400)):
        for year in YEARS:
            found = rows(TIMES[code](of(code, year, on)))
            assert {row.person_id: (row.days, row.happened) for row in found} == _slow_times(code, year, on)
            seen += len(found)
    assert seen > 50
