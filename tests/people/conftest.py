"""A family whose mother the caseworker works with; tests that need another say so themselves."""

import pytest

from reception.people.models import Person
from tests.factories.people import make_person
from tests.people.families import make_children


@pytest.fixture
def mother(municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def father(municipality) -> Person:
    return make_person(name="Yusuf Cabdi", unit=municipality.other_unit)


@pytest.fixture
def children(municipality) -> list[Person]:
    return make_children(municipality)


@pytest.fixture
def browser(client_of, municipality):
    return client_of(municipality.caseworker)
