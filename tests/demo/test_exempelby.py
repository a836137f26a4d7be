"""Exempelby: the same seed gives the same people, and the hard cases are there."""

from collections import Counter

import sqlalchemy as sa

from reception.accounts import queries as accounts
from reception.cases.models import Absence, Case, CaseAssignment, Closing, FollowUp, HandedCase, HandOver, Pause
from reception.cases.terms import CaseState, Weight
from reception.db.base import Base
from reception.db.session import db
from reception.demo.numbers import check_digit
from reception.demo.staff import ACCOUNTS
from reception.path.models import Mark, NotedFact
from reception.people.models import KeyDate, NamedAccess, Person, PersonName
from reception.people.terms import NameKind, Protection
from reception.plans.models import Action, Plan
from tests.demo.told import DAY, everything

_STAFF = Base.metadata.tables["staff_user"]
PATHS = (KeyDate, NotedFact, Mark, Pause, Closing, FollowUp, Plan, Action)


def test_every_role_of_the_contract_has_an_account(small):
    for account in ACCOUNTS:
        user = accounts.user_by_email(account.email)
        assert user is not None
        assert {duty.role for duty in accounts.actor_of(user).duties} == {account.role}


def test_amina_is_there_in_both_scripts_with_a_case_of_the_caseworker(small):
    amina = next(person for person in everything(Person) if person.shown_name == "Amina Yusuf")
    own = db.session.scalars(
        sa.select(PersonName.text).where(PersonName.person_id == amina.id, PersonName.kind == NameKind.OWN_SCRIPT)
        .execution_options(permit="test")
    ).all()  # fmt: skip
    assert own == ["أمينة يوسف"]
    case = db.session.scalar(sa.select(Case).where(Case.person_id == amina.id).execution_options(permit="test"))
    assert case.worker.email == "caseworker@demo.example"


def test_daryna_is_protected_alone_in_her_name_and_seen_by_two(small):
    bearers = [person for person in everything(Person) if "Koval" in person.shown_name.split()]
    assert [person.shown_name for person in bearers] == ["Daryna Koval"]
    named = db.session.scalars(
        sa.select(NamedAccess).where(NamedAccess.person_id == bearers[0].id).execution_options(permit="test")
    ).all()
    assert {access.user.email for access in named} == {"caseworker@demo.example", "manager@demo.example"}


def test_all_three_grades_of_protection_are_there(small):
    assert {person.protection for person in everything(Person)} == set(Protection)


def test_there_are_open_closed_and_reopened_cases_and_names_that_stand_twice(small):
    cases = list(db.session.scalars(sa.select(Case).execution_options(permit="test")))
    assert {case.state for case in cases} == set(CaseState)
    assert max(Counter(case.person_id for case in cases).values()) == 2
    assert max(Counter(person.shown_name for person in everything(Person)).values()) >= 2


def test_some_cases_are_light_and_some_demanding(exempelby):
    weights = Counter(db.session.scalars(sa.select(Case.weight).execution_options(permit="test")))
    assert 0.05 < weights[Weight.LIGHT] / weights.total() < 0.15
    assert 0.05 < weights[Weight.DEMANDING] / weights.total() < 0.15


def test_one_is_away_and_one_will_be_and_the_caseworker_stands_in(small):
    eva = accounts.user_by_email("caseworker@demo.example")
    now, later = db.session.scalars(sa.select(Absence).order_by(Absence.starts_on)).all()
    assert now.starts_on < DAY < now.ends_on
    assert later.starts_on > DAY
    assert now.substitute == eva
    assert eva not in {now.user, later.user}
    assert {now.unit.name, later.unit.name} == {"Integrationsenheten"}


def test_cases_were_handed_over_and_both_follow_them_for_a_while(small):
    eva = accounts.user_by_email("caseworker@demo.example")
    made = db.session.scalars(sa.select(HandOver)).one()
    handed = db.session.scalars(sa.select(HandedCase).execution_options(permit="test")).all()
    assert made.starts_on < DAY < made.overlap_until
    assert {(one.case.worker, one.case.state) for one in handed} == {(eva, CaseState.OPEN)}
    for one in handed:
        told = sa.select(CaseAssignment).where(CaseAssignment.case_id == one.case_id)
        both = db.session.scalars(told.execution_options(permit="test")).all()
        assert {(row.user_id, row.ends_on) for row in both} == {
            (one.from_worker_id, made.overlap_until),
            (eva.id, None),
        }


def test_the_check_digit_is_that_of_a_published_number():
    assert check_digit("640823323") == 4
