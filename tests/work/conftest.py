"""Somebody on her way to work, an employer, and her caseworker's browser."""

from collections.abc import Callable

import pytest

from reception.accounts.models import User
from reception.organisations.models import Organisation
from reception.people.models import Person
from reception.work.models import WorkFile
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.work import make_employer, make_work_file

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def employer() -> Organisation:
    return make_employer()


@pytest.fixture
def file(municipality: Municipality, person: Person) -> WorkFile:
    return make_work_file(person, unit=municipality.unit)


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)
