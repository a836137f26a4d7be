"""Somebody whose education is mapped, and her caseworker's browser."""

from collections.abc import Callable

import pytest

from reception.accounts.models import User
from reception.people.models import Person
from reception.skills.models import (
    Qualification,
    SkillsProfile,
)
from reception.skills.terms import QualificationKind
from tests.clients import StrictClient
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.skills import make_profile, make_qualification
from tests.skills.validating import day

ClientOf = Callable[[User], StrictClient]


@pytest.fixture
def person(municipality: Municipality) -> Person:
    return make_person(name="Amina Yusuf", unit=municipality.unit, worker=municipality.caseworker)


@pytest.fixture
def profile(municipality: Municipality, person: Person) -> SkillsProfile:
    return make_profile(person, unit=municipality.unit, started_on=day(-400))


@pytest.fixture
def degree(profile: SkillsProfile) -> Qualification:
    return make_qualification(profile, QualificationKind.EDUCATION, "Nursing, Mogadishu", level_code="5", country="SO")


@pytest.fixture
def browser(municipality: Municipality, client_of: ClientOf) -> StrictClient:
    return client_of(municipality.caseworker)
