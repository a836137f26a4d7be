"""Homes, contracts and days of hand-made cohorts, for tests of figures."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from reception.access.actor import system
from reception.accounts.models import Unit
from reception.audit.log import record
from reception.cases.models import Case, Closing
from reception.cases.terms import CaseState, ClosingReason, Outcome
from reception.db.session import db
from reception.housing.models import Contract, ContractMember, Dwelling, DwellingUnit, HomeNeed
from reception.housing.terms import Tenure
from reception.people.models import Household, HouseholdMember, KeyDate, Person
from reception.people.terms import KeyDateKind
from reception.web import short_number
from tests.factories.people import SOURCE, make_case, make_person

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
_streets = count(1)


def keep(*rows: Any) -> None:
    """Write the rows."""
    with system("test"):
        db.session.add_all(rows)
        record("test.rows-made")
        db.session.commit()


def newcomer(unit: Unit, name: str, *, opened_on: date = date(2024, 1, 10), **days: date) -> Person:
    """Somebody with an open case and these key dates."""
    person = make_person(name=name, unit=unit, opened_on=opened_on)
    keep(*(KeyDate(person_id=person.id, kind=KeyDateKind(kind), on_day=day) for kind, day in days.items()))
    return person


def live_together(*people: Person) -> Household:
    """A household of these people."""
    household = Household(made_at=NOON)
    keep(household)
    keep(*(HouseholdMember(household_id=household.id, person_id=one.id) for one in people))
    return household


def home(rooms: int | None = 2, *, units: int = 1, **facts: Any) -> Dwelling:
    """A home; let by the room where it has several units."""
    street = f"Provgatan {next(_streets)}"
    dwelling = Dwelling(number=short_number.make(SOURCE), street=street, sort_key=street, rooms=rooms, **facts)
    dwelling.units = [DwellingUnit(label=f"Room {number}" if units > 1 else "", capacity=4) for number in range(units)]
    keep(dwelling)
    return dwelling


def live(
    *people: Person, tenure: Tenure = Tenure.MUNICIPAL, first: date, unit: DwellingUnit | None = None, **facts: Any
) -> Contract:
    """A contract of these people."""
    contract = Contract(
        number=short_number.make(SOURCE), tenure=tenure, unit_id=unit.id if unit else None, first_on=first,
        made_at=NOON, **facts,
    )  # fmt: skip
    contract.members = [ContractMember(person_id=one.id, is_tenant=one is people[0]) for one in people]
    keep(contract)
    return contract


def case_of(person: Person) -> Case:
    """The case of somebody who has one."""
    return db.session.query(Case).execution_options(permit="test").filter_by(person_id=person.id).one()


def close(person: Person, on: date, reason: ClosingReason, *, reopened_on: date | None = None) -> None:
    """Close the case, or say that it was closed for a time."""
    case = case_of(person)
    if reopened_on is None:
        case.state, case.closed_on = CaseState.CLOSED, on
    keep(
        Closing(
            case_id=case.id, closed_on=on, outcome=Outcome.UNKNOWN, reason=reason, made_at=NOON,
            reopened_on=reopened_on, reopened_because="Came back" if reopened_on else None,
        )
    )  # fmt: skip


def seek(person: Person, household: Household | None = None, **facts: Any) -> HomeNeed:
    """A home is sought for somebody."""
    need = HomeNeed(
        number=short_number.make(SOURCE), case_id=case_of(person).id, household_id=household.id if household else None,
        made_at=NOON, **facts,
    )  # fmt: skip
    keep(need)
    return need


__all__ = ["close", "home", "keep", "live", "live_together", "make_case", "newcomer", "seek"]
