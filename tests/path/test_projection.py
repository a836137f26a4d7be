"""The rows that lists read: made from facts before each commit, and the same when everything is made anew."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.cases import queries as cases
from reception.cases.operations import close_case
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.path import projection
from reception.path.models import CasePath, MilestoneRow
from reception.path.queries.reckoning import KEPT, open_case_ids
from reception.path.terms import MilestoneState
from reception.people.models import KeyDate, PermitGround, Person
from reception.people.operations import households
from reception.people.queries import known_of
from reception.people.terms import Ground, HouseholdRole, KeyDateKind, Protection, ReceptionRoute
from tests.factories.people import make_person


def rows():
    """Every row that is kept, by case and code."""
    query = sa.select(MilestoneRow.case_id, *(getattr(MilestoneRow, name) for name in KEPT))
    return {tuple(row[:2]): tuple(row) for row in db.session.execute(query.execution_options(permit="test"))}


def row_of(code):
    return next(row for row in rows().values() if row[1] == code)


def rebuilt():
    """Every row as it is when all is made anew."""
    db.session.execute(sa.delete(MilestoneRow))
    with system("test"):
        projection.reckon(open_case_ids())
    return rows()


@pytest.fixture
def refugee(municipality):
    """A refugee who was assigned, without any milestones yet."""
    person = make_person(
        name="Amina Yusuf", birth=date(1990, 5, 3), unit=municipality.unit, worker=municipality.caseworker
    )
    person.route = ReceptionRoute.ASSIGNED
    db.session.add(PermitGround(person_id=person.id, ground=Ground.REFUGEE, starts_on=today() - timedelta(days=60)))
    record("test.described", person)
    db.session.commit()
    return person


def add_date(browser, person, kind, day):
    answer = browser.fill(f"/people/{person.number}/details/dates/new", kind=kind.value, on_day=day.isoformat())
    assert answer.status_code == 303, answer.text


def test_a_date_that_is_noted_stands_in_the_rows_at_once(municipality, client_of, refugee):
    browser = client_of(municipality.caseworker)
    received = today() - timedelta(days=10)
    add_date(browser, refugee, KeyDateKind.ASSIGNED, received - timedelta(days=20))
    assert row_of("settlement")[KEPT.index("state") + 1] in {MilestoneState.OPEN, MilestoneState.OVERDUE}
    add_date(browser, refugee, KeyDateKind.RECEIVED, received)
    add_date(browser, refugee, KeyDateKind.MOVED_IN, received)
    assert row_of("settlement")[KEPT.index("state") + 1] is MilestoneState.FULFILLED


def test_the_rows_are_the_same_when_everything_is_made_anew(municipality, client_of, refugee):
    browser = client_of(municipality.caseworker)
    for kind, days in ((KeyDateKind.ASSIGNED, 50), (KeyDateKind.RECEIVED, 40), (KeyDateKind.REGISTERED, 30)):
        add_date(browser, refugee, kind, today() - timedelta(days=days))
    browser.fill(f"/people/{refugee.number}/path/steps/settlement", state="fulfilled", reason="Nycklar lämnade.")
    kept = rows()
    assert kept
    assert kept == rebuilt()


def test_a_case_keeps_one_path_however_often_it_is_reckoned(municipality, refugee):
    with system("test"):
        keys = open_case_ids()
        projection.reckon(keys)
        projection.reckon(keys)
    count = sa.select(sa.func.count()).select_from(CasePath).execution_options(permit="test")
    assert db.session.scalar(count) == 1


def test_what_stands_for_yesterday_is_reckoned_again(municipality, refugee):
    assert projection.reckon_stale() == 1
    assert projection.reckon_stale() == 0
    db.session.execute(sa.update(CasePath).values(reckoned_on=today() - timedelta(days=1)))
    assert projection.is_anything_stale()
    assert projection.reckon_stale() == 1


def test_very_many_at_once_are_marked_and_reckoned_right_after(municipality, monkeypatch, client_of, refugee):
    projection.reckon_stale()
    monkeypatch.setattr(projection, "AT_ONCE", 0)
    add_date(client_of(municipality.caseworker), refugee, KeyDateKind.MOVED_IN, today())
    assert projection.is_anything_stale()
    assert projection.reckon_stale() == 1
    assert row_of("area_home")[KEPT.index("state") + 1] is MilestoneState.FULFILLED


def test_a_protected_child_counts_in_nobody_elses_path(municipality, client_of, refugee):
    """A step about school would tell of her."""
    child = make_person(
        name="Hodan Yusuf", birth=today() - timedelta(days=2000), protection=Protection.MARKING,
        named=[municipality.caseworker], unit=municipality.unit,
    )  # fmt: skip
    other = make_person(name="Ali Yusuf", birth=today() - timedelta(days=3000), unit=municipality.unit)
    with system("test"):
        households.start_household_of((refugee, HouseholdRole.REFERENCE, None), (child, HouseholdRole.CHILD, None))
        assert known_of([refugee.id])[refugee.id].children == 0
        assert known_of([child.id])[child.id].children == 1
        assert known_of([other.id])[other.id].children is None


def test_a_closed_case_is_not_reckoned(municipality, refugee):
    projection.reckon_stale()
    with system("test"):
        close_case(cases.cases_about(refugee.number)[0], on=today())
        commit()
        assert open_case_ids() == []


def test_the_dates_of_a_person_make_her_milestones_even_without_a_page(municipality, refugee):
    """The same as `reception path rebuild` for an installation that is brought up to this version."""
    db.session.add(KeyDate(person_id=refugee.id, kind=KeyDateKind.RECEIVED, on_day=today()))
    record("test.described", refugee)
    commit()
    assert projection.rebuild() == 1
    assert row_of("area_health")[KEPT.index("due_on") + 1] == today() + timedelta(days=90)
    assert isinstance(db.session.get(Person, refugee.id), Person)
