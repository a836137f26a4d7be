"""Whoever stands in has the absent one's day among the own: on its days, marked, and without protected people."""

from datetime import timedelta

import pytest
import time_machine

from reception.access.actor import system
from reception.accounts.models import RoleAssignment, User
from reception.cases import operations
from reception.db.session import db
from reception.i18n.formats import now
from reception.people.terms import Protection
from tests.factories.people import make_person
from tests.overview.making import (
    case_of,
    day,
    list_of,
    make_appointment,
    make_organisation,
    make_question,
    make_silent,
    make_task,
)

SECTIONS = ("overdue", "today", "week", "waiting", "silent")


@pytest.fixture
def absence(municipality):
    """Karin is away from today for a week; Kent stands in."""
    with system("test"):
        made = operations.plan_absence(
            user_id=municipality.caseworker.id, substitute_id=municipality.caseworker2.id,
            unit_id=municipality.unit.id, starts_on=day(0), ends_on=day(7),
        )  # fmt: skip
        db.session.commit()
    return made


@pytest.fixture
def substitute(municipality, absence, client_of):
    """Kent's browser."""
    return client_of(municipality.caseworker2)


def fill(person, agency, owner=None):
    """Something on every list."""
    for days in (-3, 0, 4):
        make_task(person, f"Task {days}", day(days), owner=owner)
        make_appointment(person, days, f"Room {days}")
    make_question(person, agency, 3)
    make_silent(person, 90)


def number_of(answer, section):
    (link,) = [a for a in answer.all("a", href=list_of(section)) if a.get("class") == "count"]
    return (link.text or "").strip()


def rows_of(answer):
    return len([row for body in answer.all("tbody") for row in body.iter("tr")])


def test_both_days_stand_in_one_and_every_number_equals_its_list(municipality, substitute):
    agency = make_organisation("Migrationsverket")
    for worker, name in ((municipality.caseworker, "Amina Ali"), (municipality.caseworker2, "Bo Ek")):
        fill(make_person(name=name, unit=municipality.unit, worker=worker), agency)
    start = substitute.get("/")
    assert "You stand in for Karin Kase until" in start.words
    for section in SECTIONS:
        listed = substitute.get(list_of(section))
        assert number_of(start, section) == str(rows_of(listed))
        assert "Amina Ali for Karin Kase" in listed.words
        assert "Bo Ek for" not in listed.words
    assert "Amina Ali for Karin Kase" in start.words
    assert "Migrationsverket 2" in start.words


def test_one_can_work_with_what_one_sees(municipality, substitute):
    person = make_person(name="Amina Ali", unit=municipality.unit, worker=municipality.caseworker)
    task = make_task(person, "Ring", day(0), owner=municipality.caseworker)
    number = case_of(person).number
    assert substitute.get(f"/cases/{number}/contacts/new").status_code == 200
    assert substitute.post(f"/cases/{number}/tasks/{task.id}/done").status_code == 303
    assert "Amina Ali" not in substitute.get("/my-day/today").words


def test_what_both_have_is_the_substitutes_own(municipality, substitute):
    person = make_person(name="Amina Ali", unit=municipality.unit, worker=municipality.caseworker)
    make_appointment(person, 0, "Room 7", author=municipality.caseworker2)
    make_task(person, "Ring", day(0), owner=municipality.caseworker2)
    words = substitute.get("/my-day/today").words
    assert "Room 7" in words
    assert "for Karin Kase" not in words


def test_the_absent_one_sees_who_stands_in(municipality, absence, client_of):
    away = client_of(municipality.caseworker)
    assert "Kent Kollega stands in for you until" in away.get("/").words
    make_person(name="Bo Ek", unit=municipality.unit, worker=municipality.caseworker2)
    assert "Bo Ek" not in away.get("/").words


@pytest.mark.parametrize("days", [-1, 8])
def test_outside_the_days_there_is_nothing(municipality, absence, client_of, days):
    person = make_person(name="Amina Ali", unit=municipality.unit, worker=municipality.caseworker)
    make_silent(person, 90)
    with time_machine.travel(now() + timedelta(days=days), tick=False):
        substitute = client_of(municipality.caseworker2)
        for path in ("/", *(list_of(section) for section in SECTIONS)):
            assert "Amina Ali" not in substitute.get(path).words
        words = substitute.get("/").words
    assert ("You will stand in for Karin Kase" in words) == (days < 0)
    assert "You stand in" not in words


def test_protected_people_stand_there_for_named_staff_alone(municipality, substitute):
    agency = make_organisation("Migrationsverket")
    hidden, known = (
        make_person(
            name=name, protection=Protection.MARKING, named=named, unit=municipality.unit,
            worker=municipality.caseworker,
        )
        for name, named in (
            ("Dana Dold", [municipality.caseworker]),
            ("Kim Känd", [municipality.caseworker, municipality.caseworker2]),
        )
    )  # fmt: skip
    fill(hidden, agency)
    fill(known, agency)
    for path in ("/", *(list_of(section) for section in SECTIONS)):
        words = substitute.get(path).words
        assert hidden.number not in words
        assert "Dana" not in words
        assert "Kim" not in words
    assert f"{known.number} Protected for Karin Kase" in substitute.get("/").words
    assert number_of(substitute.get("/"), "silent") == "1"


def test_another_units_people_are_not_brought_along(municipality, substitute):
    person = make_person(name="Elsa Annan", unit=municipality.other_unit, worker=municipality.caseworker)
    make_task(person, "Ring", day(0), owner=municipality.caseworker)
    assert "Elsa" not in substitute.get("/").words


def test_an_account_that_is_closed_or_a_duty_that_ends_breaks_nothing(municipality, substitute, client_of):
    person = make_person(name="Amina Ali", unit=municipality.unit, worker=municipality.caseworker)
    make_task(person, "Ring", day(0))
    with system("test"):
        db.session.get_one(User, municipality.caseworker.id).active = False
        db.session.query(RoleAssignment).filter_by(user_id=municipality.caseworker.id).update({"ends_on": day(-1)})
        db.session.commit()
    assert "Amina Ali for Karin Kase" in substitute.get("/my-day/today").words
    manager = client_of(municipality.manager)
    assert "Karin Kase" in manager.get("/unit/absences").words
    assert "Karin Kase" in manager.get(f"/people/{person.number}").words


def test_the_statements_do_not_grow_with_the_rows(municipality, substitute):
    counts = []
    for many in (2, 20):
        person = make_person(unit=municipality.unit, worker=municipality.caseworker)
        for number in range(many):
            make_task(person, f"Task {number}", day(-1))
            make_appointment(person, 0, f"Room {number}")
        substitute.get("/")
        counts.append(len(substitute.statements))
    assert counts[0] == counts[1] <= 20
