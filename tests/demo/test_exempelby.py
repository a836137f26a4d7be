"""Exempelby: the same seed gives the same people, and the hard cases are there."""

from collections import Counter
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from reception.access.actor import system
from reception.accounts import queries as accounts
from reception.cases.models import Case
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.demo import operations
from reception.demo.numbers import check_digit
from reception.demo.staff import ACCOUNTS
from reception.people.models import NamedAccess, Person, PersonName
from reception.people.terms import NameKind, Protection

DAY = date(2026, 11, 22)


@pytest.fixture
def exempelby(app: Flask) -> None:
    with system("test"):
        operations.load(persons=80, seed=7, today=DAY)


def everybody() -> list[Person]:
    return list(db.session.scalars(sa.select(Person).order_by(Person.id).execution_options(permit="test")))


def test_every_role_of_the_contract_has_an_account(exempelby):
    for account in ACCOUNTS:
        user = accounts.user_by_email(account.email)
        assert user is not None
        assert {duty.role for duty in accounts.actor_of(user).duties} == {account.role}


def test_amina_is_there_in_both_scripts_with_a_case_of_the_caseworker(exempelby):
    amina = next(person for person in everybody() if person.shown_name == "Amina Yusuf")
    own = db.session.scalars(
        sa.select(PersonName.text).where(PersonName.person_id == amina.id, PersonName.kind == NameKind.OWN_SCRIPT)
        .execution_options(permit="test")
    ).all()  # fmt: skip
    assert own == ["أمينة يوسف"]
    case = db.session.scalar(sa.select(Case).where(Case.person_id == amina.id).execution_options(permit="test"))
    assert case.worker.email == "caseworker@demo.example"


def test_daryna_is_protected_alone_in_her_name_and_seen_by_two(exempelby):
    bearers = [person for person in everybody() if "Koval" in person.shown_name.split()]
    assert [person.shown_name for person in bearers] == ["Daryna Koval"]
    named = db.session.scalars(
        sa.select(NamedAccess).where(NamedAccess.person_id == bearers[0].id).execution_options(permit="test")
    ).all()
    assert {access.user.email for access in named} == {"caseworker@demo.example", "manager@demo.example"}


def test_all_three_grades_of_protection_are_there(exempelby):
    assert {person.protection for person in everybody()} == set(Protection)


def test_there_are_open_closed_and_reopened_cases_and_names_that_stand_twice(exempelby):
    cases = list(db.session.scalars(sa.select(Case).execution_options(permit="test")))
    assert {case.state for case in cases} == set(CaseState)
    assert max(Counter(case.person_id for case in cases).values()) == 2
    assert max(Counter(person.shown_name for person in everybody()).values()) >= 2


def test_the_same_seed_and_day_give_the_same_people(app):
    told = []
    for _turn in range(2):
        with system("test"):
            outer = db.session.begin_nested()
            operations.load(persons=30, seed=3, today=DAY)
            db.session.flush()
            told.append([(person.number, person.shown_name, person.birth_on) for person in everybody()])
            outer.rollback()
    assert told[0] == told[1]
    assert len(told[0]) == 30


def test_the_check_digit_is_that_of_a_published_number():
    assert check_digit("640823323") == 4
