"""Those who are expected in a household: who, and when; whether they came."""

from datetime import date
from typing import Any

from reception.audit.log import record
from reception.db.session import db
from reception.i18n.text_safety import clean
from reception.people import queries
from reception.people.models import ExpectedMember, Household, HouseholdMember, Person
from reception.people.operations.households import AlreadyMember, join_household
from reception.people.rules.birth import Birth
from reception.people.rules.households import Period
from reception.people.terms import ExpectedState, HouseholdRole, Source


def expect_member(
    household: Household,
    *,
    name: str,
    role: HouseholdRole,
    birth: Birth | None = None,
    planned_on: date | None = None,
    person: Person,
) -> ExpectedMember:
    """Note somebody who is to join a household. `person` is whose page it was noted on. Raises UnsafeText."""
    expected = ExpectedMember(household_id=household.id, state=ExpectedState.EXPECTED)
    _describe(expected, name=name, role=role, birth=birth, planned_on=planned_on)
    db.session.add(expected)
    db.session.flush()
    record("household.expected", expected, people=(person.id,), role=role)
    return expected


def change_expected(
    expected: ExpectedMember,
    *,
    name: str,
    role: HouseholdRole,
    birth: Birth | None = None,
    planned_on: date | None = None,
    person: Person,
) -> None:
    """Change who is expected, or when. Raises UnsafeText."""
    _describe(expected, name=name, role=role, birth=birth, planned_on=planned_on)
    db.session.flush()
    record("household.expected-changed", expected, people=(person.id,))


def _describe(expected: ExpectedMember, *, name: str, birth: Birth | None, **values: Any) -> None:
    expected.name = clean(name)
    expected.birth_on, expected.birth_precision = birth or (None, None)
    expected.role, expected.planned_on = values["role"], values["planned_on"]


def cancel_expected(expected: ExpectedMember, *, person: Person) -> None:
    """Whoever was expected does not come."""
    _become(expected, ExpectedState.CANCELLED, person)


def expect_again(expected: ExpectedMember, *, person: Person) -> None:
    """Whoever was said not to come is expected after all."""
    _become(expected, ExpectedState.EXPECTED, person)


def _become(expected: ExpectedMember, state: ExpectedState, person: Person) -> None:
    expected.state = state
    db.session.flush()
    record("household.expected-changed", expected, people=(person.id,), state=state)


def arrive(expected: ExpectedMember, person: Person, on: date) -> HouseholdMember:
    """Whoever was expected came on a day and is `person` of the register, a member from then on.

    Who was made a member already stays the member she is.
    """
    member = _joined(expected, person, on)
    expected.state, expected.person_id = ExpectedState.ARRIVED, person.id
    db.session.flush()
    record("household.arrived", expected, people=(person.id,))
    return member


def _joined(expected: ExpectedMember, person: Person, on: date) -> HouseholdMember:
    try:
        return join_household(expected.household, person, role=expected.role, starts_on=on, source=Source.PERSON)
    except AlreadyMember:
        there = queries.memberships(expected.household_id, person.id)
        return next(member for member in there if not Period(member.starts_on, member.ends_on).is_over(on))
