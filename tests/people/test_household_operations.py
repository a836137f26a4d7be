"""Households by their operations: what an import calls, and what is refused."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from reception.audit.models import AuditEvent
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.people import operations, queries
from reception.people.models import HouseholdMember
from reception.people.operations import AlreadyMember
from reception.people.terms import ExpectedState, HouseholdRole, Source
from tests.clients import _statements
from tests.factories.people import make_person

REFERENCE, CHILD = HouseholdRole.REFERENCE, HouseholdRole.CHILD


@pytest.fixture
def person(municipality):
    return make_person(unit=municipality.unit)


@pytest.fixture(autouse=True)
def as_caseworker(municipality, acting):
    with acting(municipality.caseworker):
        yield


def events(action: str) -> list[AuditEvent]:
    return list(db.session.scalars(sa.select(AuditEvent).filter_by(action=action).order_by(AuditEvent.id)))


def test_many_join_at_once_each_recorded_and_nobody_twice(municipality):
    family = [make_person(name=f"Barn {place}", unit=municipality.unit) for place in range(5)]
    household, other = operations.start_households(2)
    entries = [(household, person, CHILD, date(2026, 1, 1)) for person in family]
    _statements.clear()
    members = operations.join_many([*entries, (other, family[0], REFERENCE, None), entries[0]], Source.IMPORT)
    inserts = [text for text in _statements if text.startswith("INSERT INTO household_member")]
    assert len(members) == 6
    assert {member.source for member in members} == {Source.IMPORT}
    assert len(inserts) in {1, 6}  # SQLite may write row by row
    assert operations.join_many(entries, Source.IMPORT) == []
    commit()
    assert [event.people.strip() for event in events("household.joined")] == [
        str(member.person_id) for member in members
    ]


def test_a_person_is_not_twice_in_a_household_at_once_but_may_come_back(person):
    household = operations.start_household()
    member = operations.join_household(household, person, role=REFERENCE, starts_on=date(2026, 1, 1))
    for starts_on in (None, date(2025, 1, 1), date(2027, 1, 1)):
        with pytest.raises(AlreadyMember):
            operations.join_household(household, person, role=CHILD, starts_on=starts_on)
    operations.leave_household(member, date(2026, 2, 1))
    again = operations.join_household(household, person, role=REFERENCE, starts_on=date(2026, 3, 1))
    with pytest.raises(AlreadyMember):
        operations.change_member(member, role=REFERENCE, starts_on=date(2026, 1, 1), ends_on=None)
    with pytest.raises(AlreadyMember):
        operations.move(again, household, date(2026, 4, 1))
    commit()


def test_an_unchanged_member_leaves_no_trace_and_an_old_version_is_refused(person):
    household = operations.start_household()
    member = operations.join_household(household, person, role=REFERENCE, starts_on=None)
    commit()
    operations.change_member(member, role=REFERENCE, starts_on=None, ends_on=None, version=member.version)
    assert not events("household.member-changed")
    with pytest.raises(StaleDataError):
        operations.change_member(member, role=CHILD, starts_on=None, ends_on=None, version=member.version + 1)


def test_who_comes_and_is_a_member_already_stays_the_member_she_is(person, municipality):
    household = operations.start_household()
    child = make_person(name="Hodan", unit=municipality.unit)
    member = operations.join_household(household, child, role=CHILD, starts_on=today() - timedelta(days=3))
    birth = (date(2020, 1, 1), "year")
    expected = operations.expect_member(household, name="Hodan", role=CHILD, birth=birth, person=person)
    assert operations.arrive(expected, child, today()) is member
    assert expected.state is ExpectedState.ARRIVED
    commit()
    assert len(list(queries.memberships(household.id, child.id))) == 1
    assert [event.people.strip() for event in events("household.expected")] == [str(person.id)]


def test_a_database_refuses_a_second_open_place_that_slipped_past(person):
    household = operations.start_household()
    db.session.add_all(HouseholdMember(household_id=household.id, person_id=person.id) for _time in range(2))
    with pytest.raises(sa.exc.IntegrityError, match="household_member"):
        db.session.flush()
    db.session.rollback()
