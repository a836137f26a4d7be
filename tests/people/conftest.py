"""A family whose mother the caseworker works with; tests that need another say so themselves."""

import pytest

from reception.people.models import Person
from tests.clients import StrictClient
from tests.factories.people import make_person
from tests.files import making
from tests.people.families import make_children
from tests.people.papers import add, rows


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


@pytest.fixture
def papers(browser, mother):
    """A passport with its file, and the row it became."""
    assert add(browser, mother, making.pdf(), title="Syriskt pass").status_code == 303
    return rows(mother)[0]


@pytest.fixture
def partner(app) -> StrictClient:
    """Somebody outside, who has no account."""
    browser = StrictClient(app)
    browser.speak("en")
    return browser
