"""Fixtures of tests about what a newcomer reads: somebody with a case, her browser, and her caseworker's."""

from collections.abc import Callable

import pytest
from flask import Flask

from reception.accounts.models import User
from reception.cases.models import Case
from reception.people.models import Person
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.plans import case_of
from tests.factories.portal import newcomer_in

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def case(person: Person) -> Case:
    return case_of(person)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)


@pytest.fixture
def hers(app: Flask, case: Case) -> StrictClient:
    """Her own browser, in Arabic."""
    return newcomer_in(app, case)
