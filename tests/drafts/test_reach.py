"""A draft is never shown to the wrong one, and never lost for the right one."""

import random
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from reception.access.actor import system
from reception.db.session import db
from reception.drafts.models import Draft
from reception.people.models import NamedAccess
from reception.people.terms import Protection
from reception.web import short_number
from tests.contacts.conftest import case_of
from tests.factories.people import make_person

MONDAY = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
NOTE = "Vill flytta till Åmål."
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to(MONDAY, tick=False)


def keep(browser, path):
    return browser.post(path, data={"summary": NOTE, "_draft": "1", "_writing": "one"}, headers=JSON)


def drafts():
    return db.session.scalars(sa.select(Draft).order_by(Draft.id)).all()


@pytest.fixture
def protected(municipality):
    """Somebody whose file two caseworkers may open."""
    both = (municipality.caseworker, municipality.caseworker2)
    return make_person(
        name="Leila Dold", protection=Protection.REGISTRATION, named=both, unit=municipality.unit, worker=both[0]
    )


def test_nobody_else_meets_it_on_the_same_page(worker, amina, client_of, municipality):
    path = f"{amina.path}/contacts/new"
    keep(worker, path)
    [draft] = drafts()
    colleague = client_of(municipality.caseworker2)
    for address in (path, f"{path}?draft={draft.id}", "/"):
        page = colleague.get(address)
        assert "draft from" not in page.words
        assert "Unfinished" not in page.words
        assert "Åmål" not in page.get_data(as_text=True)


def test_nobody_else_throws_it_away_or_takes_it_back(worker, amina, client_of, municipality):
    keep(worker, f"{amina.path}/contacts/new")
    [draft] = drafts()
    colleague = client_of(municipality.caseworker2)
    assert colleague.post(f"/drafts/{draft.id}/throw-away").status_code == 303
    assert colleague.post(f"/drafts/{draft.id}/take-back").status_code == 404
    assert drafts()[0].thrown_at is None


def test_two_people_write_on_the_same_page_without_meeting(worker, amina, client_of, municipality):
    path = f"{amina.path}/contacts/new"
    keep(worker, path)
    keep(client_of(municipality.caseworker2), path)
    assert len(drafts()) == 2


def test_it_is_given_back_on_its_own_page_alone(worker, amina):
    keep(worker, f"{amina.path}/contacts/new")
    [draft] = drafts()
    elsewhere = worker.get(f"{amina.path}/appointments/new?draft={draft.id}")
    assert "Åmål" not in elsewhere.get_data(as_text=True)


def test_the_answer_does_not_tell_whether_the_row_exists(worker, amina, client_of, municipality):
    stranger = client_of(municipality.other_unit_caseworker)
    real, invented = f"{amina.path}/contacts/new", f"/cases/{nobodys()}/contacts/new"
    answers = [keep(stranger, path) for path in (real, invented)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json
    for path in (real, invented):
        assert stranger.get(path).status_code == 404


def test_it_is_away_with_the_right_and_back_with_it(worker, amina, client_of, municipality, time_machine):
    path = f"{amina.path}/contacts/new"
    keep(worker, path)
    [draft] = drafts()
    move(amina.case, municipality.other_unit)
    answer = worker.get(f"{path}?draft={draft.id}")
    assert answer.status_code == 404
    assert "Åmål" not in answer.get_data(as_text=True)
    assert "Unfinished" not in worker.get("/").words
    assert keep(worker, path).status_code == 200
    time_machine.move_to(MONDAY + timedelta(days=12), tick=False)
    move(amina.case, municipality.unit)
    again = client_of(municipality.caseworker)
    assert "You have a draft" in again.get(path).words
    assert "Amina Warsame" in again.get("/").words


def test_a_protected_person_is_named_to_nobody_who_lost_the_file(protected, client_of, municipality):
    with system("test"):
        path = f"/cases/{case_of(protected).number}/contacts/new"
    mine = client_of(municipality.caseworker2)
    keep(mine, path)
    day = mine.get("/")
    assert "Unfinished" in day.words
    assert "Leila" not in day.words
    assert protected.number in day.words
    assert "Protected" in day.words
    assert "You have a draft" in mine.get(path).words
    db.session.execute(
        sa.delete(NamedAccess)
        .where(NamedAccess.user_id == municipality.caseworker2.id)
        .execution_options(permit="test")
    )
    assert mine.get(path).status_code == 404
    assert protected.number not in mine.get("/").words
    assert len(drafts()) == 1


def test_a_role_that_is_gone_takes_its_pages_along(worker, amina, client_of, municipality):
    keep(worker, f"{amina.path}/contacts/new")
    with system("test"):
        municipality.caseworker.duties[0].role = municipality.administrator.duties[0].role
        db.session.commit()
    assert client_of(municipality.caseworker).get(f"{amina.path}/contacts/new").status_code == 403


def nobodys():
    """A number that no case has."""
    return short_number.make(random.Random(77))


def move(case, unit):
    with system("test"):
        case.unit_id = unit.id
        db.session.commit()
