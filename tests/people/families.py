"""A family, and how its tests read the pages about it."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.db.session import db
from reception.people.models import HouseholdMember, Person
from reception.people.terms import HouseholdRole
from tests.factories.municipality import Municipality
from tests.factories.people import make_case, make_person
from tests.page_rules import text_of

REFERENCE, PARTNER, CHILD = HouseholdRole.REFERENCE, HouseholdRole.PARTNER, HouseholdRole.CHILD


def make_children(municipality: Municipality) -> list[Person]:
    """Hodan has a case of her own in the unit, Bilal a closed one."""
    hodan = make_person(name="Hodan Yusuf", birth=date(2023, 3, 1), unit=municipality.unit)
    bilal = make_person(name="Bilal Yusuf", birth=date(2017, 3, 1))
    make_case(bilal, unit=municipality.unit, closed_on=date(2026, 3, 1))
    db.session.commit()
    return [hodan, bilal]


def tab(person: Person, rest: str = "") -> str:
    """The address of a person's household."""
    return f"/people/{person.number}/household{rest}"


def rows(model: Any, **facts: Any) -> list[Any]:
    """The rows of that model with these facts, as they were made."""
    query = sa.select(model).filter_by(**facts).order_by(model.id).execution_options(permit="test")
    return list(db.session.scalars(query))


def member_of(person: Person) -> int:
    """The id of the person's latest place in a household."""
    return int(rows(HouseholdMember, person_id=person.id)[-1].id)


def row_of(page: Any, name: str) -> str:
    """The words of the table row about `name`."""
    found = [text_of(row) for row in page.all("tr") if name in text_of(row)]
    assert found, f"no row about {name}: {page.words}"
    return found[0]
