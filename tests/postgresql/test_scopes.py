"""The scopes of permits are SQL: here they are asked of both databases, row by row."""

import pytest
import sqlalchemy as sa

from reception.access.permit import OutOfReach
from reception.cases import permits as case_permits
from reception.cases.models import Case
from reception.contacts import permits as contact_permits
from reception.contacts.models import Contact, Question
from reception.people import permits as people_permits
from reception.people.models import Person, RegistrationDraft
from reception.people.terms import Protection
from tests.factories.files import make_file

KINDS = ("own", "other_unit", "other_board", "protected")
OWN = {"own"}
NOT_HIDDEN = {"own", "other_unit", "other_board"}

#: permit: (model, what each sees)
REACH = {
    case_permits.READ: (
        Case,
        {"caseworker": {"own", "protected"}, "caseworker2": OWN, "manager": OWN, "administrator": set()},
    ),
    contact_permits.READ: (
        Contact,
        {"caseworker": {"own", "protected"}, "caseworker2": OWN, "manager": OWN, "administrator": set()},
    ),
    contact_permits.READ_QUESTIONS: (
        Question,
        {"caseworker": {"own", "protected"}, "caseworker2": OWN, "reader": set()},
    ),
    people_permits.READ: (
        Person,
        {"caseworker": {"own", "protected"}, "caseworker2": OWN, "manager": OWN, "administrator": set()},
    ),
    people_permits.IDENTIFY: (
        Person,
        {
            "caseworker": {*NOT_HIDDEN, "protected"},
            "caseworker2": NOT_HIDDEN,
            "other_board_caseworker": NOT_HIDDEN,
            "sfi_staff": set(),
        },
    ),
    people_permits.NAME_STAFF: (
        Person,
        {"manager": {"own", "protected"}, "caseworker": set(), "other_board_manager": {"other_board"}},
    ),
    people_permits.DECIDE_DRAFT: (
        RegistrationDraft,
        {"manager": {"own", "protected"}, "caseworker": set(), "other_unit_manager": {"other_unit"}},
    ),
}


@pytest.fixture
def kinds(municipality):
    """{person id: kind of file}, seen from the caseworker."""
    world = municipality
    made = {
        "own": make_file(
            "Egenalund", unit=world.unit, worker=world.caseworker, number="199005172385", phone="0701740600"
        ),
        "other_unit": make_file("Grannavik", unit=world.other_unit, number="198203242381", phone="0701740601"),
        "other_board": make_file("Namndeborg", unit=world.other_board_unit, number="197501012389", phone="0701740602"),
        "protected": make_file(
            "Skyddahus",
            unit=world.unit,
            number="196412282387",
            phone="0701740603",
            protection=Protection.MARKING,
            named=[world.caseworker],
        ),
    }
    return {file.person.id: kind for kind, file in made.items()}


def person_id_of(row):
    """Whom a row is about."""
    return row.audited_people[0]


@pytest.mark.parametrize("permit", REACH, ids=lambda permit: permit.name)
def test_a_permit_reaches_exactly_its_rows(municipality, kinds, acting, permit):
    model, table = REACH[permit]
    for who, expected in table.items():
        with acting(getattr(municipality, who)):
            assert {kinds[person_id_of(row)] for row in permit.all(sa.select(model))} == expected, who


@pytest.mark.parametrize("permit", REACH, ids=lambda permit: permit.name)
def test_a_row_out_of_reach_is_as_one_that_is_not_there(municipality, kinds, acting, permit):
    model, _table = REACH[permit]
    with acting(municipality.statistician), pytest.raises(OutOfReach):
        permit.one(sa.select(model).limit(1))


def test_a_name_is_found_whatever_the_database_thinks_of_capitals(municipality, acting):
    make_file("Åkerö", unit=municipality.unit, number="199005172385", phone="0701740600")
    with acting(municipality.caseworker):
        found = people_permits.IDENTIFY.all(sa.select(Person).where(Person.sort_key.startswith("kanarie")))
    assert len(found) == 1
