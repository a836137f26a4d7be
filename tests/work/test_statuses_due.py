"""A day's work tells whose status is to be asked: of one's own open cases, and of the last year alone."""

from datetime import date, timedelta

import pytest
import time_machine

from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import KeyDate
from reception.people.terms import KeyDateKind, Protection
from reception.work.models import StatusNote
from reception.work.queries.statuses_due import statuses_due
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import WorkStatus
from tests import clients
from tests.factories.people import make_case, make_person
from tests.factories.work import make_employer, make_employment, make_in, make_work_file
from tests.work.living import NOON
from tests.work.test_statuses import keep, left_programme

YEAR_AGO = date(2025, 10, 1)


@pytest.fixture(autouse=True)
def a_day_in_november():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def due(municipality, acting):
    def found(user=municipality.caseworker, window=None):
        db.session.commit()
        with acting(user) as actor:
            return [(one.person_number, one.moment, one.day) for one in statuses_due(actor, today(), window)]

    return found


def received(municipality, on, **facts):
    facts = {"unit": municipality.unit, "worker": municipality.caseworker, **facts}
    person = make_person(**facts)
    keep(KeyDate(person_id=person.id, kind=KeyDateKind.RECEIVED, on_day=on))
    return person


def test_a_moment_whose_day_has_passed_or_comes_soon_is_to_be_asked(due, municipality):
    passed = received(municipality, YEAR_AGO)
    soon = received(municipality, today() - timedelta(days=365 - 7))
    received(municipality, today() - timedelta(days=365 - 40))
    assert due() == [
        (passed.number, "received-12-months", date(2026, 10, 1)),
        (soon.number, "received-12-months", date(2026, 11, 29)),
    ]


def test_what_is_noted_or_reckoned_is_not_asked(due, municipality):
    working, told, asked = (received(municipality, YEAR_AGO) for _ in range(3))
    make_employment(make_work_file(working, unit=municipality.unit), make_employer(), date(2026, 2, 1))
    for person, status in ((told, WorkStatus.NEITHER), (asked, WorkStatus.UNKNOWN)):
        make_in(
            make_work_file(person, unit=municipality.unit), StatusNote, moment="received-12-months",
            on=date(2026, 10, 1), status=status, learnt_through=LearntThrough.PERSON,
        )  # fmt: skip
    assert due() == []


def test_a_job_that_covers_another_day_leaves_the_question(due, municipality):
    person = received(municipality, YEAR_AGO)
    file = make_work_file(person, unit=municipality.unit)
    make_employment(file, make_employer(), date(2026, 2, 1), ended_on=date(2026, 9, 30))
    assert [moment for _number, moment, _day in due()] == ["received-12-months"]


def test_the_end_of_the_programme_brings_its_moment(due, municipality):
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    left_programme(make_work_file(person, unit=municipality.unit))
    assert due() == [(person.number, "left-90-days", date(2026, 9, 18))]


def test_what_lies_more_than_a_year_back_is_no_task_of_the_day(due, municipality):
    received(municipality, date(2024, 11, 1))
    assert [day for _number, _moment, day in due()] == [date(2026, 11, 1)]


def test_only_ones_own_open_cases_call(due, municipality):
    received(municipality, YEAR_AGO, worker=municipality.caseworker2)
    closed = received(municipality, YEAR_AGO, unit=None, worker=None)
    make_case(closed, unit=municipality.unit, worker=municipality.caseworker, closed_on=date(2026, 11, 1))
    assert due() == []
    assert len(due(municipality.caseworker2)) == 1


def test_somebody_hidden_never_shows_and_named_staff_see_a_number(due, municipality):
    received(municipality, YEAR_AGO, protection=Protection.REGISTRATION)
    named = received(municipality, YEAR_AGO, protection=Protection.REGISTRATION, named=[municipality.caseworker])
    assert [number for number, _moment, _day in due()] == [named.number]


def test_what_another_board_noted_answers_nothing_here(due, municipality):
    person = received(municipality, YEAR_AGO)
    theirs = make_work_file(person, unit=municipality.other_board_unit)
    make_employment(theirs, make_employer(), date(2026, 2, 1))
    assert len(due()) == 1


def test_however_many_there_are_it_takes_two_statements_and_a_window(due, municipality):
    people = [received(municipality, YEAR_AGO + timedelta(days=place)) for place in range(6)]
    found = due()
    assert [number for number, _moment, _day in found] == [one.number for one in people]
    assert due(window=(2, 3)) == found[2:5]


def test_it_takes_two_statements(municipality, acting):
    for place in range(4):
        received(municipality, YEAR_AGO + timedelta(days=place))
    db.session.commit()
    with acting(municipality.caseworker) as actor:
        clients._statements.clear()
        assert len(statuses_due(actor, today())) == 4
        assert len(clients._statements) <= 2, clients._statements
