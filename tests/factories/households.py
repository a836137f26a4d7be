"""Households as tests need them: who lives with whom, straight into the database."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import db
from reception.people.models import ExpectedMember, Guardianship, Household, HouseholdMember, Person
from reception.people.terms import ExpectedState, GuardianKind, HouseholdRole

SINCE = date(2026, 2, 1)
Living = tuple[Person, HouseholdRole]


def make_household(
    *living: Living, since: date | None = SINCE, until: date | None = None, expected: Iterable[str] = ()
) -> Household:
    """A household of these people, from a day and perhaps up to another; `expected` are names."""
    with system("test"):
        household = Household(made_at=datetime(2026, 2, 1, 9, tzinfo=UTC))
        db.session.add(household)
        db.session.flush()
        for person, role in living:
            db.session.add(
                HouseholdMember(
                    household_id=household.id, person_id=person.id, role=role, starts_on=since, ends_on=until
                )
            )
        for name in expected:
            db.session.add(ExpectedMember(household_id=household.id, name=name, state=ExpectedState.EXPECTED))
        record("test.household-made", household)
        db.session.commit()
    return household


def make_guardian(
    person: Person,
    guardian: Person | None = None,
    *,
    name: str | None = None,
    kind: GuardianKind = GuardianKind.CUSTODIAN,
) -> Guardianship:
    """Somebody who decides for `person`, of the register or by name."""
    with system("test"):
        row = Guardianship(
            person_id=person.id, guardian_id=guardian.id if guardian else None, guardian_name=name, kind=kind
        )
        db.session.add(row)
        db.session.flush()
        record("test.guardian-made", row)
        db.session.commit()
    return row
