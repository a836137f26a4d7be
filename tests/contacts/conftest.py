"""What the tests of contacts share: somebody with an open case, and a signed-in caseworker."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from reception.access.actor import system
from reception.accounts.models import User
from reception.cases import queries as cases
from reception.cases.models import Case
from reception.db.session import db
from reception.organisations.models import ContactPerson, Organisation
from reception.organisations.terms import OrganisationKind
from reception.people.models import Person
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person


@dataclass
class Amina:
    """Somebody with a case of the caseworker's, and its addresses."""

    person: Person
    case: Case

    @property
    def path(self) -> str:
        """Where pages of the case begin."""
        return f"/cases/{self.case.number}"

    @property
    def page(self) -> str:
        """The person's page."""
        return f"/people/{self.person.number}"


def case_of(person: Person) -> Case:
    """The open case of a person."""
    with system("test"):
        case = cases.open_case_of(person)
    assert case is not None
    return case


@pytest.fixture
def amina(municipality: Municipality) -> Amina:
    """Amina Warsame, with whom the caseworker works."""
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    return Amina(person, case_of(person))


@pytest.fixture
def worker(client_of: Callable[[User], StrictClient], municipality: Municipality) -> StrictClient:
    """The caseworker's browser."""
    return client_of(municipality.caseworker)


@pytest.fixture
def agency(app: object) -> Organisation:
    """An authority that is asked questions, with somebody who works there."""
    row = Organisation(name="Arbetsförmedlingen", sort_key="arbetsformedlingen", kind=OrganisationKind.AUTHORITY)
    row.contact_persons.append(ContactPerson(name="Kim Berg"))
    db.session.add(row)
    db.session.commit()
    return row
