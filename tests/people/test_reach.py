"""What a reader reaches is the same set of people, asked of each or listed at once."""

import sqlalchemy as sa

from reception.db.session import db
from reception.people import permits
from reception.people.models import Person
from reception.people.terms import Protection
from tests.factories.people import make_person


def test_asked_of_each_and_listed_at_once_reach_the_same_people(municipality, acting):
    make_person(name="Ours", unit=municipality.unit, worker=municipality.caseworker)
    make_person(name="Theirs", unit=municipality.other_unit)
    make_person(name="Hidden", unit=municipality.unit, protection=Protection.MARKING, named=[municipality.caseworker])
    reached = {}
    for user in (municipality.caseworker, municipality.caseworker2, municipality.manager):
        with acting(user) as actor:
            one, all_ = (names_where(scope(actor)) for scope in (permits.in_reach, permits.all_in_reach))
        assert one == all_
        reached[user.id] = one
    assert {"Ours", "Hidden"} <= reached[municipality.caseworker.id]
    assert "Hidden" not in reached[municipality.manager.id] | reached[municipality.caseworker2.id]


def names_where(condition):
    """The names of the people under a condition that is a permit's own."""
    query = sa.select(Person.shown_name).where(condition).execution_options(permit="person.read")
    return set(db.session.scalars(query))
