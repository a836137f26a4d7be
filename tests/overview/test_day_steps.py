"""The steps of the path on My day: late, today, this week, as soon as possible, and in doubt."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.audit.log import record
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.path import projection
from reception.path.models import CasePath, MilestoneRow
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Protection
from tests.factories.people import make_person

LONG_AGO = timedelta(days=400)


def received(person, days):
    """The person was received so many days ago, and the path began that day."""
    db.session.add(KeyDate(person_id=person.id, kind=KeyDateKind.RECEIVED, on_day=today() - timedelta(days=days)))
    record("test.described", person)
    commit()
    projection.rebuild()
    db.session.execute(sa.update(CasePath).values(begun_on=today() - LONG_AGO))
    projection.rebuild()


@pytest.fixture
def newcomer(municipality):
    return make_person(
        name="Amina Yusuf", birth=date(1990, 5, 3), unit=municipality.unit, worker=municipality.caseworker
    )


@pytest.mark.parametrize(("days", "section"), [(91, "overdue"), (90, "today"), (88, "week"), (83, "week")])
def test_a_step_stands_on_the_list_of_its_last_day(municipality, client_of, newcomer, days, section):
    received(newcomer, days)
    browser = client_of(municipality.caseworker)
    for one in ("overdue", "today", "week"):
        listed = "Associations and meeting places" in browser.get(f"/my-day/{one}").words
        assert listed == (one == section)


def test_what_was_due_before_the_path_began_is_on_no_list(municipality, client_of, newcomer):
    received(newcomer, 91)
    db.session.execute(sa.update(CasePath).values(begun_on=today()))
    projection.rebuild()
    assert "Associations and meeting places" not in client_of(municipality.caseworker).get("/my-day/overdue").words


def test_a_step_without_a_last_day_is_never_late(municipality, client_of, newcomer):
    received(newcomer, 300)
    browser = client_of(municipality.caseworker)
    assert "First time at a workplace" in browser.get("/my-day/steps").words
    assert "First time at a workplace" not in browser.get("/my-day/overdue").words


def test_of_a_case_the_first_such_step_is_listed_alone(municipality, client_of, newcomer):
    received(newcomer, 300)
    assert client_of(municipality.caseworker).get("/my-day/steps").words.count("Done …: Amina Yusuf") == 1


def test_a_goal_that_is_counted_from_nothing_calls_for_no_day(municipality, client_of, newcomer):
    received(newcomer, 300)
    assert "Lives by work or student finance" not in client_of(municipality.caseworker).get("/my-day/steps").words


def test_dates_that_contradict_each_other_stand_once_for_a_case(municipality, client_of, newcomer):
    received(newcomer, 20)
    before = today() - timedelta(days=30)
    db.session.add(KeyDate(person_id=newcomer.id, kind=KeyDateKind.MOVED_IN, on_day=before))
    record("test.described", newcomer)
    commit()
    browser = client_of(municipality.caseworker)
    page = browser.get("/my-day/doubtful")
    assert page.words.count("Put right") == 1
    assert "Facts that contradict each other" in browser.get("/").words


def test_a_protected_person_stands_there_by_number_for_those_who_are_named_alone(municipality, client_of):
    hidden = make_person(
        name="Daryna Koval", birth=date(1989, 4, 12), unit=municipality.unit, worker=municipality.caseworker,
        protection=Protection.MARKING, named=[municipality.caseworker],
    )  # fmt: skip
    received(hidden, 91)
    words = client_of(municipality.caseworker).get("/my-day/overdue").words
    assert hidden.number in words
    assert "Daryna" not in words
    assert hidden.number not in client_of(municipality.manager).get("/unit/overdue").words


def test_the_rows_are_of_open_cases_alone(municipality, client_of, newcomer):
    received(newcomer, 91)
    browser = client_of(municipality.caseworker)
    [row] = db.session.scalars(sa.select(MilestoneRow).limit(1).execution_options(permit="test"))
    number = row.case.number
    browser.fill(f"/cases/{number}/close", outcome="work", reason="completed")
    assert "Amina Yusuf" not in browser.get("/my-day/overdue").words
